"""Say what a YAML syntax error means to its writer: the frequent kinds by name, the rest in the parser's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ismap_check.model.diagnostic import Param, Place
from ismap_check.sources.lines import place_at, raw_line
from ismap_check.sources.problems import Problems, ReadingStoppedError


class ParserTrouble(NamedTuple):
    """What libyaml says: ``problem`` at ``place``, while doing ``context`` for what began at ``start``."""

    problem: str
    place: Place | None = None
    context: str = ""
    start: Place | None = None


class Explanation(NamedTuple):
    """What we say instead: a diagnostic's code, its place and parameters."""

    code: str
    place: Place | None
    params: Mapping[str, Param] = MappingProxyType({})


Rule = Callable[[ParserTrouble, str], Explanation | None]

_GLUED = re.compile(r"""[ ]*(?:-[ ]+)*(?:(?=[^\s-])[^\s:："'\[\]{},#]+)?(?P<glued>:(?=[^ \t\n])|：|-(?=[^\s-]))""")
_GLUED_BY = {":": "yaml-colon-space", "：": "yaml-full-width-colon", "-": "yaml-dash-space"}
_EMPTY_PAIR = re.compile(r"[^#\n]*(?P<brackets>\{\}|\[\]) *(?: #.*)?")
"""A line that ends with an empty pair, a comment aside."""
_MARKED_CONTEXTS = ("alias", "anchor", "tag", "block scalar")


def explain(trouble: ParserTrouble, problems: Problems) -> ReadingStoppedError:
    """Note a syntax error in our words, and return what the reader raises: nothing after it can be trusted."""
    found = next(filter(None, (rule(trouble, problems.text) for rule in RULES)), None)
    if found is None:
        return problems.stop("yaml-syntax", trouble.place or trouble.start, detail=trouble.problem)
    return problems.stop(found.code, found.place, **found.params)


def _tab(trouble: ParserTrouble, text: str) -> Explanation | None:
    is_tab = _at(text, trouble.place) == "\t" and "cannot start any token" in trouble.problem
    return Explanation(code="yaml-tab", place=trouble.place) if is_tab or "tab character" in trouble.problem else None


def _reserved(trouble: ParserTrouble, text: str) -> Explanation | None:
    """Explain a value that begins with a mark of YAML's own (``@``, ``*``, ``!`` …)."""
    if "cannot start any token" in trouble.problem or "expected node content" in trouble.problem:
        place = trouble.place
    elif trouble.context.endswith(_MARKED_CONTEXTS) or "tag handle" in trouble.problem:
        place = trouble.start
    else:
        return None
    character = _at(text, place)
    return (
        Explanation(code="yaml-reserved-character", place=place, params={"character": character}) if character else None
    )


def _quote(trouble: ParserTrouble, text: str) -> Explanation | None:
    """Explain a quoted text that never ends, or an escape in it that means nothing."""
    if not trouble.context.endswith("a quoted scalar"):
        return None
    if "found unexpected" in trouble.problem:
        return Explanation(code="yaml-quote-open", place=trouble.start)
    return _escape(trouble.place, text) if trouble.place else None


def _escape(place: Place, text: str) -> Explanation:
    """Explain a backslash before a letter that means nothing; the parser points at it or somewhere behind."""
    line = raw_line(text, place.line)
    start = max(line.rfind("\\", 0, place.column), 0)
    place = Place(line=place.line, column=start + 1)
    return Explanation(code="yaml-escape", place=place, params={"escape": line[start : start + 2]})


def _bracket(trouble: ParserTrouble, text: str) -> Explanation | None:
    """Explain a bracket that is never closed, or a comma missing inside."""
    place = None
    if trouble.problem.endswith(("or ']'", "or '}'")):
        place = trouble.start
    elif "expected node content" in trouble.problem:  # the text ends just behind a bracket or a comma
        last = max(text.rfind("["), text.rfind("{"))
        place = place_at(text, last) if last >= 0 else None
    return Explanation(code="yaml-bracket-open", place=place, params={"bracket": _at(text, place)}) if place else None


def _colon_in_text(trouble: ParserTrouble, text: str) -> Explanation | None:
    """Explain ``title: first: second``."""
    if "mapping values are not allowed" not in trouble.problem or not trouble.place:
        return None
    before = raw_line(text, trouble.place.line)[: trouble.place.column - 1]
    return Explanation(code="yaml-colon-in-text", place=trouble.place) if ": " in before else None


def _space_missing(trouble: ParserTrouble, text: str) -> Explanation | None:
    """Explain ``key:value``, ``key：value`` and ``-item`` on the line that the parser took for text."""
    line = _line_taken_for_text(trouble, text)
    match = _GLUED.match(raw_line(text, line))
    code = _GLUED_BY.get(match["glued"]) if match else None
    return Explanation(code=code, place=Place(line=line, column=match.start("glued") + 1)) if match and code else None


def _colon_missing(trouble: ParserTrouble, text: str) -> Explanation | None:
    del text
    is_it = "could not find expected ':'" in trouble.problem
    return Explanation(code="yaml-colon-missing", place=trouble.start) if is_it else None


def _empty_key(trouble: ParserTrouble, text: str) -> Explanation | None:
    """Explain a colon with nothing before it."""
    is_it = trouble.problem.endswith("expected key") and _at(text, trouble.place) == ":"
    return Explanation(code="yaml-key-not-text", place=trouble.place) if is_it else None


def _after_quote(trouble: ParserTrouble, text: str) -> Explanation | None:
    """Explain ``"text" and more``, and a quoted text that ended too early."""
    if not trouble.place or "did not find expected" not in trouble.problem:
        return None
    before = raw_line(text, trouble.place.line)[: trouble.place.column - 1].rstrip()
    is_it = before.endswith(('"', "'", "]", "}"))
    return Explanation(code="yaml-text-after-quote", place=trouble.place) if is_it else None


def _below_empty(trouble: ParserTrouble, text: str) -> Explanation | None:
    """Explain items written beneath ``evidence: {}`` whose braces were left standing."""
    if not trouble.place or "did not find expected" not in trouble.problem:
        return None
    above = _EMPTY_PAIR.fullmatch(_last_line_before(trouble.place.line, text))
    if above is None:
        return None
    return Explanation(code="yaml-below-brackets", place=trouble.place, params={"brackets": above["brackets"]})


def _indentation(trouble: ParserTrouble, text: str) -> Explanation | None:
    kinds = ("expected key", "'-' indicator", "entries are not allowed", "mapping values are not", "<document start>")
    if not any(kind in trouble.problem for kind in kinds):
        return None
    at_colon = "mapping values are not" in trouble.problem
    return Explanation(code="yaml-indentation", place=_first_word(trouble.place, text) if at_colon else trouble.place)


RULES: tuple[Rule, ...] = (
    _tab,
    _reserved,
    _quote,
    _bracket,
    _colon_in_text,
    _space_missing,
    _colon_missing,
    _empty_key,
    _after_quote,
    _below_empty,
    _indentation,
)
"""Asked in order; the first that knows the trouble explains it."""


def _at(text: str, place: Place | None) -> str:
    return raw_line(text, place.line)[place.column - 1 : place.column] if place else ""


def _first_word(place: Place | None, text: str) -> Place | None:
    """Return where the text of the place's line begins: what is wrong with an indentation is seen there."""
    if place is None:
        return None
    line = raw_line(text, place.line)
    return Place(line=place.line, column=len(line) - len(line.lstrip(" ")) + 1)


def _line_taken_for_text(trouble: ParserTrouble, text: str) -> int:
    """Return the line whose key the parser did not recognise: where it began, or the last one with text before."""
    if trouble.start and "could not find expected ':'" in trouble.problem:
        return trouble.start.line
    if not trouble.place or "mapping values are not allowed" not in trouble.problem:
        return 0
    before = text.split("\n", trouble.place.line)[: trouble.place.line - 1]
    return next((number for number in range(len(before), 0, -1) if before[number - 1].strip()), 0)


def _last_line_before(line: int, text: str) -> str:
    """Return the nearest line above that says something, comments aside."""
    above = reversed(text.split("\n", line)[: line - 1])
    return next((one for one in above if one.strip() and not one.lstrip(" ").startswith("#")), "")
