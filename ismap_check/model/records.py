"""Declare frozen dataclasses in a third of the time.

``dataclasses.dataclass`` compiles seven functions for every frozen class, half a millisecond each time the program
starts, and a report takes eighty classes. Here only ``__init__`` is compiled; comparing, hashing, printing, refusing
changes, copying and pickling are functions that work on the names of the fields. What a class means is the same: values
are equal if their classes and fields are, and ``dataclasses.fields`` and ``replace`` work. To a type checker this *is*
``dataclasses.dataclass``. A class and its bases are declared in the same way.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool = False, kw_only: bool = False) -> Callable[[type], type]:
        """Return a decorator for a frozen class; ``frozen`` is said for the reader and the type checker."""
        if not frozen:
            raise TypeError(frozen)

        def declared(cls: type) -> type:
            own = frozenset(vars(cls))
            made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
            fields = dataclasses.fields(made)
            methods = {**_value_methods(made, fields), **_FROZEN, "__init__": _init(made, fields)}
            for name, method in methods.items():
                if name not in own:
                    setattr(made, name, method)
            return made

        return declared


Fields = tuple["dataclasses.Field[Any]", ...]


def _value_methods(cls: type, fields: Fields) -> dict[str, Any]:
    """Return what compares, hashes and prints by the values of the fields."""
    names = [field.name for field in fields if field.compare]
    printed = [field.name for field in fields if field.repr]
    values: Any = attrgetter(*names) if names else (lambda _: ())

    def is_equal(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is cls else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    def shown(self: Any) -> str:
        return f"{cls.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in printed)})"

    return {"__eq__": is_equal, "__hash__": hashed, "__repr__": shown}


def _init(cls: type, fields: Fields) -> Any:
    """Compile ``__init__`` as dataclasses do: calling it is what most of reading a catalogue consists of.

    A slot's own setter puts a value in two thirds of the time that looking the slot up by its name takes.
    """
    names: dict[str, Any] = {"put": object.__setattr__, "absent": _ABSENT}
    heads: dict[bool, list[str]] = {False: [], True: []}
    body = []
    for field in fields:
        default, value = "", field.name
        if field.default is not dataclasses.MISSING:
            names[f"default_{field.name}"] = field.default
            default = f"=default_{field.name}"
        elif field.default_factory is not dataclasses.MISSING:
            names[f"make_{field.name}"] = field.default_factory
            default, value = "=absent", f"make_{field.name}() if {field.name} is absent else {field.name}"
        heads[bool(field.kw_only)].append(f"{field.name}{default}")
        slot = getattr(cls, field.name, None)
        if isinstance(slot, MemberDescriptorType):
            names[f"put_{field.name}"] = slot.__set__
            body.append(f" put_{field.name}(self, {value})")
        else:
            body.append(f" put(self, {field.name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    head = ", ".join(["self", *heads[False], *(["*"] if heads[True] else []), *heads[True]])
    made: dict[str, Any] = {}
    exec("\n".join([f"def __init__({head}):", *body, " return None"]), names, made)  # noqa: S102 -- names of our own classes
    init = made["__init__"]
    init.__annotations__ = {field.name: field.type for field in fields} | {"return": None}
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


_ABSENT = object()
"""Stands for an argument whose default is made anew for every object."""


def _refuse_to_set(_: Any, name: str, __: Any) -> None:
    raise dataclasses.FrozenInstanceError(name)


def _refuse_to_delete(_: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(name)


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _put_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_FROZEN = {
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,
    "__setstate__": _put_state,
}
