"""An answer reaches its file at once, whatever else happens to that file."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.model.profile import EvidenceItem, Response, Status
from ismap_check.workflow.answering.dialogue import Save
from ismap_check.workflow.answering.ground import Key
from ismap_check.workflow.answering.saving import Book, Contested, Failed, Saved, save_answer
from tests.unit.workflow.answering.grounds import EVIDENCE, HEAD, book_of

KEY = Key("small", "1.1.2.PB")
DONE = Response(status=Status.IMPLEMENTED, measure="する。")


def text_of(book: Book) -> str:
    return Path(book.name).read_text(encoding="utf-8")


def test_it_is_written_and_read_back(tmp_path: Path) -> None:
    book = book_of(tmp_path)
    done = save_answer(book, Save(KEY, DONE))
    assert isinstance(done, Saved)
    assert text_of(book).startswith(HEAD)
    assert done.book.ground.response(KEY) == DONE
    assert KEY not in done.book.ground.open
    assert not done.merged


def test_new_evidence_comes_with_it_and_a_missing_file_is_told(tmp_path: Path) -> None:
    book = book_of(tmp_path)
    (tmp_path / "here.pdf").write_bytes(b"x")
    items = (EvidenceItem(id="a", title="A", file="here.pdf"), EvidenceItem(id="b", title="B", file="gone.pdf"))
    response = Response(status=Status.IMPLEMENTED, measure="する。", evidence=("a", "b"))
    done = save_answer(book, Save(KEY, response, items))
    assert isinstance(done, Saved)
    assert done.missing == ("gone.pdf",)
    assert list(done.book.ground.profile.evidence) == ["a", "b"]


def test_a_change_of_something_else_is_kept(tmp_path: Path) -> None:
    book = book_of(tmp_path)
    Path(book.name).write_text(f"{HEAD}# メモ\n{EVIDENCE}", encoding="utf-8")
    items = (EvidenceItem(id="rule", title="別の規程", file="other.pdf"),)
    response = Response(status=Status.IMPLEMENTED, measure="する。", evidence=("rule",))
    done = save_answer(book, Save(KEY, response, items))
    assert isinstance(done, Saved)
    assert done.merged
    assert "# メモ" in text_of(book)
    saved = done.book.ground.response(KEY)
    assert saved
    assert saved.evidence == ("rule-2",)
    assert done.book.ground.profile.evidence["rule"].title == "規程"


def test_an_answer_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    book = book_of(tmp_path)
    theirs = f"{HEAD}responses: {{small: {{1.1.2.PB: {{status: not-implemented}}}}}}\n"
    Path(book.name).write_text(theirs, encoding="utf-8")
    done = save_answer(book, Save(KEY, DONE))
    assert isinstance(done, Contested)
    assert text_of(book) == theirs
    assert isinstance(save_answer(done.book, done.save), Saved)


@pytest.mark.parametrize("changed", ["kind: vendor-profile\n", "{", ""])
def test_a_file_that_is_broken_meanwhile_keeps_the_answer_waiting(tmp_path: Path, changed: str) -> None:
    book = book_of(tmp_path)
    Path(book.name).write_text(changed, encoding="utf-8")
    failed = save_answer(book, Save(KEY, DONE))
    assert isinstance(failed, Failed)
    assert failed.diagnostics
    assert text_of(book) == changed
    Path(book.name).write_text(HEAD, encoding="utf-8")
    assert isinstance(save_answer(book, failed.save), Saved)


def test_a_file_that_is_gone_keeps_the_answer_waiting(tmp_path: Path) -> None:
    book = book_of(tmp_path)
    Path(book.name).unlink()
    failed = save_answer(book, Save(KEY, DONE))
    assert isinstance(failed, Failed)
    assert [one.code for one in failed.diagnostics] == ["file-missing"]


def test_a_catalogue_that_is_not_answered_any_more(tmp_path: Path) -> None:
    book = book_of(tmp_path)
    Path(book.name).write_text(HEAD.replace('catalogues: {small: "1"}', 'catalogues: {small: "2"}'), encoding="utf-8")
    failed = save_answer(book, Save(KEY, DONE))
    assert isinstance(failed, Failed)
    assert failed.error
    assert failed.error.code == "file-changed"


def test_what_cannot_be_edited_may_be_written_anew(tmp_path: Path) -> None:
    text = HEAD + "responses: {small: {1.1.2.PB: {status: partial, # 注\n  measure: 一部}}}\n"
    book = book_of(tmp_path, text)
    done = save_answer(book, Save(KEY, DONE))
    if isinstance(done, Failed):
        assert done.may_rewrite
        done = save_answer(book, done.save._replace(rewrite=True))
    assert isinstance(done, Saved)
    assert done.book.ground.response(KEY) == DONE


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    book = book_of(tmp_path)
    Path(book.name).rename(tmp_path / "real.yaml")
    try:
        Path(book.name).symlink_to(tmp_path / "real.yaml")
    except OSError:  # Windows without the right to make links
        return
    failed = save_answer(book, Save(KEY, DONE))
    assert isinstance(failed, Failed)
    assert failed.error
    assert failed.error.code == "output-is-link"
