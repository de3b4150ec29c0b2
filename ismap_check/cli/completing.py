"""What the shell completes beside commands and options: kinds, formats, codes and the bundled catalogues.

Everything is imported only when the shell asks.
"""

from __future__ import annotations

from collections.abc import Iterable


def kinds(incomplete: str) -> list[str]:
    """Complete the kind of a document."""
    from ismap_check.documents.kinds import KINDS

    return _beginning(incomplete, KINDS)


def formats(incomplete: str) -> list[str]:
    """Complete the format of a report."""
    from ismap_check.renderers.formats import PAGES, RECORDS

    return _beginning(incomplete, (*PAGES, *RECORDS))


def pages(incomplete: str) -> list[str]:
    """Complete the format of a page."""
    from ismap_check.renderers.formats import PAGES

    return _beginning(incomplete, PAGES)


def tables(incomplete: str) -> list[str]:
    """Complete the format of a page, or of a bare table."""
    from ismap_check.renderers.formats import PAGES, TABLES

    return _beginning(incomplete, (*PAGES, *TABLES))


def rows(incomplete: str) -> list[str]:
    """Complete the format of a page, of a bare table, or of rows for programs."""
    from ismap_check.renderers.formats import PAGES, ROWS, TABLES

    return _beginning(incomplete, (*PAGES, *TABLES, *ROWS))


def data(incomplete: str) -> list[str]:
    """Complete the format of a page, of a bare table, or of a record of what was compared."""
    from ismap_check.renderers.formats import CHANGES, PAGES, TABLES

    return _beginning(incomplete, (*PAGES, *TABLES, *CHANGES))


def levels(incomplete: str) -> list[str]:
    """Complete how much of a report is shown."""
    from ismap_check.report.asked import Level

    return _beginning(incomplete, Level)


def audiences(incomplete: str) -> list[str]:
    """Complete for whom a report is."""
    from ismap_check.report.asked import Audience

    return _beginning(incomplete, Audience)


def filters(incomplete: str) -> list[str]:
    """Complete by what controls are chosen; what follows a colon depends on the document."""
    from ismap_check.workflow.asking import KEYED, PLAIN

    return _beginning(incomplete, (*PLAIN, *(f"{key}:" for key in KEYED)))


def codes(incomplete: str) -> list[str]:
    """Complete the code of a finding or a diagnostic."""
    from ismap_check.i18n.words import load_words
    from ismap_check.model.text import Language

    words = load_words(Language.EN)
    return _beginning(incomplete, (*words.keys_under("finding"), *words.keys_under("diagnostic")))


def catalogues(incomplete: str) -> list[str]:
    """Complete the id of a bundled catalogue; without its edition, because some shells break words at the ``@``."""
    from ismap_check.sources.limits import Limits
    from ismap_check.workflow.shelf import Shelf

    return _beginning(incomplete, dict.fromkeys(ref.partition("@")[0] for ref in Shelf([], [], Limits()).refs))


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
