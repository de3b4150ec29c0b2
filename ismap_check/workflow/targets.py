"""Which reports to write: where, in which format, in which language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ismap_check.errors import UsageError
from ismap_check.model.rows import NamedTuple
from ismap_check.model.text import Language
from ismap_check.renderers.formats import PAGES, RECORDS, ROWS, TABLES, Format

if TYPE_CHECKING:  # the sandbox is imported only where there is a template
    from ismap_check.renderers.own_look import OwnLook

STANDARD_OUTPUT = "-"
DEFAULT_FORMAT = next(iter(PAGES))
ALL: Mapping[str, Format] = {**PAGES, **RECORDS}


class Target(NamedTuple):
    """One report to write: where (None: standard output), in which format and language, marked how on every page.

    ``look`` is the user's own; only HTML has one. ``landscape`` turns the paper of formats that have paper.
    """

    path: Path | None
    format: str
    language: Language
    marking: str = ""
    look: OwnLook | None = None
    landscape: bool = False


def format_names() -> tuple[str, ...]:
    """Return the names of all formats."""
    return tuple(ALL)


def suffixes(known: Mapping[str, Format] = ALL) -> tuple[str, ...]:
    """Return the first suffix of every format that has one, as help shows it."""
    return tuple(suffix for one in known.values() for suffix in one.suffixes[:1])


def targets(
    outputs: Sequence[str], formats: Sequence[str], language: Language, known: Mapping[str, Format] = ALL
) -> tuple[Target, ...]:
    """Return what to write, in one of the formats ``known``; without outputs one report on standard output.

    One format stands for all outputs, several go with them in order. A name such as ``report.en.html`` says its
    language. Raises :class:`UsageError` for a format that is unknown or cannot be told, and for standard output named
    twice.
    """
    outputs = outputs or (STANDARD_OUTPUT,)
    if outputs.count(STANDARD_OUTPUT) > 1:
        raise UsageError("output-twice", {"path": STANDARD_OUTPUT})
    if len(formats) not in {0, 1, len(outputs)}:
        raise UsageError("format-count")
    each = formats if len(formats) > 1 else [*formats, None][:1] * len(outputs)
    return tuple(_target(output, name, language, known) for output, name in zip(outputs, each, strict=True))


def _target(output: str, wanted: str | None, language: Language, known: Mapping[str, Format]) -> Target:
    if output == STANDARD_OUTPUT:
        return Target(path=None, format=_named(wanted or DEFAULT_FORMAT, known), language=language)
    path = Path(output)
    chosen = _named(wanted, known) if wanted else _by_suffix(path, known)
    return Target(path=path, format=chosen, language=_infix(path) or language)


def _named(name: str, known: Mapping[str, Format]) -> str:
    if name not in known:
        raise _unknown(name, known)
    return name


def _by_suffix(path: Path, known: Mapping[str, Format]) -> str:
    for name, one in known.items():
        if path.suffix.lower() in one.suffixes:
            return name
    raise _unknown(str(path), known)


def _infix(path: Path) -> Language | None:
    infix = Path(path.stem).suffix.removeprefix(".")
    return Language(infix) if infix in set(Language) else None


def _unknown(name: str, known: Mapping[str, Format]) -> UsageError:
    code = "format-elsewhere" if _is_format(name) else "format-unknown"
    return UsageError(code, {"name": name, "suffixes": suffixes(known), "formats": tuple(known)})


def _is_format(name: str) -> bool:
    """Whether a format's name, or a file's suffix, is one that other commands write."""
    every = {**ALL, **TABLES, **ROWS}
    return name in every or any(Path(name).suffix.lower() in one.suffixes for one in every.values())
