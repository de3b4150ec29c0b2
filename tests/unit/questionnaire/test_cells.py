"""Every value of a profile has a cell that reads back the same, in either language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.model.catalogue import FactType
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.profile import VendorProfile
from ismap_check.model.text import Language
from ismap_check.questionnaire.asked import Field, Form, Section
from ismap_check.questionnaire.cells import cell_of
from ismap_check.questionnaire.entries import entries_of
from ismap_check.questionnaire.fields import evidence_fields, response_fields
from ismap_check.questionnaire.marks import BLANKS
from ismap_check.questionnaire.records import values_of
from ismap_check.questionnaire.routes import route_of
from ismap_check.questionnaire.values import value_of
from tests.unit.documents.strategies import profiles
from tests.unit.questionnaire.trips import same


def fields_and_values(profile: VendorProfile) -> Iterator[tuple[Field, Any]]:
    for key, value in entries_of(write_profile(profile)).items():
        if key.section is Section.FACT:
            route = route_of(key.id)
            assert route is not None
            yield route.field, value
        else:
            fields = response_fields() if key.section is Section.RESPONSE else evidence_fields()
            values = values_of(value, fields)
            yield from ((field, values[field.key]) for field in fields if field.key in values)


@settings(max_examples=60, deadline=None)
@given(profiles, st.sampled_from(Language))
def test_every_value_is_read_back_from_its_cell(profile: VendorProfile, language: Language) -> None:
    for field, value in fields_and_values(profile):
        cell = cell_of(field, value, language)
        assert cell
        assert cell == cell.strip(BLANKS)
        found = value_of(field, cell)
        assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("kind", "value", "cell"),
    [
        (FactType.BOOLEAN, True, "はい"),
        (FactType.INTEGER, 2, "2"),
        (FactType.TEXT, "はい", "はい"),
        (FactType.LIST, ["a", "b"], "・a\n・b"),
        (FactType.LIST, [], "なし"),
        (None, "はい", "'はい"),
        (None, "2", "'2"),
        (None, "日本", "日本"),
    ],
)
def test_a_fact_is_marked_only_where_it_could_be_taken_for_another(
    kind: FactType | None, value: Any, cell: str
) -> None:
    field = Field("service.facts[x]", Form.FACT, same("x"), fact=kind)
    assert cell_of(field, value, Language.JA) == cell
    assert value_of(field, cell) == value
