"""From a history to the bytes of its page."""

from __future__ import annotations

from ismap_check.i18n.words import load_words
from ismap_check.renderers.formats import TABLES
from ismap_check.report.history import build_history
from ismap_check.version import __version__
from ismap_check.workflow.history.chain import History
from ismap_check.workflow.one_page import page_bytes
from ismap_check.workflow.targets import Target


def history_rendered(history: History, target: Target) -> bytes:
    """Return the bytes of a history's page, or of its bare tables."""
    page = build_history(history.records, history.last or "", __version__, load_words(target.language))
    return TABLES[target.format].render(page) if target.format in TABLES else page_bytes(page, target)
