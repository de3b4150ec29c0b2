"""A history as files: what is recorded, what two runs at once and a full disk do, what a changed line is found by."""

from __future__ import annotations

import errno
import json
import os
import threading
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from ismap_check.errors import FileAccessError
from ismap_check.i18n.width import width_of
from ismap_check.sources.limits import Limits
from ismap_check.workflow.history import files, lock
from ismap_check.workflow.history.files import append_record
from ismap_check.workflow.history.recording import record_of
from tests.unit.assessment.builders import IMPLEMENTED, catalogue, judge, profile
from tests.unit.cli.program import Done, ismap_check
from tests.unit.workflow.small import write_small

GIVEN = ("--catalogue", "catalogue.yaml", "--with-option", "plus")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_small(tmp_path)
    return tmp_path


def record(folder: Path, day: str, *arguments: str, history: str = "history") -> Done:
    return ismap_check("assess", "profile.yaml", *GIVEN, "--as-of", day, "--record", history, *arguments, folder=folder)


def show(folder: Path, *arguments: str) -> Done:
    return ismap_check("history", "history", *arguments, folder=folder)


def lines(folder: Path) -> list[bytes]:
    return (folder / "history" / "history.jsonl").read_bytes().splitlines(keepends=True)


def rewrite(folder: Path, changed: list[bytes]) -> None:
    (folder / "history" / "history.jsonl").write_bytes(b"".join(changed))


def recorded(folder: Path) -> list[Any]:
    return [json.loads(line) for line in lines(folder)]


def test_each_record_holds_the_hash_of_the_line_before(folder: Path) -> None:
    assert [record(folder, f"2026-1{month}-01").code for month in range(3)] == [0, 0, 0]
    before = [None, *(sha256(line.removesuffix(b"\n")).hexdigest() for line in lines(folder)[:-1])]
    assert [one.get("previous") for one in recorded(folder)] == before
    done = show(folder)
    assert (done.code, done.err) == (0, "")
    last = sha256(lines(folder)[-1].removesuffix(b"\n")).hexdigest()
    assert last in done.out


def test_a_record_holds_numbers_and_no_text_of_the_vendor(folder: Path) -> None:
    record(folder, "2026-11-01")
    (one,) = recorded(folder)
    assert (one["service"], one["as_of"], one["outcome"]) == ("trial", "2026-11-01", "meets")
    assert one["catalogues"][0] | {"structure": ""} == {
        "catalogue": "small",
        "edition": "2026-01",
        "structure": "",
        "outcome": "meets",
        "possible": 8,
        "claimed": 8,
        "evidenced": 6,
        "in_scope": 2,
        "answered": 2,
        "gaps": 0,
        "title": {"ja": "小さな管理基準", "en": "A small catalogue"},
    }
    text = lines(folder)[0].decode()
    assert not any(words in text for words in ("試験", "パスキー", "規程", "profile.yaml"))


def test_the_same_run_twice_is_recorded_twice_and_never_answered_from_memory(folder: Path) -> None:
    environment = {"ISMAP_CHECK_CACHE": str(folder / "cache")}
    for _ in range(3):
        given = ("assess", "profile.yaml", *GIVEN, "--as-of", "2026-11-01", "--record", "history")
        assert ismap_check(*given, folder=folder, environment=environment).code == 0
    assert len(lines(folder)) == 3


def test_the_inputs_hash_tells_files_and_options_apart(folder: Path) -> None:
    record(folder, "2026-11-01")
    record(folder, "2026-11-01", "--fail-under", "10")
    (folder / "evidence" / "rule.txt").write_bytes(b"changed")
    record(folder, "2026-11-01")
    assert len({one["inputs"] for one in recorded(folder)}) == 3


def test_with_a_review_what_is_verified_is_recorded(folder: Path) -> None:
    head = "kind: review\nschema: 1\nof: {service: trial}\nreviewer: {name: A}\n"
    (folder / "review.yaml").write_text(f'{head}results: {{small: {{"1.1.2": {{design: pass}}}}}}\n', encoding="utf-8")
    done = record(folder, "2026-11-01", "--review", "review.yaml")
    (one,) = recorded(folder)
    assert done.code == 1
    assert (one["catalogues"][0]["verified"], one["catalogues"][0]["verified_possible"]) == (2, 8)
    assert "verified_outcome" in one
    assert "| 25.0 % |" in show(folder, "-f", "md").out


def test_an_earlier_day_is_recorded_and_said(folder: Path) -> None:
    record(folder, "2026-11-01")
    done = record(folder, "2026-10-01")
    assert (done.code, "later day (2026-11-01)" in done.err) == (0, True)
    assert "(dated before the line above)" in show(folder).out


def test_another_edition_is_marked(folder: Path) -> None:
    record(folder, "2026-10-01")
    path = folder / "catalogue.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("mandatory: 3", "mandatory: 4"), encoding="utf-8")
    record(folder, "2026-11-01")
    assert "(another edition, or changed controls" in show(folder).out


def changed_number(rows: list[bytes]) -> list[bytes]:
    return [rows[0], rows[1].replace(b'"gaps":0', b'"gaps":1'), rows[2]]


@pytest.mark.parametrize(
    ("change", "places"),
    [
        (changed_number, ["2:1: history-altered", "3:1: history-broken"]),
        (lambda rows: [rows[0], rows[2]], ["2:1: history-broken"]),
        (lambda rows: rows[1:], ["1:1: history-no-start"]),
        (lambda rows: [rows[0], rows[2], rows[1]], ["2:1: history-broken", "3:1: history-broken"]),
        (lambda rows: [*rows, rows[2]], ["4:1: history-broken"]),
        (lambda rows: [*rows[:2], rows[2].replace(b'"claimed":8', b'"claimed":7')], ["3:1: history-altered"]),
        (lambda rows: [*rows[:2], rows[2].replace(b'":', b'": ', 1)], ["3:1: history-altered"]),
    ],
)
def test_what_was_changed_is_named_with_its_line(folder: Path, change: Any, places: list[str]) -> None:
    for month in range(3):
        record(folder, f"2026-1{month}-01")
    rewrite(folder, change(lines(folder)))
    done = show(folder)
    assert (done.code, done.out) == (1, "")
    found = [line for line in done.err.splitlines() if line.startswith("history")]
    assert [line.partition("history.jsonl:")[2].partition(" ")[0] for line in found] == [
        place.partition(" ")[0] for place in places
    ]
    assert all(place.split(" ")[1] in line for place, line in zip(places, found, strict=True))
    before = lines(folder)
    refused = record(folder, "2026-12-01")
    assert (refused.code, "Not recorded" in refused.err) == (1, True)
    assert lines(folder) == before


@pytest.mark.parametrize(
    "edited", [lambda raw: raw.replace(b"\n", b"\r\n"), lambda raw: raw.removesuffix(b"\n")], ids=["CRLF", "no end"]
)
def test_line_ends_that_an_editor_changed_break_nothing(folder: Path, edited: Any) -> None:
    record(folder, "2026-10-01")
    record(folder, "2026-11-01")
    before = lines(folder)
    rewrite(folder, [edited(b"".join(before))])
    assert show(folder).code == 0
    assert record(folder, "2026-12-01").code == 0
    assert (lines(folder)[:2], show(folder).code) == (before, 0)


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (b"", 4, "has no history"),
        (b"kind: catalogue\nschema: 1\n", 3, "history.jsonl:1:1: history-unreadable"),
        (b'{"kind": "assessment-result"}\n', 3, "history.jsonl:1:1: history-no-record"),
        (b"[1]\n", 3, "history-no-record"),
        (b"\xff\xfe\n", 3, "history-unreadable"),
        (b"[" * 5000, 3, "history-unreadable"),
    ],
)
def test_what_is_no_history_is_told(folder: Path, content: bytes, code: int, said: str) -> None:
    (folder / "history").mkdir()
    (folder / "history" / "history.jsonl").write_bytes(content)
    done = show(folder)
    assert (done.code, said in done.err) == (code, True)


def test_a_line_that_was_cut_off_is_told(folder: Path) -> None:
    record(folder, "2026-10-01")
    record(folder, "2026-11-01")
    rewrite(folder, [lines(folder)[0], lines(folder)[1][:80]])
    done = show(folder)
    assert (done.code, "history.jsonl:2:1: history-unreadable" in done.err) == (3, True)


def test_an_empty_folder_and_a_missing_one_are_told(folder: Path) -> None:
    (folder / "history").mkdir()
    assert (show(folder).code, "has no history" in show(folder).err) == (4, True)
    missing = ismap_check("history", "nowhere", folder=folder)
    assert (missing.code, "nowhere" in missing.err) == (4, True)


def test_services_are_never_mixed(folder: Path) -> None:
    record(folder, "2026-10-01")
    profile_file = folder / "profile.yaml"
    other = profile_file.read_text(encoding="utf-8").replace("id: trial", "id: other")
    profile_file.write_text(other, encoding="utf-8")
    done = record(folder, "2026-11-01")
    assert (done.code, "that of the service “trial”; this one is “other”" in done.err) == (2, True)
    record(folder, "2026-11-01", history="elsewhere")
    rewrite(folder, [*lines(folder), (folder / "elsewhere" / "history.jsonl").read_bytes()])
    mixed = show(folder)
    assert (mixed.code, "history.jsonl:2:1: history-service" in mixed.err) == (3, True)


def test_every_format_shows_it(folder: Path) -> None:
    record(folder, "2026-10-01")
    record(folder, "2026-11-01")
    names = ["h.md", "h.html", "h.csv", "h.xlsx", "h.ja.md"]
    done = show(folder, *(part for name in names for part in ("-o", name)))
    assert (done.code, done.err) == (0, "".join(f"wrote {name}\n" for name in names))
    rows = (folder / "h.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in rows] == ["Day", "2026-10-01", "2026-11-01"]
    assert "判定の推移" in (folder / "h.ja.md").read_text(encoding="utf-8")
    assert show(folder, "-o", "history/history.jsonl", "-f", "md").code == 2


def test_every_line_on_a_terminal_fits_80_columns(folder: Path) -> None:
    record(folder, "2026-11-01")
    record(folder, "2026-10-01", "--baseline", "baseline.yaml")
    for language in ("ja", "en"):
        text = ismap_check("history", "history", "--lang", language, folder=folder).out
        assert max(width_of(line) for line in text.splitlines()) <= 80


def test_the_next_command_keeps_no_second_record(folder: Path) -> None:
    done = record(folder, "2026-11-01")
    assert "--record" not in done.err.splitlines()[0]
    assert "--as-of 2026-11-01 -o report.html" in done.err.splitlines()[0]


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    result = judge(profile({"M": IMPLEMENTED}), catalogue())
    threads = [threading.Thread(target=append_record, args=(tmp_path, record_of(result), Limits())) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    history = files.load_history(str(tmp_path), Limits())
    assert (len(history.records), history.diagnostics) == (12, ())
    assert [path.name for path in tmp_path.iterdir()] == ["history.jsonl"]


def test_a_lock_that_another_run_keeps_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    (folder / "history").mkdir()
    with lock.locked(folder / "history" / "history.lock"):
        done = record(folder, "2026-11-01")
    assert (done.code, "history.lock" in done.err) == (4, True)
    assert not list((folder / "history").iterdir())


def test_a_lock_that_a_killed_run_left_is_in_nobodys_way(folder: Path) -> None:
    (folder / "history").mkdir()
    (folder / "history" / "history.lock").write_bytes(b"4711")
    assert record(folder, "2026-11-01").code == 0
    assert [path.name for path in (folder / "history").iterdir()] == ["history.jsonl"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Python closes what nobody holds
@pytest.mark.parametrize("step", ["_opened", "is_locked", "_is_still"])
def test_a_run_that_is_stopped_while_it_takes_the_lock_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    real = getattr(lock, step)

    to_come = ["one signal"]

    def stopped(*given: Any) -> Any:
        done = real(*given)
        if to_come:
            to_come.clear()
            raise KeyboardInterrupt
        return done

    with monkeypatch.context() as patched:
        patched.setattr(lock, step, stopped)
        with pytest.raises(KeyboardInterrupt), lock.locked(tmp_path / "history.lock"):
            pass
    assert step == "_opened" or not list(tmp_path.iterdir())
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    with lock.locked(tmp_path / "history.lock"):
        pass
    assert not list(tmp_path.iterdir())


def test_a_lock_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "history.lock").mkdir()
    with pytest.raises(FileAccessError) as caught, lock.locked(tmp_path / "history.lock"):
        pass
    assert caught.value.code == "history-not-locked"


def test_a_full_disk_leaves_the_old_history_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record(folder, "2026-10-01")
    before = lines(folder)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        done = record(folder, "2026-11-01")
    assert done.code == 4
    assert lines(folder) == before
    assert [path.name for path in (folder / "history").iterdir()] == ["history.jsonl"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "history").write_text("x", encoding="utf-8")
    result = judge(profile({"M": IMPLEMENTED}), catalogue())
    with pytest.raises(FileAccessError):
        append_record(tmp_path / "history", record_of(result), Limits())


def test_a_report_can_be_recorded_too_and_makes_the_same_record(folder: Path) -> None:
    record(folder, "2026-11-01")
    given = ("report", "profile.yaml", *GIVEN, "--as-of", "2026-11-01", "-o", "r.json", "-o", "r.md")
    assert ismap_check(*given, "--record", "other", folder=folder).code == 0
    assert (folder / "r.md").exists()
    assert (folder / "other" / "history.jsonl").read_bytes() == lines(folder)[0]
    assert ismap_check("report", "r.json", "-f", "md", "--record", "other", folder=folder).code == 0
    rows = (folder / "other" / "history.jsonl").read_bytes().splitlines()
    assert json.loads(rows[1]).items() >= {"as_of": "2026-11-01", "outcome": "meets"}.items()
