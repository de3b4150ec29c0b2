"""The table of what a questionnaire can be written as; choices, help and documentation follow it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ismap_check.i18n.words import Words
from ismap_check.questionnaire.asked import Questionnaire

Writer = Callable[[Questionnaire, Words], bytes]


def _workbook(questionnaire: Questionnaire, words: Words) -> bytes:
    from ismap_check.questionnaire.workbook.book import workbook  # only workbooks pay for the library

    return workbook(questionnaire, words)


def _table(questionnaire: Questionnaire, words: Words) -> bytes:
    from ismap_check.questionnaire.csv_table import csv_table  # see above

    return csv_table(questionnaire, words)


def _page(questionnaire: Questionnaire, words: Words) -> bytes:
    from ismap_check.questionnaire.browser_data import page_data  # see above
    from ismap_check.questionnaire.browser_page import render_page  # see above

    return render_page(page_data(questionnaire, words.language))


FORMATS: Mapping[str, Writer] = {".xlsx": _workbook, ".csv": _table, ".html": _page}
"""By the end of the file's name."""
