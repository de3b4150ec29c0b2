"""The file of rows: what was written stays, what was cut off does not count."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any

import pytest

from ismap_check.errors import FileAccessError
from ismap_check.model.portfolio import Trouble, VendorRow
from ismap_check.workflow.portfolio.desk import line_of
from ismap_check.workflow.portfolio.log import RowLog, whole_log


def line(file: str, code: str = "file-missing") -> str:
    trouble = Trouble(code=code, document=file)
    return line_of(VendorRow(file=file, trouble=trouble, problems=1), [[["is-file", file], False]])


def asked(path: Path, key: str, file: str) -> Any:
    log = RowLog(path, key)
    try:
        return log.asked(file)
    finally:
        log.close()


def test_rows_are_there_for_the_next_run_under_the_same_key(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    log = RowLog(path, "key")
    log.put("a", line("a"))
    log.put("b", line("b", "file-empty"))
    log.put("a", line("a", "file-empty"))
    log.close()
    again = RowLog(path, "key")
    assert again.asked("a") == [[["is-file", "a"], False]]
    assert again.asked("c") is None
    whole = again.finish(["a", "b"], {"of": 1})
    assert [row.trouble.code for row in whole.rows() if row.trouble] == ["file-empty", "file-empty"]
    assert len(path.read_bytes().splitlines()) == 4
    found = whole_log(path)
    assert found is not None
    assert found.end == {"of": 1}
    assert asked(path, "another key", "a") is None


def test_a_line_that_was_cut_off_counts_as_not_there(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    log = RowLog(path, "key")
    log.put("a", line("a"))
    log.put("b", line("b"))
    log.close()
    path.write_bytes(path.read_bytes()[:-20])
    again = RowLog(path, "key")
    assert again.asked("a") is not None
    assert again.asked("b") is None
    again.put("b", line("b"))
    assert [row.file for row in again.finish(["a", "b"], {}).rows()] == ["a", "b"]


@pytest.mark.parametrize("text", ["", "no JSON\n", "[]\n", '{"kind": "portfolio-rows", "form": 1}\n', '{"end": {}}\n'])
def test_what_is_no_finished_log_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(text, encoding="utf-8")
    assert whole_log(path) is None
    assert asked(path, "key", "a") is None


def test_results_that_are_not_there_are_not_called_unwritable(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError) as raised:
        whole_log(tmp_path / "nowhere")
    assert raised.value.code == "portfolio-results-unreadable"


def test_a_line_that_somebody_changed_is_told(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    log = RowLog(path, "key")
    log.put("a", line("a"))
    log.finish(["a"], {"of": 1})
    head, _, end = path.read_text(encoding="utf-8").splitlines()
    path.write_text(f'{head}\n["a", null, {{"file": 1}}]\n{end}', encoding="utf-8")
    whole = whole_log(path)
    assert whole is not None
    with pytest.raises(FileAccessError) as raised:
        list(whole.rows())
    assert raised.value.code == "portfolio-results-damaged"


class Full:
    """A file on a disk without room: what it holds can be read."""

    def __init__(self, real: Any) -> None:
        self.real = real

    def __getattr__(self, name: str) -> Any:
        if name in {"write", "writelines"}:
            raise OSError(errno.ENOSPC, "full")
        return getattr(self.real, name)


def test_a_full_disk_ends_the_run_and_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rows.jsonl"
    log = RowLog(path, "key")
    log.put("a", line("a"))
    real = log._file
    monkeypatch.setattr(log, "_file", Full(real))
    with pytest.raises(FileAccessError) as raised:
        log.put("b", line("b"))
    assert raised.value.code == "output-disk-full"
    real.close()
    assert asked(path, "key", "a") is not None


def test_rows_move_where_there_is_a_spare_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, spare = tmp_path / "rows.jsonl", tmp_path / "spare.jsonl"
    log = RowLog(path, "key", lambda: spare)
    log.put("a", line("a"))
    monkeypatch.setattr(log, "_file", Full(log._file))
    log.put("b", line("b", "file-empty"))
    assert log.moved
    assert log.asked("a") == [[["is-file", "a"], False]]
    whole = log.finish(["a", "b"], {"of": 1})
    assert whole.path == spare
    assert [row.trouble.code for row in whole.rows() if row.trouble] == ["file-missing", "file-empty"]
    assert asked(path, "key", "a") is not None


def test_rows_move_when_they_cannot_be_finished_or_begun(tmp_path: Path) -> None:
    path, spare = tmp_path / "rows.jsonl", tmp_path / "spare.jsonl"
    log = RowLog(path, "key", lambda: spare)
    log.put("a", line("a"))
    (tmp_path / "rows.jsonl.new").mkdir()
    assert [row.file for row in log.finish(["a"], {}).rows()] == ["a"]
    assert log.moved
    begun = RowLog(tmp_path / "none" / "rows.jsonl", "key", lambda: tmp_path / "other.jsonl")
    assert begun.moved
    assert begun.finish([], {}).path == tmp_path / "other.jsonl"


def test_no_room_in_the_spare_place_either_tells_of_the_first(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError) as raised:
        RowLog(tmp_path / "none" / "rows.jsonl", "key", lambda: tmp_path / "nowhere" / "rows.jsonl")
    assert raised.value.params["path"] == str(tmp_path / "none" / "rows.jsonl")


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError):
        RowLog(tmp_path / "none" / "rows.jsonl", "key")
    with pytest.raises(FileAccessError):
        whole_log(tmp_path / "none.jsonl")
    assert json.loads(line("a"))[0] == "a"
