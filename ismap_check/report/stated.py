"""Which catalogues a statement is about (those whose rules let a vendor select controls), and which a report.

Nothing here looks at answers: the public extract starts from here too.
"""

from __future__ import annotations

from ismap_check.model.catalogue import Catalogue
from ismap_check.model.result import AssessmentResult, CatalogueResult, Judgement

Stated = tuple[CatalogueResult, Catalogue]


def stated_catalogues(result: AssessmentResult) -> tuple[Stated, ...]:
    """Return them as judged by their own rules; none if the result was judged under baselines only."""
    return tuple(
        (judged, catalogue)
        for judgement in result.judgements
        if is_plain(judgement)
        for judged in judgement.catalogues
        if (catalogue := result.catalogue(judged.catalogue, judged.edition)).rules.selection
    )


def judged_catalogues(result: AssessmentResult) -> tuple[Stated, ...]:
    """Return every catalogue as judged by its own rules; under baselines only, as judged under each of them."""
    plain = tuple(filter(is_plain, result.judgements))
    return tuple(
        (judged, result.catalogue(judged.catalogue, judged.edition))
        for judgement in plain or result.judgements
        for judged in judgement.catalogues
    )


def is_plain(judgement: Judgement) -> bool:
    """Return whether catalogues were judged by their own rules; what a buyer's baseline asks is no part of these."""
    return judgement.baseline is None
