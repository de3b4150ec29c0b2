"""Declare frozen dataclasses in a tenth of the time.

``dataclasses.dataclass`` compiles seven functions for every frozen class, half a millisecond each time the program
starts, and a report takes eighty classes. Here only ``__init__`` is compiled, of a class with more than a few objects;
comparing, hashing, printing, refusing changes, copying and pickling are functions that work on the names of the fields.
What a class means is the same: values are equal if their classes and fields are, and ``dataclasses.fields`` and
``replace`` work. To a type checker this *is* ``dataclasses.dataclass``. A class and its bases are declared in the same
way; a field is no ``ClassVar`` and no ``InitVar``.
"""

from __future__ import annotations

import dataclasses
from functools import cached_property, partial
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

FEW = 8
"""Most classes have no more objects than this in one run, and the others have thousands."""

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool = False, kw_only: bool = False) -> Callable[[type], type]:
        """Return a decorator for a frozen class; ``frozen`` is said for the reader and the type checker."""
        if not frozen:
            raise TypeError(frozen)

        def declared(cls: type) -> type:
            own = _own_fields(cls, kw_only=kw_only)
            fields = (*_inherited_fields(cls, own), *own.values())
            made = _with_slots(cls, own) if slots else _without_fields(cls, own)
            methods = {
                **_value_methods(made, fields),
                **_FROZEN,
                "__match_args__": tuple(field.name for field in fields if not field.kw_only),
                "__init__": _LateInit(made, fields),
            }
            for name, method in methods.items():
                if name not in vars(cls):
                    setattr(made, name, method)
            made.__dataclass_fields__ = _LateFields(fields)
            made.__dataclass_params__ = _LateParams(slots=slots, kw_only=kw_only)
            return made

        return declared


Fields = tuple["dataclasses.Field[Any]", ...]


def _own_fields(cls: type, *, kw_only: bool) -> dict[str, dataclasses.Field[Any]]:
    """Return the fields that a class adds, by name, in order."""
    fields = {}
    for name, annotation in vars(cls).get("__annotations__", {}).items():
        value = vars(cls).get(name, dataclasses.MISSING)
        field = value if isinstance(value, dataclasses.Field) else dataclasses.field(default=value)
        field.name, field.type, field.kw_only = name, annotation, kw_only
        fields[name] = field
    return fields


def _inherited_fields(cls: type, own: dict[str, dataclasses.Field[Any]]) -> Fields:
    bases = [vars(base).get("__dataclass_fields__") for base in cls.__mro__[1:]]
    fields = next((base.fields for base in bases if isinstance(base, _LateFields)), ())
    return tuple(field for field in fields if field.name not in own)


def _with_slots(cls: type, own: dict[str, dataclasses.Field[Any]]) -> type:
    """Return the class anew, with a slot for every field of its own."""
    body = {name: value for name, value in vars(cls).items() if name not in {*own, "__dict__", "__weakref__"}}
    made = type(cls)(cls.__name__, cls.__bases__, {**body, "__slots__": tuple(own)})
    made.__qualname__ = cls.__qualname__
    return made


def _without_fields(cls: type, own: dict[str, dataclasses.Field[Any]]) -> type:
    """Return the class without what only describes its fields."""
    for name, field in own.items():
        if vars(cls).get(name) is field:
            delattr(cls, name)
    return cls


class _LateFields:
    """Stands for ``__dataclass_fields__``: hardly anybody asks for it, and then the standard library fills it in."""

    def __init__(self, fields: Fields) -> None:
        self.fields = fields
        self.filled: dict[str, dataclasses.Field[Any]] = {}

    def __get__(self, instance: Any, owner: type) -> dict[str, dataclasses.Field[Any]]:
        if not self.filled:
            body = {field.name: field for field in self.fields}
            types = {name: field.type for name, field in body.items()}
            # With a text of its own: otherwise the standard library would take three milliseconds to write one.
            like: Any = type(owner.__name__, (), {**body, "__annotations__": types, "__doc__": owner.__name__})
            self.filled = dataclasses.dataclass(init=False, repr=False, eq=False)(like).__dataclass_fields__
        return self.filled


class _LateParams:
    """Stands for ``__dataclass_params__``: Dask asks for it to give a call with such values a name of its own."""

    def __init__(self, **flags: bool) -> None:
        self.flags = flags

    def __get__(self, instance: Any, owner: type) -> Any:
        like: Any = dataclasses.dataclass(frozen=True, **self.flags)(type(owner.__name__, (), {}))
        return like.__dataclass_params__


class _LateInit:
    """Stands for ``__init__`` until a few objects are made, or somebody asks for its signature.

    Compiling takes as long as making some forty objects without it.
    """

    def __init__(self, cls: Any, fields: Fields) -> None:
        self.cls = cls
        self.fields = fields
        self.left = FEW

    def __get__(self, instance: Any, owner: type) -> Any:
        self.left -= instance is not None
        if instance is not None and self.left >= 0:
            return partial(self._fill, instance)
        return self._compiled().__get__(instance, owner)

    def _fill(self, instance: Any, /, *values: Any, **named: Any) -> None:
        positional, names, plain, made = self._asked
        by_name = {**plain, **{name: make() for name, make in made}, **dict(zip(positional, values, strict=False))}
        by_name |= named
        if by_name.keys() != names or len(values) > len(positional) or named.keys() & positional[: len(values)]:
            self._compiled()(instance, *values, **named)  # raises the usual TypeError
        for name, value in by_name.items():
            object.__setattr__(instance, name, value)
        if hasattr(instance, "__post_init__"):
            instance.__post_init__()

    @cached_property
    def _asked(self) -> tuple[list[str], set[str], dict[str, Any], list[tuple[str, Any]]]:
        """Return the names that may be given by position, all names, defaults, and what makes the others."""
        positional = [field.name for field in self.fields if not field.kw_only]
        plain = {field.name: field.default for field in self.fields if field.default is not dataclasses.MISSING}
        made = [
            (field.name, field.default_factory)
            for field in self.fields
            if field.default_factory is not dataclasses.MISSING
        ]
        return positional, {field.name for field in self.fields}, plain, made

    def _compiled(self) -> Any:
        self.cls.__init__ = init = _init(self.cls, self.fields)
        return init


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
