"""The public extract holds what is made public, and nothing else in any format."""

from __future__ import annotations

import dataclasses
import io
import subprocess
import zipfile

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.profile import Response, Status
from ismap_check.model.statement import Statement
from ismap_check.model.text import Language
from ismap_check.renderers.formats import PAGES
from ismap_check.report import extract as extract_module
from ismap_check.report.extract import build_extract
from ismap_check.report.statement import build_statement
from tests.unit.report import sample, walk
from tests.unit.report import statement_sample as stated

PAPER = pytest.mark.needs("pdftotext", "noto-cjk")
PUBLIC = {"sub_services", "regions", "uncovered_services", "subsequent_events"}


def contents(data: bytes) -> bytes:
    """Return a file's bytes, those of the members where it is a package, the words of a PDF."""
    if data.startswith(b"%PDF"):
        return subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(name.encode() + archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("page", [*sorted(PAGES.keys() - {"pdf"}), pytest.param("pdf", marks=PAPER)])
@pytest.mark.parametrize("language", Language)
def test_nothing_confidential_reaches_the_extract(page: str, language: Language) -> None:
    words = load_words(language)
    annex = contents(PAGES[page].render(build_statement(stated.secretive(), words)))
    extract = contents(PAGES[page].render(build_extract(stated.secretive(), words)))
    assert stated.SECRET.encode() in annex, "the marker does not reach even the annex: the test looks for nothing"
    assert stated.SECRET.encode() not in extract
    assert b"1999-" not in extract


def test_every_confidential_field_of_the_declarations_holds_the_marker() -> None:
    declared = stated.secretive().profile.statement
    for field in dataclasses.fields(Statement):
        assert (stated.SECRET in repr(getattr(declared, field.name))) is (field.name not in PUBLIC)


def test_every_text_of_the_answers_holds_the_marker() -> None:
    for response in stated.secretive().profile.responses["system"].values():
        texts = {
            name: getattr(response, name) for name in ("measure", "reason", "owner", "assignee", "extra", "origin")
        }
        assert [name for name, text in texts.items() if stated.SECRET not in str(text)] == []


def test_what_is_public_is_there() -> None:
    report = stated.extract("complete", Language.JA)
    said = "\n".join(walk.said(line) for block in walk.blocks(report) for line in walk.lines(block))
    for text in ("仮想サーバー", "東日本", "外部の監視", "言明の対象に含まない。", "2026年10月に拠点を加えた。"):
        assert text in said
    assert "2026-04-01 ～ 2026-09-30" in said
    assert report.subject == "Aoba Cloud（青葉クラウド株式会社）"


def test_objectives_are_listed_only_where_all_is_answered_and_no_must_is_missing() -> None:
    beneath = ("1.1.1.1.PB", "1.1.1.2", "1.1.1.3", "1.1.1.4")
    done = dict.fromkeys(beneath, stated.done("当日中に消す。"))
    assert objectives(stated.ANSWERS) == ["1.1.1", "2.1.1"]
    assert objectives({}) == []
    assert objectives(done) == ["1.1.1"]
    assert objectives({**done, "1.1.1.2": Response(status=Status.PLANNED)}) == ["1.1.1"]
    assert objectives({name: one for name, one in done.items() if name != "1.1.1.4"}) == []
    assert objectives({**done, "1.1.1.1.PB": Response(status=Status.PARTIAL, measure="一部で行う。")}) == []


def objectives(answers: dict[str, Response]) -> list[str]:
    """Return the ids an extract of these answers lists."""
    result = stated.judged(stated.profile(responses={"system": answers}))
    report = build_extract(result, load_words(Language.EN))
    section = walk.section(report, "extract/system")
    return [row[0] for block in section.blocks[1:] for row in walk.rows(block)]


def test_catalogues_without_selection_are_left_out() -> None:
    titles = [section.title for section in stated.extract("plain", Language.EN).sections]
    assert [title for title in titles if title.startswith("Objectives")] == [
        "Objectives carried out: System control criteria (modelled)"
    ]
    assert len(build_extract(sample.empty(), load_words(Language.EN)).sections) == 2


def test_the_view_of_the_extract_names_no_answer() -> None:
    """Its module does not even know the word: nobody can add a measure to it without this test."""
    fields = {name for one in vars(extract_module).values() for name in getattr(one, "_fields", ())}
    assert not fields & {"measure", "reason", "evidence", "responses", "special_notes", "signatory", "inherits"}
