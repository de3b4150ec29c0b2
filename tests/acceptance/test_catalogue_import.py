"""A check sheet becomes a catalogue, seen from a shell; its wording stays with its holder. All texts are invented."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.office import EXCEL, converted
from tests.unit.cli.program import AS_OF, Done, ismap_check
from tests.unit.sources.books import book_of, saved
from tests.unit.workflow.small import write_small

ENDINGS = ("", ".PB", ".B")


def official_like() -> bytes:
    """Return a workbook in the manner of an official one: two rows of headings, merged cells, 1,300 details."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "別紙（架空）"
    sheet.append(["架空の管理策一覧"])
    sheet.append([])
    sheet.append(["統制目標", None, "詳細管理策", None, "必須", "回答"])
    sheet.append(["番号", "内容", "番号", "内容", None, None])
    areas = ["A1:F1", "A3:B3", "C3:D3", "E3:E4", "F3:F4"]
    for chapter in range(5, 18):
        sheet.append([f"第{chapter}章　架空の章{chapter}"])
        areas.append(f"A{sheet.max_row}:F{sheet.max_row}")
        for objective in range(1, 11):
            top = sheet.max_row + 1
            for detail in range(1, 11):
                number = f"{chapter}．1．{objective}．{detail}{ENDINGS[detail % 3]}"
                text = f"架空の事業者は、手順{chapter}-{objective}-{detail}を定め、\n年に一度見直す。"
                mark = "○" if detail % 3 else ""
                sheet.append([f"{chapter}.1.{objective}", f"架空の目標{objective}を定める", number, text, mark])
            areas += [f"{column}{top}:{column}{sheet.max_row}" for column in "AB"]
    for area in areas:
        sheet.merge_cells(area)
    return saved(book)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The large workbook as a file."""
    path = tmp_path_factory.mktemp("book") / "一覧.xlsx"
    path.write_bytes(official_like())
    return path


def taken_in(folder: Path, *arguments: str | Path) -> Done:
    return ismap_check("catalogue", "import", *arguments, "-o", "taken", folder=folder)


def test_a_large_workbook_is_understood_without_being_told_anything(workbook: Path, tmp_path: Path) -> None:
    done = taken_in(tmp_path, workbook)
    assert done.code == 0, done.err
    assert done.out == ""
    assert "headings are in row 4" in done.err
    assert "13 chapters and sections, 130 objectives, 1300 details (910 mandatory, 390 selectable)" in done.err
    assert "columns not used: F “回答”" in done.err
    names = {path.name for path in (tmp_path / "taken").iterdir()}
    assert names == {"catalogue.yaml", ".gitignore", *(f"{chapter:02}.yaml" for chapter in range(5, 18))}
    assert ismap_check("catalogue", "check", "taken", folder=tmp_path).err == "taken: no problems.\n"


def by_libreoffice(file: Path, *options: str) -> Path:
    """Let LibreOffice read a file and write it as a workbook; return where."""
    return converted(file, EXCEL, file.parent / "out", *options).relative_to(file.parent)


@pytest.mark.needs("libreoffice")
def test_workbooks_that_libreoffice_wrote(workbook: Path, tmp_path: Path) -> None:
    """LibreOffice writes shared texts, its own styles, and merged areas in its own order."""
    shutil.copy(workbook, tmp_path / "a.xlsx")
    done = taken_in(tmp_path, by_libreoffice(tmp_path / "a.xlsx"))
    assert "130 objectives, 1300 details (910 mandatory, 390 selectable)" in done.err


@pytest.mark.needs("libreoffice")
def test_a_zero_that_a_spreadsheet_program_lost_is_told(tmp_path: Path) -> None:
    """LibreOffice takes 5.10 in a CSV file for the number 5.1, as Excel does."""
    (tmp_path / "a.csv").write_text("番号,管理策,必須\n5.1,書く。,○\n5.10,残す。,\n", encoding="utf-8")
    done = taken_in(tmp_path, by_libreoffice(tmp_path / "a.csv", "--infilter=CSV:44,34,76,1"))
    assert done.code == 3
    assert "a.xlsx:a!A3: id-twice-as-number" in done.err


def test_like_a_bundled_catalogue_ids_are_completed_and_compared(tmp_path: Path) -> None:
    rows = [
        ["項番", "管理策"],
        ["９．２．３．１１", "架空の文。"],
        ["9.2.3.1", "架空の文二。"],
        ["9.9.9.9", "架空の文三。"],
    ]
    (tmp_path / "a.xlsx").write_bytes(book_of(rows))
    done = taken_in(tmp_path, "a.xlsx", "--like", "ismap@2024-07")
    assert done.code == 0, done.err
    assert "Compared with ismap@2024-07: 2 ids in common." in done.err
    assert "ids in the imported one only, 1: 9.9.9.9\n" in done.err
    text = (tmp_path / "taken" / "catalogue.yaml").read_text(encoding="utf-8")
    assert '  - id: "9.2.3.11.PB"\n    parent: "9.2"\n    requirement: mandatory\n' in text
    assert 'id: ismap\nedition: "2024-07"\n' in text


def test_verbose_shows_every_id(workbook: Path, tmp_path: Path) -> None:
    short = taken_in(tmp_path, workbook, "--like", "ismap@2024-07").err
    full = taken_in(tmp_path, workbook, "--like", "ismap@2024-07", "--force", "-v").err
    assert "…\n" in short
    assert "-v shows all ids" in short
    assert "…\n" not in full
    assert len(full) > len(short) * 2


def test_any_check_sheet_becomes_a_catalogue_to_answer(tmp_path: Path) -> None:
    (tmp_path / "80.csv").write_text(
        "質問,区分\n第1章 体制,\n責任者を置いているか。,必須\n記録を残すか。,任意\n", encoding="cp932"
    )
    done = taken_in(tmp_path, "80.csv", "--wording", "own", "--title", "庁内の質問")
    assert done.code == 0, done.err
    assert "table-in-shift-jis" in done.err
    assert not (tmp_path / "taken" / ".gitignore").exists()
    made = ismap_check("init", "taken", "--catalogue", "taken", "-o", "p.yaml", folder=tmp_path)
    assert made.code == 0, made.err
    assert '"1-01":' in (tmp_path / "p.yaml").read_text(encoding="utf-8")


def test_errors_name_sheet_and_cell_all_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    rows = [("番号", "管理策", "必須"), ("1", "#REF!", "○"), ("？", "書く", "要相談"), (9.1, "残す", "")]
    (tmp_path / "a.xlsx").write_bytes(book_of(rows, title="別紙"))
    done = taken_in(tmp_path, "a.xlsx")
    assert done.code == 3
    heads = [line.split(" ")[0:2] for line in done.err.splitlines() if line.startswith("a.xlsx")]
    assert heads == [
        ["a.xlsx:別紙!B2:", "cell-is-error"],
        ["a.xlsx:別紙!A3:", "id-not-usable"],
        ["a.xlsx:別紙!C3:", "requirement-not-known"],
        ["a.xlsx:別紙!A4:", "id-is-number"],
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_places_reach_other_programs(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(book_of([["番号", "管理策"], ["？", "書く"]], title="別紙"))
    told = json.loads(taken_in(tmp_path, "a.xlsx", "--messages", "json").err)
    assert (told["sheet"], told["cell"], told["line"], told["column"]) == ("別紙", "A2", 2, 1)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("no.xlsx",), 4, "file-missing"),
        (("a.xlsx", "--columns", "id"), 2, "--columns"),
        (("a.xlsx", "--columns", "name=A"), 2, "requirement"),
        (("a.xlsx", "--sheet", "ない"), 2, "表"),
        (("a.xlsx", "--id", "私の"), 2, "--id"),
        (("a.xlsx", "--max-rows", "0"), 2, "--max-rows"),
        (("a.xlsx", "--max-rows", "1"), 3, "--max-rows"),
        (("a.xlsx", "--max-columns", "1"), 3, "--max-columns"),
        (("a.xlsx", "--max-unpacked-size", "100"), 3, "--max-unpacked-size"),
        (("a.xlsx", "--max-file-size", "100"), 3, "--max-file-size"),
        (("a.xlsx", "--max-text", "1"), 3, "--max-text"),
        (("a.xlsx", "--columns", "text=本文"), 3, "column-not-found"),
        (("a.xlsx", "--header-row", "2"), 3, "header-not-found"),
        (("a.xlsx", "--columns", "id=A,text=管理策"), 0, "wrote the catalogue"),
    ],
)
def test_what_cannot_be_is_told(tmp_path: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(book_of([["番号", "管理策"], ["1", "書く"]]))
    done = taken_in(tmp_path, *arguments)
    assert (done.code, said in done.err) == (code, True), done.err


MARK = "みなもとのしるし"
"""Stands in every title and text of the imported catalogue, and must not leave it unasked."""


@pytest.fixture
def official(tmp_path: Path) -> Path:
    """A profile that answers an imported official catalogue in place of the one it was written for."""
    write_small(tmp_path)
    rows = [
        ["番号", "表題", "管理策", "必須", "証跡", "備考"],
        ["第1章 章" + MARK],
        ["1.1", f"表題{MARK}", f"本文{MARK}", "○", f"証跡{MARK}", f"備考{MARK}"],
        ["1.1.1.PB", f"表題{MARK}", f"本文{MARK}", "○", f"証跡{MARK}", ""],
        ["1.1.2", f"表題{MARK}", f"本文{MARK}", "", "", ""],
    ]
    (tmp_path / "a.xlsx").write_bytes(book_of(rows))
    done = taken_in(tmp_path, "a.xlsx", "--like", "small@2026-01", "--catalogue", "catalogue.yaml")
    assert done.code == 0, done.err
    assert MARK not in done.err + done.out
    assert MARK in (tmp_path / "taken" / "catalogue.yaml").read_text(encoding="utf-8")
    return tmp_path


def outputs(folder: Path, *options: str) -> Iterator[tuple[str, str]]:
    """Run every command that shows a catalogue; yield what each wrote."""
    source = ("--catalogue", "taken")
    formats = [part for name in ("r.md", "r.html", "r.json") for part in ("-o", name)]
    runs: dict[str, tuple[str, ...]] = {
        "assess": ("assess", "profile.yaml", *AS_OF, *source, *options),
        "report": ("report", "profile.yaml", *AS_OF, *source, *formats, *options),
        "again": ("report", "r.json", "-o", "again.md", "-o", "again.json", *options),
        "show": ("catalogue", "show", "small", *source, *options),
        "show one": ("catalogue", "show", "small", "1", *source, *options),
    }
    for name, run in runs.items():
        done = ismap_check(*run, "-v", folder=folder)
        assert done.code in {0, 1}, done.err
        yield name, done.out + done.err
    for file in ("r.md", "r.html", "r.json", "again.md", "again.json"):
        yield file, (folder / file).read_text(encoding="utf-8")


def test_official_wording_leaves_by_no_way_unless_asked_for(official: Path) -> None:
    assert [name for name, text in outputs(official) if MARK in text] == []
    others = {
        "init": ("init", "small"),
        "search": ("catalogue", "search", MARK),
        "search by id": ("catalogue", "search", "1.1.2"),
        "list": ("catalogue", "list"),
        "explain": ("explain", "small/1.1.2"),
        "schema": ("schema", "vendor-profile", "--for", "small"),
        "validate": ("validate", "profile.yaml"),
        "check": ("catalogue", "check", "taken"),
    }
    for name, run in others.items():
        done = ismap_check(*run, "--catalogue", "taken", folder=official)
        assert done.code == 0, (name, done.err)
        assert MARK not in done.out + done.err, name


def test_it_is_said_that_something_is_withheld(official: Path) -> None:
    written = dict(outputs(official))
    assert "(official wording, not shown)" in written["show"]
    assert "not shown here" in written["show"]
    assert "official wording imported by the user (not shown here)" in written["r.html"]
    catalogue = json.loads(written["r.json"])["catalogues"][0]
    assert catalogue["withheld"] is True
    assert catalogue["document"]["wording"] == "official"


def test_with_the_option_its_holder_sees_it(official: Path) -> None:
    shown = {name for name, text in outputs(official, "--with-official-text") if MARK in text}
    assert shown == {"assess", "show", "show one", "r.md", "r.html", "r.json", "again.md", "again.json"}


def test_a_result_with_the_wording_gives_a_report_without_it(official: Path) -> None:
    assert MARK in dict(outputs(official, "--with-official-text"))["r.json"]
    ismap_check("report", "r.json", "-o", "plain.md", "-o", "plain.json", folder=official)
    for name in ("plain.md", "plain.json"):
        assert MARK not in (official / name).read_text(encoding="utf-8")


def test_a_report_from_a_result_is_the_same_as_from_the_profile(official: Path) -> None:
    for options in ((), ("--with-official-text",)):
        written = dict(outputs(official, *options))
        assert written["r.md"] == written["again.md"]
        assert written["r.json"] == written["again.json"]
