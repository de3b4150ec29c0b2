"""The sheet to read first: what this is, how to fill it in, and how far it is, chapter by chapter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openpyxl.utils import get_column_letter

from ismap_check.i18n.words import Words
from ismap_check.model.profile import Status
from ismap_check.questionnaire.asked import Key, Questionnaire, Section
from ismap_check.questionnaire.tables import chapter_of
from ismap_check.questionnaire.workbook.grid import Grid
from ismap_check.questionnaire.workbook.look import Style
from ismap_check.workbooks.cell_text import escaped, lines_of

WIDTHS = (46, 18, 18, 18, 22)
LINE_HEIGHT = 15.5

Styles = Mapping[str, Style]


class FirstSheet:
    """Fills the first sheet from top to bottom."""

    def __init__(self, page: Any, styles: Styles, words: Words) -> None:
        self._page = page
        self._styles = styles
        self._words = words
        self._row = 0
        for number, width in enumerate(WIDTHS, 1):
            page.column_dimensions[get_column_letter(number)].width = width

    def fill(self, questionnaire: Questionnaire, grids: Sequence[Grid]) -> None:
        """Write everything."""
        words = self._words
        self._line(words("questionnaire.first.title"), "title")
        for line in _subject(questionnaire, words):
            self._line(line, "text")
        self._part(words("questionnaire.first.how"))
        for number, step in enumerate(words.items("questionnaire.first.steps"), 1):
            self._line(f"{number}. {step}", "text")
        self._part(words("questionnaire.first.statuses"))
        for status in Status:
            self._pair(words(f"term.status.{status}"), words(f"questionnaire.first.status.{status}"))
        for grid in grids:
            self._progress(grid)
        for asked in questionnaire.asked:
            self._part(f"{words('questionnaire.first.notice')} ({asked.catalogue.ref})")
            self._line(asked.catalogue.notice.pick(words.language), "text")

    def _part(self, heading: str) -> None:
        self._row += 1
        self._line(heading, "heading")

    def _line(self, text: str, style: str) -> None:
        self._row += 1
        self._put(1, text, style)
        self._merge(1, text, 1.5 if style == "title" else 1.0)

    def _pair(self, label: str, text: str) -> None:
        self._row += 1
        self._put(1, label, "strong")
        for column in range(2, len(WIDTHS) + 1):
            self._put(column, text if column == 2 else "", "shown")  # noqa: PLR2004 -- beside the label
        self._merge(2, text, 1.0)

    def _merge(self, first: int, text: str, factor: float) -> None:
        self._page.merge_cells(start_row=self._row, start_column=first, end_row=self._row, end_column=len(WIDTHS))
        lines = lines_of(text, sum(WIDTHS[first - 1 :]) - 2)
        self._page.row_dimensions[self._row].height = lines * LINE_HEIGHT * factor + 3

    def _put(self, column: int, text: str, style: str) -> None:
        """Write a text as text, whatever it looks like."""
        cell = self._cell(column, style)
        if text:
            cell.value = escaped(text)
            cell.data_type = "s"

    def _calculate(self, column: int, formula: str, style: str) -> None:
        """Write a formula of ours, in which no text of others stands."""
        self._cell(column, style).value = formula

    def _cell(self, column: int, style: str) -> Any:
        cell = self._page.cell(self._row, column)
        cell._style = self._styles[style].plain  # noqa: SLF001 -- see look
        return cell

    def _progress(self, grid: Grid) -> None:
        """Write a table of formulas: programs count the answers themselves."""
        asked, words = grid.table.asked, self._words
        chapters = list(dict.fromkeys(line.cells.get("shown.group", "") for line in grid.table.lines))
        if not asked or not chapters:
            return
        self._part(f"{words('questionnaire.first.progress')} ({asked.catalogue.ref})")
        self._row += 1
        for column, name in enumerate(("chapter", "questions", "answered", "share", "mandatory"), 1):
            self._put(column, words(f"questionnaire.first.head.{name}"), "head")
        first = self._row + 1
        for chapter in chapters:
            self._row += 1
            self._put(1, chapter, "strong")
            questions, answered, missing = _counts(grid, f"$A{self._row}", words)
            self._calculate(2, questions, "number")
            self._calculate(3, answered, "number")
            self._share()
            self._calculate(5, missing, "number")
        self._total(first)

    def _share(self) -> None:
        self._calculate(4, f'=IF(B{self._row}=0,"–",C{self._row}/B{self._row})', "share")

    def _total(self, first: int) -> None:
        last = self._row
        self._row += 1
        self._put(1, self._words("questionnaire.first.total"), "strong")
        for column in (2, 3, 5):
            letter = get_column_letter(column)
            self._calculate(column, f"=SUM({letter}{first}:{letter}{last})", "number")
        self._share()


def _subject(questionnaire: Questionnaire, words: Words) -> Iterator[str]:
    service = questionnaire.entries.get(Key(Section.FACT, "service.name"))
    if service:
        yield words("questionnaire.first.of", service=service)
    for asked in questionnaire.asked:
        title = asked.catalogue.title.pick(words.language)
        yield words("questionnaire.sheet-title", title=title, ref=asked.catalogue.ref)
    part = questionnaire.part
    if part and part.assignee:
        yield words("questionnaire.first.part-assignee", assignee=part.assignee)
    if part and part.chapter:
        first = next((question for asked in questionnaire.asked for question in asked.questions), None)
        named = chapter_of(first, words.language) if first and first.groups else ""
        yield words(
            "questionnaire.first.part-chapter", chapter=named if named.startswith(f"{part.chapter} ") else part.chapter
        )


def _counts(grid: Grid, chapter: str, words: Words) -> Iterator[str]:
    """Yield formulas for a chapter: its leaves, those that are answered, mandatory ones that are not."""
    objective, unanswered = words("questionnaire.objective"), words("questionnaire.value.unanswered")
    mandatory = words("term.requirement.mandatory")
    leaves = f'({grid.area("shown.group")}={chapter})*({grid.area("shown.requirement")}<>"{objective}")'
    status = grid.area("response.status")
    answered = f'({status}<>"")*({status}<>"{unanswered}")'
    yield f"=SUMPRODUCT({leaves})"
    yield f"=SUMPRODUCT({leaves}*{answered})"
    yield f'=SUMPRODUCT({leaves}*({grid.area("shown.requirement")}="{mandatory}")*(1-{answered}))'
