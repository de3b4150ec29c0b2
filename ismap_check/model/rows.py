"""Declare named tuples in a fifth of the time.

``typing.NamedTuple`` compiles the annotation of every field to check it, and a ``__new__`` for every class, a tenth of
a millisecond each time the program starts, and a report takes eighty classes. The type checker has checked the
annotations already, so here they are kept as they are written; ``__new__`` is compiled for a class of many objects.
What a class means is the same; to a type checker this *is* ``typing.NamedTuple``. A generic class is declared with the
standard one.
"""

from __future__ import annotations

from collections import namedtuple
from operator import itemgetter
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

FEW = 8
"""Most classes have no more objects than this in one run, and the others have thousands."""

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import NamedTuple
else:

    class _Declared(type):
        """Makes a class statement with annotated fields into a class of tuples, as ``typing.NamedTuple`` does."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:  # the class below, which all others name as their base
                return super().__new__(cls, name, bases, body)
            if len(bases) > 1:
                raise TypeError(bases)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            own = {key: value for key, value in body.items() if key not in fields}
            numbered = {field: _getter(number) for number, field in enumerate(fields)}
            described = {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields, "__slots__": ()}
            made = {**_METHODS, "__new__": _LateNew(fields, defaults), **described, **numbered, **own}
            return type.__new__(type, name, (tuple,), made)

    class NamedTuple(metaclass=_Declared):
        """The base of a class of tuples whose fields have names."""


_standard: Any = namedtuple  # noqa: PYI024 -- only the fields of its tuples are wanted
_NUMBERED = _standard("_NUMBERED", [f"at_{number}" for number in range(12)])
_GETTERS = [vars(_NUMBERED)[name] for name in _NUMBERED._fields]
"""The fields of a named tuple, which nothing else is wanted of: a getter does not know which class it is used in."""


def _getter(number: int) -> Any:
    """Return what reads the value at a position."""
    return _GETTERS[number] if number < len(_GETTERS) else property(itemgetter(number))


class _LateNew:
    """Stands for ``__new__`` until a few objects are made.

    Compiling takes as long as making some forty objects without it.
    """

    def __init__(self, fields: tuple[str, ...], defaults: Mapping[str, Any]) -> None:
        self.fields = fields
        self.defaults = defaults
        self.left = FEW

    def __set_name__(self, made: Any, _: str) -> None:
        self.made = made

    def __get__(self, _: Any, __: type) -> Any:
        self.left -= 1
        return self._new if self.left >= 0 else self._compiled()

    def _new(self, cls: Any, /, *values: Any, **named: Any) -> Any:
        by_name = {**self.defaults, **dict(zip(self.fields, values, strict=False)), **named}
        wrong = named.keys() - self.fields[len(values) :] or len(values) > len(self.fields)
        if wrong or len(by_name) != len(self.fields):
            return self._compiled()(cls, *values, **named)  # raises the usual TypeError
        return tuple.__new__(cls, map(by_name.__getitem__, self.fields))

    def _compiled(self) -> Any:
        given = "".join(f"{field}, " for field in self.fields)
        code = f"lambda _cls, {given}: _tuple_new(_cls, ({given}))"
        new = eval(code, {"_tuple_new": tuple.__new__, "__builtins__": {}})  # noqa: S307 -- names of our own fields
        new.__name__, new.__qualname__ = "__new__", f"{self.made.__qualname__}.__new__"
        new.__defaults__ = tuple(self.defaults.values())
        self.made.__new__ = staticmethod(new)
        return new


def _make(cls: Any, values: Iterable[Any]) -> Any:
    made = tuple.__new__(cls, values)
    if len(made) != len(cls._fields):
        raise TypeError(made)
    return made


def _replace(self: Any, /, **changes: Any) -> Any:
    made = self._make(map(changes.pop, self._fields, self))
    if changes:
        raise ValueError(changes)
    return made


def _asdict(self: Any) -> dict[str, Any]:
    return dict(zip(self._fields, self, strict=True))


def _shown(self: Any) -> str:
    return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in _asdict(self).items())})"


def _values(self: Any) -> tuple[Any, ...]:
    return tuple(self)


_METHODS = {
    "_make": classmethod(_make),
    "_replace": _replace,
    "_asdict": _asdict,
    "__repr__": _shown,
    "__getnewargs__": _values,
}
