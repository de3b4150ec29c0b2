"""The published schema as questions are made of it."""

from __future__ import annotations

from ismap_check.model.text import Text
from ismap_check.questionnaire.schema import description_of, resolved, title_of

DEFINITIONS = {"date": {"type": "string", "format": "date", "title": "日 / day"}}


def test_what_stands_beside_a_reference_wins() -> None:
    written = {"$ref": "#/$defs/date", "title": "期限 / due"}
    name, schema = resolved(written, DEFINITIONS)
    assert (name, schema["format"], title_of(schema)) == ("date", "date", Text("期限", "due"))


def test_without_a_reference_nothing_is_added() -> None:
    assert resolved({"type": "string"}, DEFINITIONS) == ("", {"type": "string"})


def test_one_wording_stands_for_both_languages() -> None:
    assert title_of({"title": "URL"}) == Text("URL", "URL")
    assert description_of({"description": "一行目。\nOne line."}) == Text("一行目。", "One line.")
    assert description_of({}) == Text("", "")
