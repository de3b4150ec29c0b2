"""``ismap-check coverage`` on the samples, seen from a shell: answered once, counted everywhere, with reasons."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import ismap_check
from ismap_check.model.mapping import Relation
from ismap_check.model.profile import Status, VendorProfile
from tests.acceptance.bundled import ROOT, bundled
from tests.unit.cli.program import AS_OF, Done
from tests.unit.cli.program import ismap_check as run

PROFILES = ROOT / "profiles"
GENAI = "genai-procurement@2026-06"
NEIGHBOURS = ("hiroshima-ai-process", "ai-safety", "ai-business", "digital-sovereignty")
RELATIONS = {str(relation) for relation in Relation}


@pytest.fixture
def kasumi(tmp_path: Path) -> Path:
    """A copy of the sample that answers genai-procurement and a little of ISMAP."""
    shutil.copytree(PROFILES / "kasumi-genai", tmp_path / "kasumi")
    return tmp_path / "kasumi" / "profile.yaml"


def coverage(profile: Path, *arguments: str, folder: Path | None = None, stdin: bytes = b"") -> Done:
    return run("coverage", profile, *arguments, *AS_OF, folder=folder, stdin=stdin)


def profile_of(path: Path) -> VendorProfile:
    return ismap_check.load_profile(path)


@pytest.mark.parametrize("neighbour", NEIGHBOURS)
def test_answering_genai_procurement_pre_fills_its_neighbours_with_a_reason_for_each(
    kasumi: Path, neighbour: str
) -> None:
    before = profile_of(kasumi)
    done = coverage(kasumi, "--to", neighbour, "--apply")
    assert done.code == 0
    after = profile_of(kasumi)
    proposals = after.responses[neighbour]
    assert len(proposals) >= 10
    assert f"Proposals written for {neighbour}@" in done.err
    for control, proposal in proposals.items():
        recheck = proposal.recheck
        assert recheck is not None, control
        assert recheck.relation in RELATIONS
        assert recheck.reason is not None
        assert recheck.reason.ja
        assert recheck.reason.en
        answered = before.responses[recheck.catalogue][recheck.control]
        assert answered.recheck is None
        assert answered.status not in {None, Status.NOT_APPLICABLE, Status.NOT_SELECTED}
    assert {key: answers for key, answers in after.responses.items() if key != neighbour} == before.responses
    assert after.assessment.catalogues == {
        **before.assessment.catalogues,
        neighbour: after.assessment.catalogues[neighbour],
    }


def test_what_was_written_is_valid_counts_as_unanswered_and_is_written_once(kasumi: Path) -> None:
    assert coverage(kasumi, "--to", "ai-safety", "--apply").code == 0
    assert run("validate", kasumi, "--strict").code == 0
    result = json.loads(run("report", kasumi, "--exit-zero", "-f", "json", *AS_OF).out)
    judged = {one["catalogue"]: one for one in result["judgements"][0]["catalogues"]}
    assert judged["ai-safety"]["low"]["answered"] == 0
    text = kasumi.read_bytes()
    again = coverage(kasumi, "--to", "ai-safety", "--apply")
    assert again.code == 0
    assert again.err == "There is no proposal to write into the profile.\n"
    assert kasumi.read_bytes() == text


def test_a_confirmed_proposal_is_an_answer(kasumi: Path) -> None:
    coverage(kasumi, "--to", "ai-safety", "--apply")
    lines = kasumi.read_text(encoding="utf-8").split("\n")
    start = lines.index('    "AS-G1-2":')
    first = lines.index("      recheck:", start)
    last = next(place for place in range(first + 1, len(lines)) if not lines[place].startswith("        "))
    kasumi.write_text("\n".join([*lines[:first], *lines[last:]]), encoding="utf-8")
    result = json.loads(run("report", kasumi, "--exit-zero", "-f", "json", *AS_OF).out)
    judged = {one["catalogue"]: one for one in result["judgements"][0]["catalogues"]}
    assert judged["ai-safety"]["low"]["answered"] == 1
    offered = coverage(kasumi, "--to", "ai-safety").out
    assert "AS-G1-2" in offered
    assert "answered or proposed already" in offered


def test_everything_but_the_new_lines_stays_byte_for_byte(kasumi: Path) -> None:
    before = kasumi.read_text(encoding="utf-8").split("\n")
    coverage(kasumi, "--to", "hiroshima-ai-process", "--apply")
    after = kasumi.read_text(encoding="utf-8").split("\n")
    remaining = iter(after)
    assert all(line in remaining for line in before)


def test_a_preview_changes_nothing_and_says_how_to_go_on(kasumi: Path) -> None:
    before = kasumi.read_bytes()
    done = run("coverage", "profile.yaml", "--to", "ai-safety", folder=kasumi.parent)
    assert (done.code, kasumi.read_bytes()) == (0, before)
    assert done.err == (
        "To write the proposals into the profile: ismap-check coverage profile.yaml --to ai-safety --apply\n"
    )
    assert "Coverage" in done.out
    assert "genai-procurement/GP-MED-01 (implemented), overlaps with the original control" in " ".join(done.out.split())


def test_an_ismap_applicant_sees_how_far_iso_s_numbers_are_covered() -> None:
    """ISMAP's objectives are answered by their details; no text was compared, so nothing is covered in full."""
    done = coverage(PROFILES / "aoba-cloud" / "profile.yaml", "--to", "iso-27001-annex-a", "-v")
    assert done.code == 0
    assert "Proposals: 114, of which for controls without an answer: 114." in done.out
    whole = next(line for line in done.out.split("\n") if "Whole catalogue" in line)
    assert whole.split()[-6:] == ["0.0", "%", "100.0", "%", "0.0", "%"]
    assert "put together from details" in " ".join(done.out.split())
    assert done.out.count("ot compared") >= 100


def test_a_rough_proposal_stands_for_no_detail(tmp_path: Path) -> None:
    """From numbers to ISMAP: objectives get a rough answer to check, their details stay unanswered."""
    profile = tmp_path / "profile.yaml"
    profile.write_text(
        "kind: vendor-profile\nschema: 1\nlanguage: ja\nvendor: {name: 試験株式会社}\nservice: {id: s, name: S}\n"
        'assessment: {catalogues: {iso-27001-annex-a: "2013"}}\n'
        'responses: {iso-27001-annex-a: {"A.12.4.1": {status: implemented, measure: ログを採る。}}}\n',
        encoding="utf-8",
    )
    shown = coverage(profile, "--to", "ismap")
    assert "rough, for an objective" in shown.out
    assert "0.0 %" in next(line for line in shown.out.split("\n") if "Whole catalogue" in line)
    assert coverage(profile, "--to", "ismap", "--apply").code == 0
    assert list(profile_of(profile).responses["ismap"]) == ["12.4.1"]


@pytest.mark.parametrize("suffix", ["md", "html", "xlsx"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_report_is_written_in_every_format_and_the_same_every_time(
    tmp_path: Path, suffix: str, language: str
) -> None:
    profile = PROFILES / "kasumi-genai" / "profile.yaml"
    for name in ("one", "two"):
        done = coverage(profile, "--to", "ai-business", "-o", f"{name}.{language}.{suffix}", folder=tmp_path)
        assert done.code == 0
    one, two = (tmp_path / f"{name}.{language}.{suffix}" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_the_report_may_go_to_standard_output_from_standard_input() -> None:
    text = (PROFILES / "minato-integrator" / "profile.yaml").read_bytes()
    done = coverage(Path("-"), "--to", "ismap", "-o", "-", stdin=text, folder=PROFILES / "minato-integrator")
    assert done.code == 0
    assert done.out.startswith("# Proposals for another catalogue\n")
    assert bundled(GENAI).title.en in done.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--to", "nowhere"], 2),
        (["--to", "ai-safety", "--from", "nowhere"], 2),
        (["--to", "ismap@2022-04"], 2),
        (["--to", "ai-safety", "--mapping", "gone.yaml"], 4),
        (["--to", "ai-safety", "--mapping", "profile.yaml"], 3),
        (["--to", "ai-safety", "-o", "profile.yaml", "-f", "md"], 2),
        ([], 2),
    ],
)
def test_what_cannot_be_done_has_its_exit_code_and_writes_nothing(
    kasumi: Path, arguments: list[str], code: int
) -> None:
    before = kasumi.read_bytes()
    done = run("coverage", "profile.yaml", *arguments, "--apply", folder=kasumi.parent)
    assert done.code == code
    assert done.err
    assert kasumi.read_bytes() == before


def test_standard_input_cannot_be_changed() -> None:
    assert coverage(Path("-"), "--to", "ismap", "--apply").code == 2


def test_mappings_of_one_s_own_count_beside_the_bundled_ones(kasumi: Path) -> None:
    own = kasumi.parent / "own.yaml"
    own.write_text(
        'kind: mapping\nschema: 1\nfrom: {genai-procurement: "2026-06"}\nto: {ai-cyber-defence: "2026-11"}\nlinks:\n'
        f'  - {{from: "GP-GOV-03", to: "{bundled("ai-cyber-defence@2026-11").leaves[0].id}", relation: equal-to, '
        "reason: 自社の判断による。}\n",
        encoding="utf-8",
    )
    arguments = ("--to", "ai-cyber-defence", "--mapping", "own.yaml")
    done = run("coverage", "profile.yaml", *arguments, folder=kasumi.parent)
    assert done.code == 0
    assert "自社の判断による。" in done.out
    assert "Proposals: 1," in done.out
