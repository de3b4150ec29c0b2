"""No key of the schema is forgotten: every field of a profile can be asked for."""

from __future__ import annotations

from ismap_check.documents.kinds import schema_of
from ismap_check.questionnaire.fields import EXTRA, NOT_ASKED, evidence_fields, profile_fields, response_fields


def test_every_section_of_the_schema_is_asked_for() -> None:
    assert profile_fields().below.keys() == schema_of("vendor-profile")["properties"].keys() - NOT_ASKED


def test_answers_and_evidence_have_a_column_for_every_key() -> None:
    definitions = schema_of("vendor-profile")["$defs"]
    for fields, name, others in ((response_fields(), "response", {EXTRA}), (evidence_fields(), "evidence-item", set())):
        assert {field.key.partition(".")[0] for field in fields} == definitions[name]["properties"].keys() - others


def test_labels_are_in_both_languages() -> None:
    fields = (*response_fields(), *evidence_fields())
    assert all(field.label.ja and field.label.en for field in fields)
