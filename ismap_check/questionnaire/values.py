"""The value that a cell holds, however people may have written it; a cell that nobody understands is said to be so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from ismap_check.documents.check_sheet.headings import fold
from ismap_check.documents.dates import near_day
from ismap_check.model.catalogue import FactType
from ismap_check.model.text import Language, Text
from ismap_check.questionnaire.asked import Field, Form
from ismap_check.questionnaire.fields import both
from ismap_check.questionnaire.lists import has_bullets, read_bullets, read_ids, read_lines
from ismap_check.questionnaire.marks import recoded, unmarked
from ismap_check.sources.scalars import INTEGER

YES = ("○", "◯", "有", "有り", "あり", "y", "1")
NO = ("×", "✕", "無", "無し", "なし", "n", "0")
"""What stands for yes and no beside the words that are written."""

_CHANGE = re.compile(r"\[([^\[\]]*)\] ?(.*)", re.DOTALL)
_ORIGIN = re.compile(r"([^\s@]+)@([^\s@]+)\s+(\S+)\s+(\S+)")
_WORDING = re.compile(r"(ja|en): (.*)", re.DOTALL)
_COMMAS = re.compile(r"[,、，;；\n]")


class Misread(NamedTuple):
    """What a cell was expected to hold: a form, or one of several values."""

    form: Form
    allowed: tuple[Text, ...] = ()


def value_of(field: Field, cell: str) -> Any:
    """Return the plain value that a cell holds, or a :class:`Misread`; the cell is not empty."""
    return _READERS[field.form](field, recoded(cell))


def read_text(cell: str) -> str:
    """Return the text that a cell holds."""
    return _read_text(recoded(cell))


def _read_text(cell: str) -> str:
    found = unmarked(cell)
    return cell if found is None else found


def guessed(cell: str) -> Any:
    """Return the answer to a question that no catalogue asks: what it looks like."""
    if (text := unmarked(cell)) is not None:
        return text
    if (answer := _yes_no_words().get(fold(cell))) is not None:
        return answer
    if INTEGER.fullmatch(cell):
        return int(cell)
    if has_bullets(cell):
        return read_bullets(cell)
    return [] if _is_none(cell) else cell


def _text(_field: Field, cell: str) -> str:
    return _read_text(cell)


def _code(_field: Field, cell: str) -> str:
    return unicodedata.normalize("NFKC", _read_text(cell)).strip()


def _day(field: Field, cell: str) -> str | Misread:
    return near_day(cell) or Misread(field.form)


def _yes_no(field: Field, cell: str) -> bool | Misread:
    answer = {**_others(), **_yes_no_words()}.get(fold(cell) or cell)
    return Misread(field.form) if answer is None else answer


def _choice(field: Field, cell: str) -> str | Misread:
    known = {fold(spelling): one.value for one in field.choices for spelling in (one.value, one.label.ja, one.label.en)}
    found = known.get(fold(cell))
    return found or Misread(field.form, tuple(one.label for one in field.choices))


def _title(_field: Field, cell: str) -> str | dict[str, str]:
    if has_bullets(cell):
        wordings = (_WORDING.fullmatch(item) for item in read_bullets(cell))
        told = {one[1]: one[2] for one in wordings if one}
        if set(told) == set(Language):
            return told
    return _read_text(cell)


def _fact(field: Field, cell: str) -> Any:
    match field.fact:
        case FactType.BOOLEAN:
            return _yes_no(field._replace(form=Form.YES_NO), cell)
        case FactType.INTEGER:
            number = unicodedata.normalize("NFKC", _read_text(cell)).replace(",", "").strip()
            return int(number) if INTEGER.fullmatch(number) else Misread(Form.FACT)
        case FactType.TEXT:
            return _read_text(cell)
        case FactType.LIST:
            return _fact_list(cell)
        case None:
            return guessed(cell)


def _fact_list(cell: str) -> list[str]:
    if has_bullets(cell):
        return read_bullets(cell)
    return [] if _is_none(cell) else [one.strip() for one in _COMMAS.split(_read_text(cell)) if one.strip()]


def _changes(field: Field, cell: str) -> list[dict[str, str]] | Misread:
    changes = []
    for item in read_lines(cell):
        found = _CHANGE.fullmatch(item)
        written, measure = (found[1].strip(), found[2]) if found else ("", item)
        until = near_day(written)
        if (written and not until) or not measure.strip():
            return Misread(field.form)
        changes.append({"until": until, "measure": measure} if until else {"measure": measure})
    return changes


def _recheck(field: Field, cell: str) -> dict[str, Any] | Misread:
    head, _, reason = cell.partition("\n")
    found = _ORIGIN.fullmatch(head.strip())
    if not found:
        return Misread(field.form)
    origin = {"catalogue": found[1], "edition": found[2], "control": found[3]}
    said = {"reason": _title(field, reason)} if reason else {}
    return {"from": origin, "relation": found[4], **said}


def _presence(field: Field, cell: str) -> dict[str, Any] | Misread:
    answer = _yes_no(field, cell)
    return {} if answer is True else Misread(Form.YES_NO)


def _is_none(cell: str) -> bool:
    none = both("questionnaire.value.none")
    return fold(cell) in {fold(none.ja), fold(none.en)}


@cache
def _yes_no_words() -> Mapping[str, bool]:
    """Return the words for yes and no that are written, in both languages."""
    said = {True: both("questionnaire.value.yes"), False: both("questionnaire.value.no")}
    words = {fold(word): answer for answer, text in said.items() for word in (text.ja, text.en)}
    return {**words, "true": True, "false": False}


def _others() -> Mapping[str, bool]:
    return dict.fromkeys(YES, True) | dict.fromkeys(NO, False)


_READERS: Mapping[Form, Callable[[Field, str], Any]] = {
    Form.TEXT: _text,
    Form.CODE: _code,
    Form.TEXTS: lambda _field, cell: read_lines(cell),
    Form.IDS: lambda _field, cell: read_ids(cell),
    Form.DAY: _day,
    Form.YES_NO: _yes_no,
    Form.CHOICE: _choice,
    Form.TITLE: _title,
    Form.FACT: _fact,
    Form.CHANGES: _changes,
    Form.RECHECK: _recheck,
    Form.PRESENCE: _presence,
}
