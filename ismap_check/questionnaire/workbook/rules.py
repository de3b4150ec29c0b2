"""What a questionnaire watches over while it is filled in: lists to choose from, and colours for what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from ismap_check.documents.answer_check import OWES_MEASURE, OWES_REASON
from ismap_check.i18n.words import Words
from ismap_check.model.catalogue import FactType
from ismap_check.model.profile import Status
from ismap_check.questionnaire.asked import Asked, Field, Form, Section
from ismap_check.questionnaire.workbook.grid import Grid
from ismap_check.questionnaire.workbook.look import MISSING, UNFINISHED

LONGEST_LIST = 255
"""Characters of a list that stands in the rule itself."""

STATUS = "response.status"


def add_lists(page: Any, grid: Grid, words: Words) -> None:
    """Let cells with few possible answers offer them."""
    if grid.last < grid.first:
        return
    lists: dict[tuple[str, ...], list[str]] = {}
    for cells, labels in _offered(grid, words):
        lists.setdefault(labels, []).append(cells)
    for labels, places in lists.items():
        joined = ",".join(labels)
        if len(joined) > LONGEST_LIST or len(labels) <= joined.count(",") or '"' in joined:
            continue
        rule = DataValidation(type="list", formula1=f'"{joined}"', allow_blank=True, showErrorMessage=True)
        rule.error = words("questionnaire.choose")
        for cells in places:
            rule.add(cells)
        page.add_data_validation(rule)


def add_colours(page: Any, grid: Grid, words: Words) -> None:
    """Colour what is still missing."""
    if grid.last < grid.first:
        return
    for key, formula, colour in _missing(grid, words):
        if grid.has(key):
            fill = PatternFill("solid", bgColor=colour, fgColor=colour)
            rule: Any = FormulaRule([formula], fill=fill)  # type: ignore[no-untyped-call]
            page.conditional_formatting.add(grid.cells(key), rule)


def status_labels(words: Words, asked: Asked | None) -> tuple[str, ...]:
    """Return the statuses that may be chosen, in words: selection only where the catalogue offers it."""
    offered = (one for one in Status if one is not Status.NOT_SELECTED or (asked and asked.catalogue.rules.selection))
    return (*(words(f"term.status.{one}") for one in offered), words("questionnaire.value.unanswered"))


def _offered(grid: Grid, words: Words) -> Iterator[tuple[str, tuple[str, ...]]]:
    if grid.table.section is Section.FACT:
        letter = grid.letter("fact.value")
        for row, line in enumerate(grid.table.lines, grid.first):
            if line.field and (labels := _labels(line.field, words)):
                yield f"{letter}{row}", labels
        return
    for column in grid.table.columns:
        labels = status_labels(words, grid.table.asked) if column.key == STATUS else ()
        if column.field and (labels := labels or _labels(column.field, words)):
            yield grid.cells(column.key), labels


def _labels(field: Field, words: Words) -> tuple[str, ...]:
    if field.form in {Form.YES_NO, Form.PRESENCE} or field.fact is FactType.BOOLEAN:
        return words("questionnaire.value.yes"), words("questionnaire.value.no")
    return tuple(choice.label.pick(words.language) for choice in field.choices)


def _missing(grid: Grid, words: Words) -> Iterator[tuple[str, str, str]]:
    if grid.table.section is Section.RESPONSE:
        yield from _missing_of_answers(grid, words)
    elif grid.table.section is Section.FACT:
        label, value = (f"${grid.letter(key)}{grid.first}" for key in ("shown.field", "fact.value"))
        yield "fact.value", f'AND(RIGHT({label},1)="*",{value}="")', MISSING
    else:
        item, title = (f"${grid.letter(key)}{grid.first}" for key in ("evidence.id", "evidence.title"))
        yield "evidence.title", f'AND({item}<>"",{title}="")', MISSING


def _missing_of_answers(grid: Grid, words: Words) -> Iterator[tuple[str, str, str]]:
    status = f"${grid.letter(STATUS)}{grid.first}"
    requirement = f"${grid.letter('shown.requirement')}{grid.first}"
    unanswered, mandatory = words("questionnaire.value.unanswered"), words("term.requirement.mandatory")
    yield STATUS, f'AND({requirement}="{mandatory}",OR({status}="",{status}="{unanswered}"))', MISSING
    owed: Mapping[str, Iterable[Status]] = {
        "response.reason": OWES_REASON,
        "response.due": {Status.PLANNED},
        "response.owner": {Status.PLANNED},
        "response.from": {Status.INHERITED},
    }
    if grid.table.asked and grid.table.asked.catalogue.rules.measure_required:
        objective = f'{requirement}<>"{words("questionnaire.objective")}"'
        owing = _any_of(status, OWES_MEASURE, words)
        measure = f'${grid.letter("response.measure")}{grid.first}=""'
        yield "response.measure", f"AND({objective},{owing},{measure})", UNFINISHED
    for key, statuses in owed.items():
        yield key, f'AND({_any_of(status, statuses, words)},${grid.letter(key)}{grid.first}="")', UNFINISHED


def _any_of(cell: str, statuses: Iterable[Status], words: Words) -> str:
    wanted = ",".join(f'{cell}="{words(f"term.status.{one}")}"' for one in sorted(statuses))
    return f"OR({wanted})"
