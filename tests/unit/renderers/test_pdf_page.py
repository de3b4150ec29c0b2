"""A real PDF of a small report: tagged, in its language, the same bytes twice, hostile text as text."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest

from ismap_check.errors import UsageError
from ismap_check.model.text import Language
from ismap_check.renderers import pdf_inline, pdf_page
from ismap_check.report.blocks import Code, Prose, Section, Strong
from tests.unit.report import sample

pytestmark = pytest.mark.needs("noto-cjk")
NAME = next(iter(sample.RESULTS))
MARKING = "機密性2情報"
HOSTILE = '#eval("1") #panic() $x$ *b* _i_ `c` <label> @ref = h [x] // ok \\ 😀 \U0002a6d6 \u202e'


@lru_cache
def made(language: Language) -> bytes:
    report = sample.report(NAME, language)
    hostile = Section(anchor="hostile", title=HOSTILE, blocks=(Prose(((HOSTILE, Strong(HOSTILE)),)),))
    return pdf_page.render(report._replace(sections=(*report.sections, hostile), marking=MARKING))


def read(program: str, data: bytes, folder: Path, *more: str) -> str:
    (folder / "report.pdf").write_bytes(data)
    done = subprocess.run([program, "report.pdf", *more], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("language", Language)
def test_the_document_says_what_it_is(language: Language, tmp_path: Path) -> None:
    report = sample.report(NAME, language)
    info = dict(line.split(":", 1) for line in read("pdfinfo", made(language), tmp_path).splitlines() if ":" in line)
    assert info["Title"].strip() == f"{report.subject} – {report.title}"
    assert info["Tagged"].strip() == "yes"
    assert "A4" in info["Page size"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made(language)
    assert f"/Lang({language}".encode() in made(language).replace(b" ", b"")


@pytest.mark.needs("pdftotext")
def test_a_name_is_told_without_places_to_break_it(tmp_path: Path) -> None:
    report = sample.report(NAME, Language.EN)._replace(subject='e="a/b=c/d"')
    assert f"{report.subject} – {report.title}" in read("pdfinfo", pdf_page.render(report), tmp_path)


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("language", Language)
def test_every_page_is_marked_and_counted_and_hostile_text_is_text(language: Language, tmp_path: Path) -> None:
    text = read("pdftotext", made(language), tmp_path, "-")
    pages = text.split("\f")[:-1]
    for number, page in enumerate(pages, start=1):
        assert MARKING in page.replace(" ", "")
        assert f"{number} / {len(pages)}" in page
    last = "".join(pages[-1].split())
    assert HOSTILE.partition("😀")[0].replace(" ", "") in last
    assert "[U+202E]" in last


@pytest.mark.needs("pdftotext")
def test_words_that_may_break_are_copied_whole(tmp_path: Path) -> None:
    long = "part abcdefgh-ijklmnop/qrstuvwx_yz"
    digest = "0123456789abcdef" * 8
    section = Section(anchor="long", title=long, blocks=(Prose(((digest, " ", Code(long)),)),))
    made = pdf_page.render(sample.report(NAME, Language.EN)._replace(sections=(section,), cover=(), subject=long))
    text = read("pdftotext", made, tmp_path, "-")
    assert pdf_inline.BREAK not in text
    assert digest not in text
    assert digest in text.replace("\n", "")
    assert text.count(long) >= 3
    assert f"/Title({long})".encode() in made
    assert long in read("pdfinfo", made, tmp_path)


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("language", Language)
def test_every_sheet_can_lie_on_its_side(language: Language, tmp_path: Path) -> None:
    made = pdf_page.render(sample.report(NAME, language)._replace(landscape=True))
    sizes = re.findall(
        r"^Page +\d+ size: +(\S+) x (\S+) pts \(A4\)$", read("pdfinfo", made, tmp_path, "-l", "-1"), re.MULTILINE
    )
    pages = read("pdftotext", made, tmp_path, "-").split("\f")[:-1]
    assert len(sizes) == len(pages) > 1
    assert all(float(width) > float(height) for width, height in sizes)
    assert all(f"{number} / {len(pages)}" in page for number, page in enumerate(pages, start=1))


def test_the_same_report_gives_the_same_bytes() -> None:
    report = sample.report(NAME, Language.EN)
    assert pdf_page.render(report) == pdf_page.render(report)


def test_without_the_typesetter_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    pdf_page._typesetter.cache_clear()
    with pytest.raises(UsageError) as raised:
        pdf_page.render(sample.report(NAME, Language.EN))
    pdf_page._typesetter.cache_clear()
    assert raised.value.code == "pdf-extra-missing"
