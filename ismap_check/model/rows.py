"""Declare named tuples in half the time.

``typing.NamedTuple`` compiles the annotation of every field to check it, a tenth of a millisecond for every class each
time the program starts, and a report takes eighty classes. The type checker has checked them already, so here they are
kept as they are written. What a class means is the same; to a type checker this *is* ``typing.NamedTuple``. A generic
class is declared with the standard one.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class _Declared(type):
        """Makes a class statement with annotated fields into a class of tuples, as ``typing.NamedTuple`` does."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:  # the class below, which all others name as their base
                return super().__new__(cls, name, bases, body)
            if len(bases) > 1:
                raise TypeError(bases)
            fields = body.get("__annotations__", {})
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])  # noqa: PYI024 -- this is what the typed one is made of
            for key, value in body.items():
                if key not in fields and key != "__module__":
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Declared):
        """The base of a class of tuples whose fields have names."""
