"""Put two results of one service side by side (JUDGING, section 11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ismap_check.comparison.contributions import Part, Scale, chapter_of, chapters, same_points
from ismap_check.comparison.movement import Hashes, aspects, movement
from ismap_check.comparison.pairing import Pair, pairs
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.difference import DEPARTED, CatalogueDifference, ControlDifference, Difference, Movement, Side
from ismap_check.model.finding import Finding
from ismap_check.model.mapping import CatalogueMapping
from ismap_check.model.profile import Response
from ismap_check.model.result import AssessmentResult, CatalogueResult, Judgement


class End(NamedTuple):
    """One catalogue of one result, with what is looked up while it is compared."""

    judgement: Judgement
    judged: CatalogueResult
    catalogue: Catalogue
    responses: Mapping[str, Response]
    hashes: Hashes

    def side(self, control_id: str | None) -> Side | None:
        """Return the control's side; None without one."""
        if control_id is None:
            return None
        judged = self.judged.control_by_id[control_id]
        return Side(id=control_id, judged=judged, response=self.responses.get(control_id))

    def leaf(self, control_id: str | None) -> Side | None:
        """Return the control's side if it is a leaf here: only leaves are scored."""
        return self.side(control_id) if control_id is not None and self.catalogue.is_leaf(control_id) else None


def difference(
    before: AssessmentResult, after: AssessmentResult, mappings: Iterable[CatalogueMapping] = ()
) -> Difference:
    """Return what differs from one result to the next; the caller sees to it that both are of one service.

    Catalogues are paired by id under the same baseline; where each result has one judgement these are paired whatever
    their baselines are, which :class:`CatalogueDifference` names. ``mappings`` bring together what an edition renamed.
    """
    known = tuple(mappings)
    old, new = _ends(before), _ends(after)
    keys = _matched(before, after, old, new)
    new_findings, settled = _findings(before.findings, after.findings)
    return Difference(
        before=before,
        after=after,
        catalogues=tuple(_compared(old[was], new[now], known) for was, now in keys),
        only_before=tuple(old[key].catalogue.ref for key in old if key not in {was for was, _ in keys}),
        only_after=tuple(new[key].catalogue.ref for key in new if key not in {now for _, now in keys}),
        new_findings=new_findings,
        settled_findings=settled,
    )


Key = tuple[str | None, str]
"""A baseline, if any, and a catalogue's id."""


def _ends(result: AssessmentResult) -> dict[Key, End]:
    hashes = _hashes(result)
    return {
        (judgement.baseline, judged.catalogue): _end(result, judgement, judged, hashes)
        for judgement in result.judgements
        for judged in judgement.catalogues
    }


def _end(result: AssessmentResult, judgement: Judgement, judged: CatalogueResult, hashes: Hashes) -> End:
    catalogue = result.catalogue(judged.catalogue, judged.edition)
    return End(judgement, judged, catalogue, result.responses(catalogue), hashes)


def _hashes(result: AssessmentResult) -> Hashes:
    """Return the content of each evidence item as it was seen, else as it was declared."""
    declared = {item.id: item.sha256 for item in result.profile.evidence.values()}
    seen = {one.fact.id: one.fact.sha256 for one in result.evidence}
    found = {item: seen.get(item) or declared[item] for item in declared}
    return {item: sha256 for item, sha256 in found.items() if sha256}


def _matched(
    before: AssessmentResult, after: AssessmentResult, old: Mapping[Key, End], new: Mapping[Key, End]
) -> tuple[tuple[Key, Key], ...]:
    if len(before.judgements) == len(after.judgements) == 1:
        baseline = before.judgements[0].baseline
        return tuple(((baseline, key[1]), key) for key in new if (baseline, key[1]) in old)
    return tuple((key, key) for key in new if key in old)


def _compared(old: End, new: End, mappings: Iterable[CatalogueMapping]) -> CatalogueDifference:
    scale = Scale(old.judged.low.possible, new.judged.low.possible)
    found = pairs(old.catalogue, new.catalogue, mappings)
    parts = tuple(_parts(old, new, found, scale))
    renamed = {pair.old: pair.new for pair in found if pair.old and pair.new}
    new_findings, gone = _findings(old.judged.findings, new.judged.findings, renamed)
    controls = tuple(_controls(old, new, found, scale))
    departed = {one.before.id for one in controls if one.before and one.movement in DEPARTED}
    return CatalogueDifference(
        before=old.judged,
        after=new.judged,
        old=old.catalogue,
        new=new.catalogue,
        baselines=(old.judgement.baseline, new.judgement.baseline),
        controls=controls,
        chapters=chapters((old.catalogue, old.judged), (new.catalogue, new.judged), parts),
        denominator=scale.denominator,
        moved=sum(part.contribution for part in parts if part.moved),
        pooled=sum(part.contribution for part in parts if not part.moved),
        new_findings=new_findings,
        settled_findings=tuple(one for one in gone if one.control not in departed),
        departed_findings=tuple(one for one in gone if one.control in departed),
    )


def _controls(old: End, new: End, found: Iterable[Pair], scale: Scale) -> Iterator[ControlDifference]:
    for pair in found:
        before, after = old.side(pair.old), new.side(pair.new)
        leaves = old.leaf(pair.old), new.leaf(pair.new)
        moved = movement(*leaves)
        differing = aspects(before, after, old.hashes, new.hashes)
        if moved or differing:
            yield ControlDifference(
                movement=moved or Movement.CHANGED,
                before=before,
                after=after,
                aspects=differing,
                contribution=0 if same_points(*leaves) else scale.contribution(*leaves),
            )


def _parts(old: End, new: End, found: Iterable[Pair], scale: Scale) -> Iterator[Part]:
    """Yield what every leaf contributes; a leaf that became an objective, or the other way, is there on one side."""
    for pair in found:
        before, after = old.leaf(pair.old), new.leaf(pair.new)
        contribution, moved = scale.contribution(before, after), not same_points(before, after)
        if after:
            yield Part(chapter_of(new.catalogue, after.id), contribution, moved)
        elif before:
            yield Part(chapter_of(old.catalogue, before.id), contribution, moved)


def _findings(
    old: Iterable[Finding], new: Iterable[Finding], renamed: Mapping[str, str] | None = None
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that are new and those that are settled; the same code about the same is the same.

    ``renamed``: ids of controls in the older edition with those in the newer one.
    """
    names = renamed or {}
    was = {(finding.code, names.get(finding.control or "", finding.subject)): finding for finding in old}
    now = {(finding.code, finding.subject): finding for finding in new}
    return (
        tuple(finding for key, finding in now.items() if key not in was),
        tuple(finding for key, finding in was.items() if key not in now),
    )
