"""Our named tuples mean what the standard ones mean."""

from __future__ import annotations

import inspect
import pickle
import typing
from typing import Any, ClassVar

import pytest

from ismap_check.model.rows import FEW, NamedTuple
from ismap_check.report.blocks import Badge, Tone


class Ours(NamedTuple):
    """A class as the report has them."""

    text: str
    many: tuple[str, ...] = ()
    later: Other | None = None

    @property
    def loud(self) -> str:
        """The text in capitals."""
        return self.text.upper()

    @classmethod
    def empty(cls) -> Ours:
        """Return one without a text."""
        return cls("")


class Standard(typing.NamedTuple):
    """A class as the report has them."""

    text: str
    many: tuple[str, ...] = ()
    later: Other | None = None


class Other(NamedTuple):
    """A class that is declared after it is named."""

    number: int


def test_fields_and_defaults_are_the_same() -> None:
    assert Ours._fields == Standard._fields
    assert Ours._field_defaults == Standard._field_defaults
    assert Ours.__match_args__ == Standard.__match_args__


def test_values_behave_as_tuples() -> None:
    one = Ours("a", later=Other(1))
    assert hash(one) == hash(Standard("a", later=Other(1)))
    assert one._replace(text="b").text == "b"
    assert tuple(one) == ("a", (), (1,))
    assert repr(one) == "Ours(text='a', many=(), later=Other(number=1))"
    assert not hasattr(one, "__dict__")


def test_methods_and_words_of_the_class_are_kept() -> None:
    assert Ours.empty().loud == ""
    assert Ours.__doc__ == "A class as the report has them."
    assert (Ours.__module__, Ours.__qualname__) == (__name__, "Ours")


def test_types_can_be_asked_for() -> None:
    assert typing.get_type_hints(Ours)["later"] == Other | None


def test_a_value_comes_back_from_a_pickle() -> None:
    badge = Badge("met", Tone.GOOD, "o")
    assert pickle.loads(pickle.dumps(badge)) == badge  # noqa: S301 -- our own bytes


def test_a_second_base_is_refused() -> None:
    body: dict[str, Any] = {"__module__": __name__, "__annotations__": {"x": ClassVar[int]}}
    how: Any = type(NamedTuple)
    with pytest.raises(TypeError):
        how("Two", (NamedTuple, dict), body)


def fresh() -> Any:
    """Return a class that has no objects yet."""

    class Fresh(NamedTuple):
        text: str
        many: tuple[str, ...] = ()

    return Fresh


def standard() -> Any:
    return typing.NamedTuple("Standard", [("text", str)])


@pytest.mark.parametrize("kind", [fresh, standard])
def test_wrong_values_are_refused_as_by_the_standard_ones(kind: Any) -> None:
    for values, named in (((), {}), (("a",), {"text": "b"}), (("a",), {"number": 1}), (("a", (), 1), {})):
        with pytest.raises(TypeError):
            kind()(*values, **named)
    with pytest.raises(TypeError):
        kind()._make(range(3))
    with pytest.raises(ValueError, match="number"):
        kind()("a")._replace(number=1)


def test_the_first_objects_are_like_the_others() -> None:
    kind = fresh()
    count = FEW + 2
    assert [kind("a", many=("b",)) for _ in range(count)] == [("a", ("b",))] * count
    assert kind._make(("a", ()))._asdict() == {"text": "a", "many": ()}
    assert list(inspect.signature(kind).parameters) == ["text", "many"]


def test_a_class_may_have_many_fields() -> None:
    names = [f"field_{number}" for number in range(40)]
    kind: Any = type(NamedTuple)
    many = kind("Many", (NamedTuple,), {"__module__": __name__, "__annotations__": dict.fromkeys(names, "int")})
    assert [getattr(many(*range(40)), name) for name in names] == list(range(40))
