from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.program import AS_OF, Done, ismap_check
from tests.unit.workflow.small import write_small

REVIEW = """\
# my notes
kind: review
schema: 1
of: {service: trial}
reviewer: {name: A. Reviewer}
reviewed_on: "2026-10-20"
results:
  small:
    1.1.2:   # looked at twice
      design: pass
      note: Fine.
"""
GIVEN = ("--catalogue", "catalogue.yaml", *AS_OF)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_small(tmp_path)
    return tmp_path


def init(folder: Path, *arguments: str) -> Done:
    return ismap_check("review", "init", "profile.yaml", *GIVEN, *arguments, folder=folder)


def text(folder: Path) -> str:
    return (folder / "review.yaml").read_text(encoding="utf-8")


def test_what_is_missing_is_added_in_its_place_with_its_comment(folder: Path) -> None:
    (folder / "review.yaml").write_text(REVIEW, encoding="utf-8")
    done = init(folder, "--update", "-o", "review.yaml")
    assert (done.code, done.err) == (0, "Added one control: 1.1.1.PB\n")
    head, _, tail = text(folder).partition("    # 1.1.1.PB Multi-factor authentication (mandatory)\n")
    assert head == REVIEW.partition("    1.1.2:")[0]
    assert tail.startswith('    # Claim: implemented\n    "1.1.1.PB":\n      digest: ')
    assert tail.endswith(REVIEW[REVIEW.index("    1.1.2:") :])


def test_a_second_update_changes_nothing(folder: Path) -> None:
    init(folder, "-o", "review.yaml")
    before = text(folder)
    done = init(folder, "--update", "-o", "review.yaml")
    assert (done.code, done.err) == (0, "Nothing is missing in review.yaml; it stays as it is.\n")
    assert text(folder) == before


def test_results_stay_and_are_called_stale_while_untested_controls_follow_the_answer(folder: Path) -> None:
    init(folder, "-o", "review.yaml")
    reviewed, untested = text(folder).split("    # 1.1.2", 1)
    reviewed = reviewed.replace("design: not-tested", "design: pass  # seen")
    (folder / "review.yaml").write_text(f"{reviewed}    # 1.1.2{untested}", encoding="utf-8")
    profile = folder / "profile.yaml"
    changed = profile.read_text(encoding="utf-8").replace("パスキー", "鍵").replace("年に2回", "毎月")
    profile.write_text(changed, encoding="utf-8")
    done = init(folder, "--update", "-o", "review.yaml")
    assert done.err.splitlines()[0].endswith("its digest was brought up to date: 1.1.2")
    assert done.err.splitlines()[1].endswith("and stays as it is: 1.1.1.PB")
    assert text(folder).startswith(reviewed)
    quiet = init(folder, "--update", "-o", "review.yaml", "--quiet")
    assert "1.1.1.PB" in quiet.err


def test_the_fresh_document_is_valid_and_concludes_nothing(folder: Path) -> None:
    assert init(folder, "-o", "review.yaml", "--reviewer", "A. Reviewer", "--organisation", "Audit Ltd").code == 0
    checked = ismap_check("validate", "review.yaml", *GIVEN[:2], folder=folder)
    assert (checked.code, checked.err) == (0, "review.yaml: no problems.\n")
    judged = ("assess", "profile.yaml", *GIVEN, "--with-option", "plus")
    assert ismap_check(*judged, folder=folder).code == 0
    reviewed = ismap_check(*judged, "--review", "review.yaml", folder=folder)
    assert (reviewed.code, "As verified: meets" in reviewed.out) == (1, False)


def test_results_bind_to_the_claim_that_was_prepared(folder: Path) -> None:
    init(folder, "-o", "review.yaml")
    filled = text(folder).replace("not-tested", "pass").replace("\nresults:", '\nreviewed_on: "2026-10-20"\nresults:')
    (folder / "review.yaml").write_text(filled, encoding="utf-8")
    given = ("assess", "profile.yaml", *GIVEN, "--with-option", "plus", "--review", "review.yaml")
    assert ismap_check(*given, folder=folder).code == 0
    (folder / "evidence" / "rule.txt").write_bytes(b"another rule")
    assert ismap_check(*given, folder=folder).code == 1


def test_a_document_that_is_there_is_not_overwritten(folder: Path) -> None:
    (folder / "review.yaml").write_text(REVIEW, encoding="utf-8")
    done = init(folder, "-o", "review.yaml")
    assert (done.code, "--update" in done.err, text(folder)) == (2, True, REVIEW)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--update",), 2, "--update needs the review"),
        (("--catalogue-id", "other"), 2, "Catalogues judged: small"),
        (("--only", "chapter:7"), 2, "chapter:7"),
        (("--only", "unanswered"), 2, "No control in scope is left"),
        (("--update", "-o", "none.yaml"), 4, "none.yaml"),
        (("--update", "-o", "profile.yaml"), 2, "profile.yaml"),
        (("-o", "nowhere/review.yaml"), 4, "nowhere"),
    ],
)
def test_wrong_input_is_told(folder: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = init(folder, *arguments)
    assert (done.code, said in done.err) == (code, True)
    assert not (folder / "review.yaml").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{service: trial}", "{service: another}", "review.yaml:4:15: other-service"),
        ("{service: trial}", '{service: trial, catalogues: {small: "2025-01"}}', "review-other-edition"),
        ("1.1.2:", "1.1.3:", "review.yaml:9:5: unknown-control"),
        ("1.1.2:", "1.1.2: {}\n    1.1.2:", "duplicate-key"),
    ],
)
def test_a_review_of_something_else_is_refused_and_left_alone(folder: Path, old: str, new: str, said: str) -> None:
    (folder / "review.yaml").write_text(REVIEW.replace(old, new), encoding="utf-8")
    done = init(folder, "--update", "-o", "review.yaml")
    assert (done.code, said in done.err) == (3, True)
    assert text(folder) == REVIEW.replace(old, new)


def test_json_is_brought_up_to_date_too(folder: Path) -> None:
    row = '{"kind": "review", "schema": 1, "of": {"service": "trial"}, "reviewer": {"name": "A"}, "results": {}}\n'
    (folder / "review.json").write_text(row, encoding="utf-8")
    assert init(folder, "--update", "-o", "review.json").code == 0
    assert ismap_check("validate", "review.json", *GIVEN[:2], folder=folder).code == 0
    assert (folder / "review.json").read_text(encoding="utf-8").count('"digest"') == 2


def test_the_objective_that_is_excluded_can_be_reviewed(folder: Path) -> None:
    profile = folder / "profile.yaml"
    head = profile.read_text(encoding="utf-8").partition("responses:")[0]
    excluded = 'responses: {small: {"1.1": {status: not-applicable, reason: 利用者がいない。}}}\n'
    profile.write_text(head + excluded, encoding="utf-8")
    done = init(folder)
    assert "# 1.1 Authentication (mandatory)\n    # Claim: not applicable" in done.out
    assert done.out.count("(answered for the objective above)") == 0


def test_a_rough_answer_is_said_to_be_one(folder: Path) -> None:
    profile = folder / "profile.yaml"
    head = profile.read_text(encoding="utf-8").partition("responses:")[0]
    profile.write_text(head + 'responses: {small: {"1.1": {status: implemented, measure: 全体。}}}\n', encoding="utf-8")
    done = init(folder, "--lang", "ja")
    assert "# 1.1.2 ＩＤの棚卸し（選択）\n    # 申告: 実施済み（上位の統制目標への回答）" in done.out


def test_a_new_review_says_once_what_an_assessor_looks_for(folder: Path) -> None:
    catalogue = folder / "catalogue.yaml"
    purpose = "    text: {ja: 利用者を確かめる。, en: Users are identified.}\n"
    focus = "    focus: {ja: 確かめたか。, en: Whether they were.}\n"
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace(purpose, purpose + focus), encoding="utf-8")
    assert init(folder, "-o", "review.yaml").code == 0
    noted = "    # -- 1.1 Authentication\n    # What an assessor looks for: Whether they were.\n\n    # 1.1.1.PB "
    assert text(folder).count("Whether they were.") == 1
    assert noted in text(folder)
