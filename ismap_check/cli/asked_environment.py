"""The environment of a run that is watched: whoever asks for a variable, us or a library, leaves a note."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from ismap_check.sources.watching import note

VARIABLE, VARIABLES = "variable", "variables"
"""The kinds of question: what one variable says, and which there are."""


class _AskedEnvironment(os._Environ[str]):  # noqa: SLF001 -- it has to be what libraries expect of ``os.environ``
    """The same environment, read and written as before."""

    def __init__(self, real: os._Environ[str]) -> None:  # the variables are shared, not copied
        self.__dict__.update(real.__dict__)

    def __getitem__(self, name: str) -> str:
        try:
            value = super().__getitem__(name)
        except KeyError:
            note((VARIABLE, name), None)
            raise
        note((VARIABLE, name), value)
        return value

    def __iter__(self) -> Iterator[str]:
        names = list(super().__iter__())
        note((VARIABLES,), [*sorted(names)])
        return iter(names)


@contextmanager
def asked_environment() -> Iterator[None]:
    """Let every look at ``os.environ`` inside be noted."""
    real = os.environ
    os.environ = _AskedEnvironment(real)  # noqa: B003 -- put in its place for a while, nothing is cleared
    try:
        yield
    finally:
        os.environ = real  # noqa: B003


def variable_answer(name: str) -> str | None:
    """Put the question of one variable again."""
    return os.environ.get(name)


def variables_answer() -> list[str]:
    """Put the question of all names again."""
    return sorted(os.environ)
