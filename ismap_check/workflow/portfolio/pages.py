"""From rows to what is shown and written: the summary, and the row of every vendor."""

from __future__ import annotations

from collections.abc import Mapping

from ismap_check.comparison.market import Market
from ismap_check.comparison.market_tally import MarketTally
from ismap_check.i18n.words import load_words
from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue
from ismap_check.renderers.formats import ROWS, TABLES
from ismap_check.report.market.build import build_summary, build_vendors
from ismap_check.report.market.telling import Assessor, Surveyed
from ismap_check.workflow.one_page import page_bytes
from ismap_check.workflow.portfolio.shards import Survey
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.targets import Target

MOST_ROWS = 1000
"""How many vendors a page lists; a workbook and a table list all."""
WORKBOOK = "xlsx"


def surveyed(survey: Survey, shelf: Shelf) -> Surveyed:
    """Return what the rows say together, with the catalogues and baselines that can be found for their titles."""
    tally = MarketTally()
    for row in survey.rows():
        tally.add(row)
    market = tally.market()
    return Surveyed(
        market=market,
        catalogues=_catalogues(market, shelf),
        baselines=_baselines(survey, shelf),
        places=tuple(survey.asked["places"]),
        as_of=survey.as_of,
        tool_version=survey.asked["version"],
        hashed=survey.asked["hashed"],
        assessors=tuple(Assessor(one.role, one.name, one.service) for one in survey.assessors),
    )


def survey_rendered(survey: Survey, told: Surveyed, target: Target) -> bytes:
    """Return the bytes of the summary, or of a bare table with a row for each vendor."""
    if target.format in ROWS:
        from ismap_check.workflow.portfolio.results import vendors_rendered  # one format of seven

        return vendors_rendered(survey, target.format)
    words = load_words(target.language)
    if target.format in TABLES:
        return TABLES[target.format].render(build_vendors(told, survey.rows(), words))
    most = None if target.format == WORKBOOK else MOST_ROWS
    return page_bytes(build_summary(told, survey.rows(), words, most), target)


def _catalogues(market: Market, shelf: Shelf) -> Mapping[str, Catalogue]:
    refs = dict.fromkeys(part.key.catalogue for part in market.parts)
    read = ((ref, shelf.load(ref)) for ref in refs)
    return {ref: loaded.value for ref, loaded in read if loaded and loaded.value}


def _baselines(survey: Survey, shelf: Shelf) -> Mapping[str, Baseline]:
    read = (shelf.baseline(name).value for name in survey.asked["baselines"] if _is_at_hand(name, shelf))
    return {baseline.id: baseline for baseline in read if baseline}


def _is_at_hand(name: str, shelf: Shelf) -> bool:
    """Whether a baseline can be named here too: parts may come from another machine."""
    return shelf.is_file(name) or name in shelf.baselines
