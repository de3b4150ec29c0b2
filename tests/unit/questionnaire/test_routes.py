"""Paths of facts lead where they say, and only there."""

from __future__ import annotations

import pytest

from ismap_check.questionnaire.asked import Form
from ismap_check.questionnaire.routes import flattened, pointers, route_of


@pytest.mark.parametrize(
    ("path", "steps", "form"),
    [
        ("vendor.name", ("vendor", "name"), Form.TEXT),
        ("service.facts[ai]", ("service", "facts", "ai"), Form.FACT),
        ("service.options[a.b].title", ("service", "options", "a.b", "title"), Form.TITLE),
        ("registrations[2].period.from", ("registrations", 1, "period", "from"), Form.DAY),
        ("statement.overview.populations[1].reason", ("statement", "overview", "populations", 0, "reason"), Form.TEXT),
        ("inherits[base]", ("inherits", "base"), Form.PRESENCE),
    ],
)
def test_a_path_leads_to_its_field(path: str, steps: tuple[str | int, ...], form: Form) -> None:
    route = route_of(path)
    assert route is not None
    assert (route.steps, route.field.form) == (steps, form)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "vendor",
        "vendor.nam",
        "registrations[0].number",
        "registrations[x].number",
        "vendor.name[1]",
        "service.facts",
        "kind",
        "responses",
        "extends",
    ],
)
def test_other_paths_lead_nowhere(path: str) -> None:
    assert route_of(path) is None


def test_a_short_form_is_written_as_its_first_field() -> None:
    data = {"statement": {"uncovered_services": ["DNS"]}, "inherits": {"base": {}}}
    assert dict(flattened(data)) == {"inherits[base]": {}, "statement.uncovered_services[1].service": "DNS"}


def test_numbers_left_out_in_a_list_close_up() -> None:
    found = pointers(["registrations[3].number", "registrations[7].number", "vendor.nowhere"])
    assert found == {
        "registrations[3].number": ("registrations", 0, "number"),
        "registrations[7].number": ("registrations", 1, "number"),
    }
