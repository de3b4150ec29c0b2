"""What changed since an earlier result, as a part of the report on the later one."""

from __future__ import annotations

from typing import NamedTuple

from ismap_check.comparison.difference import difference
from ismap_check.i18n.words import Words
from ismap_check.model.mapping import CatalogueMapping
from ismap_check.model.result import AssessmentResult
from ismap_check.report.asked import Level
from ismap_check.report.blocks import Notice, Section, Table
from ismap_check.report.difference.build import changes_sections
from ismap_check.report.difference.summary import conclusion, short_standing, standing_blocks
from ismap_check.report.difference.telling import CatalogueTelling, Telling


class Earlier(NamedTuple):
    """A result of the same service to look back at; mappings bring together what an edition renamed."""

    result: AssessmentResult
    mappings: tuple[CatalogueMapping, ...] = ()


class Since(NamedTuple):
    """The words of what changed; made once, for the page of who decides or for a part of a longer report."""

    telling: Telling
    catalogues: tuple[CatalogueTelling, ...]

    def blocks(self) -> tuple[tuple[Notice, ...], Table | None]:
        """Return what fits on one page: whether anything got worse and how many controls moved; the scores."""
        return (conclusion(self.telling),), next(short_standing(self.telling, self.catalogues), None)

    def section(self, level: Level) -> Section:
        """Return the part of a longer report; the answers then and now only where every control has its card."""
        sections = changes_sections(self.telling, self.catalogues, answers=level is Level.FULL)
        return Section(
            anchor="since",
            title=self.telling.say("title"),
            blocks=(conclusion(self.telling), *standing_blocks(self.catalogues)),
            sections=sections,
        )


def since(earlier: Earlier, result: AssessmentResult, words: Words) -> Since:
    """Return what changed from ``earlier`` to ``result``; both hold what the reader may see, and nothing else."""
    telling = Telling(difference(earlier.result, result, earlier.mappings), words)
    return Since(telling, tuple(CatalogueTelling(telling, one) for one in telling.found.catalogues))
