"""The text of a cell for every value that a profile holds: what a reader understands, and what reads back the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ismap_check.model.catalogue import FactType
from ismap_check.model.text import Language
from ismap_check.questionnaire.asked import Field, Form
from ismap_check.questionnaire.fields import both
from ismap_check.questionnaire.lists import bullets_cell, has_bullets, lines_cell
from ismap_check.questionnaire.marks import literal, needs_literal, uncoded
from ismap_check.questionnaire.values import guessed

Row = Mapping[str, Any]


def cell_of(field: Field, value: Any, language: Language) -> str:
    """Return the text of the cell that holds a field's plain value."""
    return uncoded(_WRITERS[field.form](field, value, language))


def text_cell(text: str) -> str:
    """Return the text of a cell for any text."""
    return uncoded(_settled(text))


def _text(_field: Field, value: str, _language: Language) -> str:
    return _settled(value)


def _settled(text: str) -> str:
    return literal(text) if needs_literal(text) else text


def _texts(_field: Field, value: Sequence[str], _language: Language) -> str:
    return lines_cell(value)


def _ids(_field: Field, value: Sequence[str], _language: Language) -> str:
    return ", ".join(value)


def _yes_no(_field: Field, value: bool, language: Language) -> str:  # noqa: FBT001 -- a value, not a switch
    return both(f"questionnaire.value.{'yes' if value else 'no'}").pick(language)


def _choice(field: Field, value: str, language: Language) -> str:
    return next((choice.label.pick(language) for choice in field.choices if choice.value == value), value)


def _title(_field: Field, value: str | Row, _language: Language) -> str:
    if isinstance(value, str):
        return literal(value) if has_bullets(value) else _settled(value)
    return bullets_cell([f"{key}: {value[key]}" for key in Language])


def _fact(field: Field, value: Any, language: Language) -> str:
    match value:
        case bool():
            return _yes_no(field, value, language)
        case int():
            return str(value)
        case str():
            safe = field.fact is FactType.TEXT or guessed(value) == value
            return _settled(value) if safe else literal(value)
        case _:
            return bullets_cell(value) if value else both("questionnaire.value.none").pick(language)


def _changes(_field: Field, value: Sequence[Row], _language: Language) -> str:
    return bullets_cell([f"[{change.get('until', '')}] {change['measure']}" for change in value])


def _recheck(field: Field, value: Row, language: Language) -> str:
    source = value["from"]
    head = f"{source['catalogue']}@{source['edition']} {source['control']} {value['relation']}"
    return f"{head}\n{_title(field, value['reason'], language)}" if "reason" in value else head


def _presence(field: Field, _value: Any, language: Language) -> str:
    return _yes_no(field, True, language)  # noqa: FBT003 -- a value, not a switch


_WRITERS: Mapping[Form, Callable[[Field, Any, Language], str]] = {
    Form.TEXT: _text,
    Form.CODE: _text,
    Form.TEXTS: _texts,
    Form.IDS: _ids,
    Form.DAY: _text,
    Form.YES_NO: _yes_no,
    Form.CHOICE: _choice,
    Form.TITLE: _title,
    Form.FACT: _fact,
    Form.CHANGES: _changes,
    Form.RECHECK: _recheck,
    Form.PRESENCE: _presence,
}
