"""The schema of vendor profiles with the controls of chosen catalogues, so that editors offer ids and titles."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ismap_check.documents.kinds import schema_of
from ismap_check.model.catalogue import Catalogue, Control
from ismap_check.model.naming import title_of
from ismap_check.model.text import Language
from ismap_check.workflow.outline import text_of

KIND = "vendor-profile"


def schema_for(catalogues: Iterable[Catalogue]) -> str:
    """Return the schema as text: what was valid stays valid, and every control's id has its title and text."""
    schema = dict(schema_of(KIND))
    definitions = dict(schema["$defs"])
    responses = definitions["responses"]
    named = {catalogue.id: _answers(catalogue, responses) for catalogue in catalogues}
    definitions["responses"] = {**responses, "properties": named}
    return json.dumps({**schema, "$defs": definitions}, ensure_ascii=False, indent=2) + "\n"


def _answers(catalogue: Catalogue, responses: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of the answers to one catalogue; an id may still be written without its suffix."""
    any_answers = responses["additionalProperties"]
    answer = any_answers["additionalProperties"]
    named = {control.id: {**answer, **_told(control, catalogue)} for control in catalogue.controls}
    title = f"{catalogue.title.ja} / {catalogue.title.en}"
    return {**any_answers, "title": title, "properties": named}


def _told(control: Control, catalogue: Catalogue) -> dict[str, str]:
    titles = " / ".join(filter(None, (title_of(control, language) for language in Language)))
    told = {"title": f"{control.id} {titles}".rstrip()}
    text = text_of(control, catalogue)
    return {**told, "description": f"{text.ja}\n{text.en}"} if text else told
