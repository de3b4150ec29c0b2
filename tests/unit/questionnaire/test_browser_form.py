"""The form that a browser shows: every field of the schema, once, with its own words where the schema's fit a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ismap_check.documents.kinds import schema_of
from ismap_check.model.plain.pieces import Plain
from ismap_check.model.plain.profile import write_profile
from ismap_check.questionnaire.browser_form import SECTIONS, form_of
from tests.unit.report.sample import PROFILE

FORM = form_of(schema_of("vendor-profile"), {"vendor.country": {"ja": "国", "en": "Where"}})


def at(path: str) -> Plain:
    """Return the field at a path such as ``evidence.*.file``."""
    field: Any = {"fields": FORM}
    for step in path.split("."):
        field = field["item"] if step == "*" else field["fields"][step]
    return dict(field)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("vendor.name", "line"),
        ("service.facts", "facts"),
        ("service.options", "map"),
        ("service.options.*.title", "wordings"),
        ("service.options.*.excludes.*", "pick"),
        ("assessment.period.from", "day"),
        ("registrations", "list"),
        ("registrations.*.scope", "prose"),
        ("evidence.*.confidential", "yes"),
        ("statement.subsequent_events.*", "prose"),
        ("statement.uncovered_services.*", "group"),
        ("response.status", "choice"),
        ("response.evidence.*", "pick"),
        ("response.condition.option", "pick"),
        ("response.changes.*.measure", "prose"),
        ("response.extra.*", "prose"),
    ],
)
def test_a_field_is_asked_for_in_its_own_way(path: str, kind: str) -> None:
    assert at(path)["kind"] == kind


def test_a_field_carries_what_its_kind_needs() -> None:
    assert at("response.condition.option")["of"] == ["service", "options"]
    assert at("evidence")["form"] == "evidence-name"
    assert at("statement.uncovered_services.*")["short"] == "service"
    assert "implemented" in at("response.status")["values"]
    assert None not in at("response.status")["values"]
    assert at("vendor.name")["required"] is True
    assert "required" not in at("vendor.country")


def test_labels_and_hints_are_in_both_languages() -> None:
    assert at("vendor.name")["label"] == {"ja": "名称", "en": "Name"}
    assert at("vendor.country")["hint"] == {"ja": "国", "en": "Where"}
    assert at("assessment.period")["label"] == {"ja": "対象期間", "en": "Period"}


def test_everything_a_profile_says_has_a_field() -> None:
    profile = write_profile(PROFILE)
    for section in SECTIONS:
        assert [*_without_field(FORM[section], profile[section], section)] == []
    for answers in profile["responses"].values():
        for answer in answers.values():
            assert [*_without_field(FORM["response"], answer, "response")] == []


SHOWN_OTHERWISE = {"assessment.catalogues", "response.recheck"}


def _without_field(field: Plain, value: Any, path: str) -> Iterator[str]:
    if field["kind"] == "group" and isinstance(value, dict):
        for key, inner in value.items():
            if key in field["fields"]:
                yield from _without_field(field["fields"][key], inner, f"{path}.{key}")
            elif f"{path}.{key}" not in SHOWN_OTHERWISE:
                yield f"{path}.{key}"
    elif field["kind"] in {"list", "map"}:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _without_field(field["item"], inner, f"{path}.*")
