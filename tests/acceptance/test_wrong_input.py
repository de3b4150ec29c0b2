"""Wrong input, one by one: a message with place and remedy, the right exit code, no traceback, nothing lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.unit.cli.program import AS_OF, Done, ismap_check
from tests.unit.workflow.small import PROFILE, write_small

CATALOGUE = ("--catalogue", "catalogue.yaml")
posix = pytest.mark.needs("posix")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a small profile, its catalogue, a baseline and evidence."""
    write_small(tmp_path)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(done: Done, code: int, *said: str) -> None:
    assert (done.code, done.out) == (code, ""), done.err
    assert "Traceback" not in done.err
    for part in said:
        assert part in done.err
    assert "hint: " in done.err


@pytest.mark.parametrize("command", ["assess", "report", "validate"])
@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("gone.yaml", None, 4, "gone.yaml: file-missing"),
        ("empty.yaml", b"", 3, "empty.yaml: file-empty"),
        ("comment.yaml", b"# nothing\n", 3, "file-empty"),
        ("sheet.yaml", b"PK\x03\x04" + b"x" * 99, 3, "file-binary"),
        ("binary.yaml", b"\x7fELF\x00\x00\x01" * 30, 3, "file-binary"),
        ("sjis.yaml", PROFILE.encode("cp932"), 3, "Shift_JIS"),
        ("euc.yaml", PROFILE.encode("euc_jp"), 3, "EUC-JP"),
        ("utf16.yaml", PROFILE.encode("utf-16"), 3, "UTF-16"),
        ("list.yaml", b"- a\n", 3, "list.yaml:1:1: no-named-items"),
        ("nothing.yaml", b"schema: 1\n", 3, "missing-kind"),
        ("other.yaml", b"kind: profile\nschema: 1\n", 3, "unknown-kind"),
        ("newer.yaml", PROFILE.replace("schema: 1", "schema: 9").encode(), 3, "newer-schema"),
        ("tab.yaml", b"kind: vendor-profile\nvendor:\n\tname: x\n", 3, "tab.yaml:3:"),
        ("anchor.yaml", PROFILE.replace("Trial", "&a Trial").encode(), 3, "anchor.yaml:7:"),
        ("twice.yaml", (PROFILE + "language: en\n").encode(), 3, "duplicate-key"),
        ("deep.yaml", b"[" * 2000, 3, "deep.yaml:"),
        ("control.yaml", PROFILE.replace("Trial", "Tr\x07ial").encode(), 3, "character-refused"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.endswith("yaml") else "",
)
def test_documents_that_cannot_be_read(
    folder: Path, command: str, *, name: str, content: bytes | None, code: int, said: str
) -> None:
    if content is not None:
        (folder / name).write_bytes(content)
    refused(ismap_check(command, name, *CATALOGUE, folder=folder), code, said)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"wishes: []\n", "missing-kind-any"),
        (b"questions: []\n", "begin it with kind: procurement"),
        (PROFILE.partition("\n")[2].encode(), "begin it with kind: vendor-profile"),
    ],
)
def test_a_document_without_a_kind_is_told_which_it_may_be(folder: Path, content: bytes, said: str) -> None:
    (folder / "any.yaml").write_bytes(content)
    refused(ismap_check("validate", "any.yaml", folder=folder), 3, said)


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf" + PROFILE.encode(), PROFILE.replace("\n", "\r\n").encode()])
def test_a_byte_order_mark_and_windows_line_ends_are_fine(folder: Path, content: bytes) -> None:
    (folder / "profile.yaml").write_bytes(content)
    assert ismap_check("validate", "profile.yaml", *CATALOGUE, "--strict", folder=folder).code == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("status: implemented", "status: implmented", "unknown-value"),
        ("measure: パスキー", "mesure: パスキー", "unknown-key"),
        ('"1.1.2"', '"1.1.20"', "unknown-control"),
        ('"2026-01"', '"2025-01"', "unknown-edition"),
        ("small: {", "smal: {", ""),
        ("evidence: [rule]", "evidence: [rules]", "rules"),
        ("option: plus", "option: minus", "minus"),
        ('issued: "2026-04-01"', 'issued: "2026-02-30"', "nonexistent-date"),
        ("file: evidence/rule.txt", "file: ../rule.txt", "rule.txt"),
        ("generative_ai: false", "generative_ai: いいえ", "generative_ai"),
        ("id: trial", "id: Trial Service", "wrong-form"),
    ],
)
def test_mistakes_in_a_profile_have_their_place(folder: Path, old: str, new: str, said: str) -> None:
    (folder / "profile.yaml").write_text(PROFILE.replace(old, new), encoding="utf-8")
    done = ismap_check("validate", "profile.yaml", *CATALOGUE, folder=folder)
    if old in PROFILE:
        refused(done, 3, said, "profile.yaml:")


def test_a_folder_in_place_of_a_profile(folder: Path) -> None:
    refused(ismap_check("assess", "evidence", *CATALOGUE, folder=folder), 4, "evidence: file-not-regular")


@posix
def test_a_pipe_in_place_of_a_profile_does_not_wait(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    for command in ("assess", "report", "validate"):
        refused(ismap_check(command, "pipe.yaml", *CATALOGUE, folder=folder), 4, "pipe.yaml: file-not-regular")


@posix
def test_a_file_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.open

    def guarded(path: str, flags: int, *rest: int) -> int:
        if str(path).endswith("profile.yaml"):
            raise PermissionError(13, "Permission denied")
        return really(path, flags, *rest)

    monkeypatch.setattr(os, "open", guarded)
    refused(ismap_check("assess", "profile.yaml", *CATALOGUE, folder=folder), 4, "profile.yaml: file-unreadable")


def test_every_limit_names_its_option(folder: Path) -> None:
    for option, value in (("--max-file-size", "100"), ("--max-depth", "2"), ("--max-nodes", "5"), ("--max-text", "3")):
        done = ismap_check("validate", "profile.yaml", *CATALOGUE, option, value, folder=folder)
        refused(done, 3, option)


def test_of_several_the_higher_exit_code_counts(folder: Path) -> None:
    (folder / "bad.yaml").write_text("kind: x\n", encoding="utf-8")
    assert ismap_check("validate", "bad.yaml", "profile.yaml", *CATALOGUE, folder=folder).code == 3
    assert ismap_check("validate", "bad.yaml", "gone.yaml", *CATALOGUE, folder=folder).code == 4
    assert ismap_check("validate", "gone.yaml", "profile.yaml", *CATALOGUE, folder=folder).code == 4


def report(folder: Path, *arguments: str) -> Done:
    return ismap_check("report", "profile.yaml", *CATALOGUE, *AS_OF, *arguments, folder=folder)


@pytest.mark.parametrize(
    ("target", "code", "said"),
    [
        ("no/such/report.md", 4, "there is no folder no/such"),
        ("profile.yaml/report.md", 4, "there is no folder profile.yaml"),
        ("report.docx", 2, "The format of “report.docx” is not known"),
    ],
)
def test_targets_that_cannot_be_written(folder: Path, target: str, code: int, said: str) -> None:
    before = contents(folder)
    refused(report(folder, "-o", target), code, said)
    assert contents(folder) == before


def test_a_folder_as_the_target(folder: Path) -> None:
    (folder / "out.md").mkdir()
    done = report(folder, "-o", "out.md")
    assert (done.code, "out.md is a folder; name a file." in done.err) == (4, True)


@pytest.mark.parametrize("name", ["profile.yaml", "./profile.yaml", "catalogue.yaml", "evidence/rule.txt"])
def test_an_input_is_never_overwritten(folder: Path, name: str) -> None:
    before = contents(folder)
    refused(report(folder, "-f", "md", "-o", name), 2, "is an input and is not overwritten")
    assert contents(folder) == before


def test_one_target_named_twice(folder: Path) -> None:
    done = report(folder, "-o", "a.md", "-o", "./a.md")
    assert (done.code, "is named twice" in done.err, (folder / "a.md").exists()) == (2, True, False)


@posix
def test_a_link_is_not_written_through(folder: Path) -> None:
    (folder / "real.md").write_text("mine")
    (folder / "link.md").symlink_to("real.md")
    refused(report(folder, "-o", "link.md"), 4, "is a symbolic link")
    assert (folder / "real.md").read_text() == "mine"


@pytest.mark.parametrize(
    ("number", "said"), [(28, "the disk is full"), (30, "cannot be written"), (5, "cannot be written")]
)
def test_a_full_disk_leaves_the_old_report(
    folder: Path, number: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "r.md").write_text("old")
    before = contents(folder)

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    done = report(folder, "-o", "r.md")
    assert (done.code, said in done.err) == (4, True)
    assert contents(folder) == before


def test_ctrl_c_while_writing_leaves_the_old_report(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "r.md").write_text("old")
    before = contents(folder)

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    assert report(folder, "-o", "r.md").code == 130
    assert contents(folder) == before


def test_nothing_is_written_if_a_document_is_invalid(folder: Path) -> None:
    (folder / "profile.yaml").write_text(PROFILE.replace("id: trial", "id: [1]"), encoding="utf-8")
    before = contents(folder)
    assert report(folder, "-o", "a.md", "-o", "b.json").code == 3
    assert contents(folder) == before


@pytest.mark.parametrize(
    "option", ["--as-of", "--baseline", "--with-option", "--threshold", "--fail-under", "--fail-on"]
)
def test_a_result_cannot_be_judged_again(folder: Path, option: str) -> None:
    report(folder, "-o", "r.json")
    values = {"--as-of": "2026-01-01", "--threshold": "score=1", "--fail-under": "1"}
    done = ismap_check("report", "r.json", option, values.get(option, "pilot"), folder=folder)
    refused(done, 2, f"{option} cannot be used when a report is made from a result")


def test_a_result_cannot_be_assessed(folder: Path) -> None:
    report(folder, "-o", "r.json")
    refused(ismap_check("assess", "r.json", *CATALOGUE, folder=folder), 3, "r.json:", "ismap-check report")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"in_scope": 2', '"in_scope": 9', "result-sums-differ"),
        ('"passed": false', '"passed": true', "result-sums-differ"),
        ('"outcome": "does-not-meet"', '"outcome": "meets"', "result-sums-differ"),
        ('"schema": 1', '"schema": 2', "newer-schema"),
        ("{", "[", "json-comma-missing"),
    ],
)
def test_a_result_that_was_tampered_with(folder: Path, old: str, new: str, said: str) -> None:
    report(folder, "-o", "r.json")
    path = folder / "r.json"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    refused(ismap_check("report", "r.json", "-o", "again.md", folder=folder), 3, said)
    assert not (folder / "again.md").exists()
