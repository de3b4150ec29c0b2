"""Which reports to write: where, in which format, in which language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ismap_check.errors import UsageError
from ismap_check.model.text import Language
from ismap_check.renderers.formats import PAGES, RECORDS

STANDARD_OUTPUT = "-"
DEFAULT_FORMAT = next(iter(PAGES))


class Target(NamedTuple):
    """One report to write: where (None: standard output), in which format and language."""

    path: Path | None
    format: str
    language: Language


def format_names() -> tuple[str, ...]:
    """Return the names of all formats."""
    return (*PAGES, *RECORDS)


def suffixes() -> tuple[str, ...]:
    """Return the first suffix of every format, as help shows it."""
    return tuple(one.suffixes[0] for one in (*PAGES.values(), *RECORDS.values()))


def targets(outputs: Sequence[str], formats: Sequence[str], language: Language) -> tuple[Target, ...]:
    """Return what to write; without outputs one report on standard output.

    One format stands for all outputs, several go with them in order. A name such as ``report.en.html`` says its
    language. Raises :class:`UsageError` for a format that is unknown or cannot be told.
    """
    outputs = outputs or (STANDARD_OUTPUT,)
    if len(formats) not in {0, 1, len(outputs)}:
        raise UsageError("format-count")
    each = formats if len(formats) > 1 else [*formats, None][:1] * len(outputs)
    return tuple(_target(output, name, language) for output, name in zip(outputs, each, strict=True))


def _target(output: str, wanted: str | None, language: Language) -> Target:
    if output == STANDARD_OUTPUT:
        return Target(path=None, format=_known(wanted or DEFAULT_FORMAT), language=language)
    path = Path(output)
    return Target(path=path, format=_known(wanted) if wanted else _by_suffix(path), language=_infix(path) or language)


def _known(name: str) -> str:
    if name not in format_names():
        raise _unknown(name)
    return name


def _by_suffix(path: Path) -> str:
    for name, one in (*PAGES.items(), *RECORDS.items()):
        if path.suffix.lower() in one.suffixes:
            return name
    raise _unknown(str(path))


def _infix(path: Path) -> Language | None:
    infix = Path(path.stem).suffix.removeprefix(".")
    return Language(infix) if infix in set(Language) else None


def _unknown(name: str) -> UsageError:
    return UsageError("format-unknown", {"name": name, "suffixes": suffixes(), "formats": format_names()})
