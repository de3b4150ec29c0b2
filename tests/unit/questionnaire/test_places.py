"""What is wrong with a profile is told at the cell it came from."""

from __future__ import annotations

import pytest

from ismap_check.model.diagnostic import Diagnostic, Pointer
from ismap_check.model.text import Text
from ismap_check.questionnaire.entries import assembled
from ismap_check.questionnaire.places import Places, label_of
from tests.unit.questionnaire.trips import sheet, taken

COLLECTED = taken(
    sheet(["番号", "状況", "証跡", "備考"], ["2.1", "実施済み", "a, b", "x"]),
    sheet(["欄の名前", "回答"], ["vendor.name"], ["registrations[2].number", "9"], name="サービス"),
)
PLACES = Places(COLLECTED, assembled(COLLECTED.entries).pointers)


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        (("responses", "small", "2.1", "evidence", 1), "small!C2"),
        (("responses", "small", "2.1", "extra", "備考"), "small!D2"),
        (("responses", "small", "2.1", "reason"), "small!A2"),
        (("responses", "small", "2.1"), "small!A2"),
        (("registrations", 0, "number"), "サービス!B3"),
        (("vendor", "name"), "サービス!B2"),
        (("statement",), "None"),
    ],
)
def test_a_pointer_leads_to_its_cell(pointer: Pointer, place: str) -> None:
    assert str(PLACES.of(pointer)) == place


def test_what_is_missing_is_an_empty_cell() -> None:
    found = PLACES.located(
        [
            Diagnostic(code="missing-key", document="q.xlsx", pointer=("vendor",), params={"key": "name"}),
            Diagnostic(code="missing-key", document="q.xlsx", pointer=("service",), params={"key": "id"}),
        ]
    )
    assert [(one.code, str(one.place)) for one in found] == [
        ("questionnaire-blank", "サービス!B2"),
        ("missing-key", "None"),
    ]
    assert [one.params for one in found] == [{"field": Text("事業者：名称", "Vendor: Name")}, {"key": "id"}]


@pytest.mark.parametrize(
    ("pointer", "label"),
    [
        (("language",), "Language"),
        (("registrations", 1, "number"), "Registrations: Number"),
        (("inherits", "base", "service"), "Inherits: Service"),
        (("evidence", "rules", "title"), "Title"),
        (("responses", "small", "2.1", "measure"), "Measure"),
        (("nowhere",), "nowhere"),
    ],
)
def test_a_field_is_called_as_in_the_questionnaire(pointer: Pointer, label: str) -> None:
    assert label_of(pointer).en == label
