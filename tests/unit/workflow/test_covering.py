"""From a profile and the mappings at hand to coverage; from coverage to the profile's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.errors import UsageError
from ismap_check.sources.limits import Limits
from ismap_check.workflow.covering import Asked, Covering, cover_profile, proposals_written
from ismap_check.workflow.documents_of_run import Named
from ismap_check.workflow.profile_editing import write_changes
from ismap_check.workflow.shelf import Shelf
from tests.unit.workflow.editable import HEAD, differences, write

ANSWERS = """\
responses:
  small:
    "1.1.1": {status: implemented, measure: 二要素で認証する。}
    "1.1.2.PB": {status: partial}
"""
MAPPING = """\
kind: mapping
schema: 1
from: {small: "1"}
to: {other: "1"}
links:
"""
LINK = '  - {{from: "{}", to: "{}", relation: {}, reason: 理由}}\n'
LINKS = MAPPING + LINK.format("1.1.1", "2.1.1", "superset-of") + LINK.format("1.1.2.PB", "2.1.2", "equal-to")
BLANK = """\
  other:
    "2.1.1":
      status:
      assignee: 運用部
"""


def shelf(folder: Path) -> Shelf:
    catalogues = [[str(folder / "small.yaml"), str(folder / "other.yaml")]]
    return Shelf(catalogues, (), Limits(), mapping_files=[str(folder / "links.yaml")])


def covered(folder: Path, asked: Asked, profile: str = HEAD + ANSWERS, links: str = LINKS) -> Covering:
    write(folder, profile=profile, links=links)
    return cover_profile(Named(str(folder / "profile.yaml")), asked, shelf(folder), Limits())


def test_what_the_answers_say_is_found_along_the_mappings_at_hand(tmp_path: Path) -> None:
    found = covered(tmp_path, Asked("other"))
    assert found.diagnostics == ()
    assert found.coverage is not None
    assert [(key, str(one.response.status)) for key, one in found.coverage.proposals.items()] == [
        ("2.1.1", "implemented"),
        ("2.1.2", "partial"),
    ]
    assert [one.ref for one in found.mappings] == ["small@1 -> other@1"]
    assert found.coverage.whole == (1, 1, 6)


def test_what_is_wrong_with_a_mapping_on_the_way_stops_it(tmp_path: Path) -> None:
    found = covered(tmp_path, Asked("other"), links=MAPPING + LINK.format("9.9.9", "2.1.1", "equal-to"))
    assert found.coverage is None
    assert [one.code for one in found.diagnostics] == ["unknown-id"]


def test_an_unreadable_mapping_stops_it(tmp_path: Path) -> None:
    found = covered(tmp_path, Asked("other"), links="kind: mapping\n")
    assert found.coverage is None
    assert {one.document for one in found.diagnostics} == {str(tmp_path / "links.yaml")}


def test_a_mapping_that_leads_elsewhere_is_left_alone(tmp_path: Path) -> None:
    """A wrong link between other catalogues is no reason not to answer this question."""
    elsewhere = MAPPING.replace("other", "third") + LINK.format("1.1.1", "x", "equal-to")
    found = covered(tmp_path, Asked("other"), links=elsewhere)
    assert (found.diagnostics, found.mappings) == ((), ())
    assert found.coverage is not None
    assert found.coverage.unreached == ("small@1",)


def test_a_profile_with_errors_is_not_covered(tmp_path: Path) -> None:
    found = covered(tmp_path, Asked("other"), profile=HEAD + "responses: {small: {nowhere: {status: implemented}}}\n")
    assert (found.profile, found.coverage) == (None, None)
    assert [one.code for one in found.diagnostics] == ["unknown-control"]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Asked("nowhere"), "catalogue-unknown"),
        (Asked("other", ("nowhere",)), "coverage-not-answered"),
        (Asked("other", ("other",)), "coverage-not-answered"),
        (Asked("small"), "coverage-without-source"),
    ],
)
def test_what_cannot_be_asked_is_refused(tmp_path: Path, asked: Asked, code: str) -> None:
    with pytest.raises(UsageError) as refused:
        covered(tmp_path, asked)
    assert refused.value.code == code


def test_another_edition_than_the_one_answered_is_refused(tmp_path: Path) -> None:
    profile = HEAD.replace('{small: "1"}', '{small: "1", ismap: "2024-07"}') + ANSWERS
    with pytest.raises(UsageError) as refused:
        covered(tmp_path, Asked("ismap@2022-04"), profile=profile)
    assert refused.value.code == "coverage-other-edition"
    assert refused.value.params["answered"] == "ismap@2024-07"


def test_sources_may_be_chosen_with_or_without_their_edition(tmp_path: Path) -> None:
    for source in ("small", "small@1"):
        found = covered(tmp_path, Asked("other", (source,)))
        assert found.coverage is not None
        assert [one.catalogue.ref for one in found.coverage.sources] == ["small@1"]


def written(folder: Path, found: Covering) -> dict[str, list[str]]:
    assert found.coverage is not None
    changed = proposals_written(str(folder / "profile.yaml"), found.coverage, shelf(folder), Limits())
    lines = dict(differences(changed))
    write_changes(changed.value or ())
    return lines


def test_proposals_come_into_the_profile_with_their_catalogue(tmp_path: Path) -> None:
    lines = written(tmp_path, covered(tmp_path, Asked("other")))["profile.yaml"]
    assert lines[:2] == [
        '-assessment: {catalogues: {small: "1"}}',
        '+assessment: {catalogues: {small: "1", other: "1"}}',
    ]
    assert all(line.startswith("+") for line in lines[2:])
    assert '+    "2.1.1":' in lines
    assert "+          control: 1.1.2.PB" in [line.replace('"', "") for line in lines]
    again = cover_profile(Named(str(tmp_path / "profile.yaml")), Asked("other"), shelf(tmp_path), Limits())
    assert again.coverage is not None
    assert len(again.coverage.proposals) == 2
    assert again.coverage.offered == {}


def test_no_answer_and_no_proposal_is_overwritten_and_an_empty_one_keeps_who_is_to_answer(tmp_path: Path) -> None:
    profile = HEAD.replace('{small: "1"}', '{small: "1", other: "1"}') + ANSWERS + BLANK
    profile += '    "2.1.2": {status: not-implemented}\n'
    lines = written(tmp_path, covered(tmp_path, Asked("other"), profile=profile))["profile.yaml"]
    assert [line for line in lines if line.startswith("-")] == ["-      status:"]
    text = (tmp_path / "profile.yaml").read_text(encoding="utf-8")
    assert "      assignee: 運用部\n" in text
    assert '    "2.1.2": {status: not-implemented}\n' in text
