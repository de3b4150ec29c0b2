"""New profiles: in the schema's order, without a warning, equal to what was meant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from ismap_check.documents.kinds import schema_of
from ismap_check.documents.profile_read import read_profile
from ismap_check.model.profile import AssessmentScope, Response, Service, Status, Vendor, VendorProfile
from ismap_check.sources.limits import Limits
from ismap_check.sources.parsing import parse_source
from ismap_check.workflow.profile_files import SECTIONS
from ismap_check.workflow.profile_text import profile_text
from tests.unit.documents import strategies
from tests.unit.workflow.editable import shelf, write

PROFILE = VendorProfile(
    language="ja",
    vendor=Vendor(name="試験株式会社"),
    service=Service(id="trial", name="Trial"),
    assessment=AssessmentScope(catalogues={"small": "1"}),
    responses={
        "small": {
            "2.1.1": Response(status=Status.PARTIAL, measure="一行目\n\n  二行目", reason="途中: 未了"),
            "1.1.3": Response(evidence=("rule", "9.10")),
            "1.1.1": Response(),
        }
    },
)
TEXT = """\
# yaml-language-server: $schema=p.schema.json
kind: vendor-profile
schema: 1
language: ja

vendor:
  name: 試験株式会社

service:
  id: trial
  name: "Trial"

assessment:
  catalogues:
    small: "1"

responses:
  small:
    # 1 一章
    "1.1.1": {}
    "1.1.3":
      evidence:
        - rule
        - "9.10"
    # 2 二章
    "2.1.1":
      status: partial
      measure: |-
        一行目

          二行目
      reason: "途中: 未了"
"""


def test_the_layout_people_read(tmp_path: Path) -> None:
    write(tmp_path)
    small = shelf(tmp_path).load("small@1")
    assert small is not None
    assert small.value is not None
    assert profile_text(PROFILE, catalogues={"small": small.value}, schema_file="p.schema.json") == TEXT


def test_without_a_catalogue_answers_stand_as_they_are_given() -> None:
    text = profile_text(replace(PROFILE, language="en"))
    assert text.index('"2.1.1"') < text.index('"1.1.3"')
    assert "#" not in text


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.profiles)
def test_sections_and_fields_stand_in_the_order_of_the_schema(profile: VendorProfile) -> None:
    parsed = parse_source("p.yaml", profile_text(profile).encode(), Limits()).value
    assert parsed is not None
    assert parsed.typed_looking == ()
    assert read_profile(parsed.data) == profile
    schema = schema_of("vendor-profile")
    listed = [key for key in schema["properties"] if key in SECTIONS]
    assert list(SECTIONS) == listed
    for section in ("responses", "evidence"):
        fields = list(schema["$defs"]["response" if section == "responses" else "evidence-item"]["properties"])
        rows = parsed.data.get(section, {}).values()
        for row in [one for group in rows for one in group.values()] if section == "responses" else rows:
            assert [key for key in fields if key in row] == list(row)
