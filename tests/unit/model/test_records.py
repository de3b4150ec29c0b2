"""Our frozen dataclasses mean what the standard ones mean."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from dask.tokenize import tokenize

from ismap_check.model.evidence import EvidenceFact, Seen
from ismap_check.model.records import FEW, dataclass

FACT = EvidenceFact(id="e", seen=Seen.FILE, size=5)


def declared(how: Callable[..., Any]) -> Any:
    @how(frozen=True, slots=True, kw_only=True)
    class Point:
        """A class as models have them."""

        x: int
        names: list[str] = dataclasses.field(default_factory=list)
        note: str = dataclasses.field(default="", compare=False, repr=False)

        def __post_init__(self) -> None:
            if self.x < 0:
                raise ValueError(self.x)

    return Point


@pytest.fixture(params=[dataclass, dataclasses.dataclass], ids=["ours", "standard"])
def point(request: pytest.FixtureRequest) -> Any:
    return declared(request.param)


def test_values_are_compared_hashed_and_printed(point: Any) -> None:
    assert point(x=1) == point(x=1, note="other")
    assert point(x=1) != point(x=2)
    assert repr(point(x=1, names=["a"])).endswith("Point(x=1, names=['a'])")
    assert hash(point(x=1, names=())) == hash(point(x=1, names=(), note="other"))


def test_every_object_has_a_default_of_its_own(point: Any) -> None:
    assert point(x=1).names == []
    assert point(x=1).names is not point(x=1).names


def test_nothing_can_be_changed(point: Any) -> None:
    one = point(x=1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.x = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.x
    assert not hasattr(one, "__dict__")


def test_a_copy_with_changes_is_checked(point: Any) -> None:
    assert dataclasses.replace(point(x=1, note="n"), x=2) == point(x=2)
    with pytest.raises(ValueError, match="-1"):
        dataclasses.replace(point(x=1), x=-1)


def test_arguments_are_named_and_known(point: Any) -> None:
    with pytest.raises(TypeError):
        point(1)
    with pytest.raises(TypeError):
        point()
    with pytest.raises(TypeError):
        point(x=1, y=2)
    assert [point(x=1, note="a") for _ in range(FEW + 2)] == [point(x=1)] * (FEW + 2)
    assert list(inspect.signature(point).parameters) == ["x", "names", "note"]


def test_two_classes_are_never_equal() -> None:
    one, other = declared(dataclass), declared(dataclass)
    assert one(x=1) != other(x=1)
    assert one(x=1) != (1, [])


def test_methods_of_its_own_are_kept() -> None:
    @dataclass(frozen=True, slots=True)
    class Named:
        name: str

        def __repr__(self) -> str:
            return self.name

        def __eq__(self, other: object) -> bool:
            return str(other) == self.name

        def __hash__(self) -> int:
            return 1

    assert (repr(Named("a")), Named("a") == "a", hash(Named("a"))) == ("a", True, 1)


def test_copies_and_pickles_are_equal() -> None:
    assert copy.copy(FACT) == copy.deepcopy(FACT) == pickle.loads(pickle.dumps(FACT)) == FACT  # noqa: S301 -- our own


def test_only_frozen_classes_are_declared() -> None:
    with pytest.raises(TypeError):
        dataclass(frozen=False)


def test_the_signature_is_known_before_the_first_object(point: Any) -> None:
    assert list(inspect.signature(point).parameters) == ["x", "names", "note"]


def test_a_class_takes_over_the_fields_of_its_base() -> None:
    @dataclass(frozen=True, slots=True)
    class Base:
        x: int

    @dataclass(frozen=True, slots=True)
    class Further(Base):
        y: int = 2

    assert [field.name for field in dataclasses.fields(Further)] == ["x", "y"]
    assert dataclasses.replace(Further(1), y=3) == Further(1, 3)
    assert Further.__match_args__ == ("x", "y")
    assert dataclasses.is_dataclass(Further)
    assert not hasattr(Further(1), "__dict__")


def test_positions_are_counted() -> None:
    for values, named in (((1, 2, 3), {}), ((1,), {"x": 1}), ((), {"y": 1})):

        @dataclass(frozen=True, slots=True)
        class Pair:
            x: int
            y: int = 2

        made: Any = Pair
        with pytest.raises(TypeError):
            made(*values, **named)
        assert made(1, y=3) == made(1, 3)


def test_how_a_class_was_declared_is_told_as_the_standard_library_tells_it() -> None:
    ours, standard = declared(dataclass), declared(dataclasses.dataclass)
    assert repr(ours.__dataclass_params__) == repr(standard.__dataclass_params__)
    assert ours(x=1).__dataclass_params__.frozen


def test_dask_can_tell_values_apart() -> None:
    """An executor of Dask without ``pure=False`` names every call by its arguments."""
    assert tokenize(FACT) == tokenize(copy.copy(FACT))
    assert tokenize(FACT) != tokenize(dataclasses.replace(FACT, size=6))
