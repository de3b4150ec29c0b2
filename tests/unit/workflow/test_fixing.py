"""``validate --fix`` mends how files are written; what they say stays, and so does everything else in them."""

from __future__ import annotations

from pathlib import Path

from ismap_check.sources.limits import Limits
from ismap_check.workflow.fixing import mend
from tests.unit.cli.program import Done, ismap_check
from tests.unit.workflow.editable import HEAD, PART, shelf, write

WRONG = """\
responses:
  small:
    1.1.1: {status: partial, owner: 12, extra: {no: true}}   # 一
    1.1.2: {status: partial, measure: 2026-04-01}
    2.1.1.P:
      status: partial
      due: 2027-01-01
      evidence: [9.10]
evidence:
  9.10: {title: 規程, file: a.txt, issued: 2026-04-01}
"""
RIGHT = """\
responses:
  small:
    1.1.1: {status: partial, owner: "12", extra: {"no": "true"}}   # 一
    "1.1.2.PB": {status: partial, measure: "2026-04-01"}
    "2.1.1":
      status: partial
      due: 2027-01-01
      evidence: ["9.10"]
evidence:
  "9.10": {title: 規程, file: a.txt, issued: 2026-04-01}
"""


def fixed(folder: Path, name: str = "profile.yaml") -> dict[str, str]:
    mended = mend(str(folder / name), shelf(folder), Limits())
    assert mended.refused == ()
    return {Path(change.name).name: change.after.decode() for change in mended.changes}


def test_quotes_and_ids(tmp_path: Path) -> None:
    write(tmp_path, profile=HEAD + WRONG)
    assert fixed(tmp_path) == {"profile.yaml": HEAD + RIGHT}


def test_every_fix_says_its_place(tmp_path: Path) -> None:
    write(tmp_path, profile=HEAD + WRONG)
    mended = mend(str(tmp_path / "profile.yaml"), shelf(tmp_path), Limits())
    told = [(str(one.place), one.before, one.after) for one in mended.fixes]
    assert told == [
        ("9:37", "12", '"12"'),
        ("9:49", "no", '"no"'),
        ("9:53", "true", '"true"'),
        ("10:5", "1.1.2", '"1.1.2.PB"'),
        ("10:39", "2026-04-01", '"2026-04-01"'),
        ("11:5", "2.1.1.P", '"2.1.1"'),
        ("14:18", "9.10", '"9.10"'),
        ("16:3", "9.10", '"9.10"'),
    ]


def test_line_ends_stay_and_a_second_time_there_is_nothing_to_do(tmp_path: Path) -> None:
    write(tmp_path, profile=(HEAD + WRONG).replace("\n", "\r\n"))
    assert fixed(tmp_path) == {"profile.yaml": (HEAD + RIGHT).replace("\n", "\r\n")}
    write(tmp_path, profile=HEAD + RIGHT)
    assert fixed(tmp_path) == {}


def test_parts_are_mended_and_what_is_extended_is_not(tmp_path: Path) -> None:
    answers = "responses: {{small: {{{0}: {{status: partial, owner: 7}}}}}}\n"
    write(
        tmp_path,
        profile=HEAD + "parts: [parts/hr.yaml]\nextends: company.yaml\n",
        parts_hr=PART + answers.format("1.1.2"),
        company=PART + answers.format("1.1.2"),
    )
    assert fixed(tmp_path) == {"hr.yaml": PART + 'responses: {small: {"1.1.2.PB": {status: partial, owner: "7"}}}\n'}
    assert fixed(tmp_path, "company.yaml") == {
        "company.yaml": PART + 'responses: {small: {1.1.2: {status: partial, owner: "7"}}}\n'
    }


def test_two_spellings_of_one_control_are_left_to_be_told(tmp_path: Path) -> None:
    write(tmp_path, profile=HEAD + "responses: {small: {1.1.2: {status: partial}, 1.1.2.PB: {owner: A}}}\n")
    assert fixed(tmp_path) == {}


def test_an_answer_to_a_fact_that_wants_text(tmp_path: Path) -> None:
    write(tmp_path)
    facts = "facts: {law: {type: text, question: {ja: 問, en: Q}}}\ncontrols:\n"
    path = tmp_path / "small.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("controls:\n", facts), encoding="utf-8")
    head = HEAD.replace("name: Trial}", "name: Trial, facts: {law: 2}}")
    (tmp_path / "profile.yaml").write_text(head, encoding="utf-8")
    assert fixed(tmp_path) == {"profile.yaml": head.replace("law: 2", 'law: "2"')}


def test_documents_with_errors_and_of_other_kinds_get_their_quotes(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text("kind: baseline\nschema: 1\nid: 017\ntitle: [1]\n", encoding="utf-8")
    (tmp_path / "list.yaml").write_text("- 9.10\n", encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("a: [\n", encoding="utf-8")
    (tmp_path / "odd.json").write_text('{"kind": "vendor-profile", "vendor": {"name": 12}}', encoding="utf-8")
    write(tmp_path, profile=HEAD)
    assert 'id: "017"' in fixed(tmp_path, "odd.yaml")["odd.yaml"]
    assert fixed(tmp_path, "list.yaml") == {}
    assert fixed(tmp_path, "broken.yaml") == {}
    assert '"name": "12"' in fixed(tmp_path, "odd.json")["odd.json"]


def test_a_folder_is_its_catalogue(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    write(tmp_path)
    text = "kind: catalogue\nschema: 1\nid: mine\nedition: 017\nrevision: 1\nparts: [a.yaml, ../b.yaml, 3]\n"
    (folder / "catalogue.yaml").write_text(text, encoding="utf-8")
    (folder / "a.yaml").write_text("kind: catalogue-part\nschema: 1\ngroups: [{id: 5, title: 章}]\n", encoding="utf-8")
    found = fixed(tmp_path, "mine")
    assert list(found) == ["catalogue.yaml", "a.yaml"]
    assert 'edition: "017"' in found["catalogue.yaml"]
    assert 'groups: [{id: "5", title: 章}]' in found["a.yaml"]


def run(folder: Path, *arguments: str) -> Done:
    return ismap_check("validate", *arguments, "--catalogue", "small.yaml", folder=folder)


def test_from_a_shell(tmp_path: Path) -> None:
    write(tmp_path, profile=HEAD + WRONG)
    (tmp_path / "profile.yaml").chmod(0o640)
    done = run(tmp_path, "profile.yaml", "--fix")
    assert done.code == 0, done.err
    assert 'profile.yaml:10:5: changed 1.1.2 to "1.1.2.PB".' in done.err
    assert (tmp_path / "profile.yaml").read_text(encoding="utf-8") == HEAD + RIGHT
    assert (tmp_path / "profile.yaml").stat().st_mode & 0o777 == 0o640
    assert "yaml-looks-typed" not in run(tmp_path, "profile.yaml").err


def test_standard_input_has_no_file_to_write(tmp_path: Path) -> None:
    write(tmp_path)
    done = run(tmp_path, "-", "--fix")
    assert done.code == 2
    assert "--fix" in done.err


def test_what_would_become_an_error_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    """Once its id is right, the answer is held against the catalogue, which lets nothing be left unselected."""
    text = HEAD + "responses: {small: {2.1.1.P: {status: not-selected}}}\n"
    write(tmp_path, profile=text)
    path = tmp_path / "small.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("selection: true", "selection: false"), encoding="utf-8")
    done = run(tmp_path, "profile.yaml", "--fix")
    assert (tmp_path / "profile.yaml").read_text(encoding="utf-8") == text
    assert done.code == 3
    assert "profile.yaml:7:20: selection-not-offered" in done.err
    assert "profile.yaml:7:21: unknown-control" in done.err


def test_what_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    write(tmp_path)
    done = run(tmp_path, "missing.yaml", "--fix")
    assert done.code == 4
    assert done.err.count("file-missing") == 1
