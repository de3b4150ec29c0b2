"""Load the result of an assessment from its file; a result comes from outside like any other document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ismap_check.documents.baseline_check import check_references
from ismap_check.documents.baseline_read import read_baseline
from ismap_check.documents.catalogue_load import build_catalogue
from ismap_check.documents.check import check_document
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.parts import Part
from ismap_check.documents.profile_document import profile_document
from ismap_check.documents.profile_resolve import resolve_profile
from ismap_check.documents.result_document import read_result
from ismap_check.documents.trouble import Site
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic, Pointer
from ismap_check.model.plain.percent import write_percents
from ismap_check.model.result import AssessmentResult, CatalogueResult, Numbers
from ismap_check.sources.files import read_source
from ismap_check.sources.limits import Limits
from ismap_check.sources.source import Source


def load_result(path: Path, *, name: str, limits: Limits) -> LoadedDocument[AssessmentResult]:
    """Read a result file. Whether its sums add up is for ``assessment.check_sums``.

    ``name`` is what diagnostics call the file. The documents inside are checked like files of their own, but only
    errors are told: their warnings were told when the result was made.
    """
    loaded = read_source(path, name, limits)
    if loaded.value is None:
        return LoadedDocument(None, loaded.diagnostics)
    result = result_from(loaded.value, limits)
    return LoadedDocument(result.value, (*loaded.diagnostics, *result.diagnostics), result.sources)


def result_from(source: Source, limits: Limits) -> LoadedDocument[AssessmentResult]:
    """Read a result whose file is in memory."""
    checked = check_document(source, "assessment-result")
    if checked.value is None:
        return LoadedDocument(None, checked.diagnostics, (source,))
    trouble = tuple(_check_inside(checked.value, Site(source.name), limits))
    if trouble:
        return LoadedDocument(None, trouble, (source,))
    result = read_result(checked.value)
    site = Site(source.name)
    trouble = (*_check_links(result, site), *_check_percents(checked.value, result, site))
    return LoadedDocument(None if trouble else result, trouble, (source,))


def _check_inside(data: Mapping[str, Any], site: Site, limits: Limits) -> Iterator[Diagnostic]:
    """Yield the errors of the documents inside; what stands on a faulty catalogue is not looked at."""
    catalogues: list[Catalogue] = []
    for index, row in enumerate(data["catalogues"]):
        part = Part(document=site.document, data=row["document"], at=("catalogues", index, "document"))
        built = build_catalogue((part,), base=None, origin=row["origin"], sha256=row["sha256"], limits=limits)
        yield from built.diagnostics
        catalogues += [built.value] if built.value else []
    if len(catalogues) == len(data["catalogues"]):
        yield from _check_answers(data, site, catalogues, limits)


def _check_answers(
    data: Mapping[str, Any], site: Site, catalogues: Sequence[Catalogue], limits: Limits
) -> Iterator[Diagnostic]:
    document = profile_document(Part(document=site.document, data=data["profile"], at=("profile",)))
    said = resolve_profile(document, catalogues, limits=limits).diagnostics
    yield from (diagnostic for diagnostic in said if diagnostic.is_error)
    for index, row in enumerate(data["baselines"]):
        baseline = read_baseline(row["document"])
        yield from check_references(baseline, catalogues, site.at("baselines", index, "document"), ())


def _check_links(result: AssessmentResult, site: Site) -> Iterator[Diagnostic]:
    """Yield what the judgements name and the documents inside do not have."""
    catalogues = {catalogue.ref: catalogue for catalogue in result.catalogues}
    baselines = {None, *(baseline.id for baseline in result.baselines)}
    for index, judgement in enumerate(result.judgements):
        if judgement.baseline not in baselines:
            yield site.at("judgements", index, "baseline").error("result-inconsistent", id=str(judgement.baseline))
        for position, judged in enumerate(judgement.catalogues):
            place = site.at("judgements", index, "catalogues", position)
            catalogue = catalogues.get(f"{judged.catalogue}@{judged.edition}")
            named = () if catalogue is None else _strange(judged, catalogue)
            if catalogue is None:
                yield place.error("result-inconsistent", id=f"{judged.catalogue}@{judged.edition}")
            yield from (place.error("result-inconsistent", id=name) for name in named)
    yield from _check_carried(result, catalogues, site.at("carried"))
    items = {one.fact.id for one in result.evidence}
    for name in sorted(items ^ result.profile.evidence.keys()):
        yield site.at("evidence").error("result-inconsistent", id=name)


def _strange(judged: CatalogueResult, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the controls and groups that only one of the two knows, and those that findings and actions make up."""
    controls, groups = catalogue.control_by_id.keys(), catalogue.group_by_id.keys()
    named = {finding.control for finding in judged.findings} | {action.control for action in judged.actions}
    strange = (controls ^ judged.control_by_id.keys()) | (groups ^ {group.id for group in judged.groups})
    return tuple(sorted(strange | {name for name in named if name is not None and name not in controls}))


def _check_percents(data: Mapping[str, Any], result: AssessmentResult, site: Site) -> Iterator[Diagnostic]:
    """Yield percentages that are not those of the numbers they stand beside."""
    for index, judgement in enumerate(result.judgements):
        for position, judged in enumerate(judgement.catalogues):
            for route, numbers in _numbers(judged):
                place = ("judgements", index, "catalogues", position, *route, "percent")
                stored = _value_at(data, place)
                wrong = (name for name, text in write_percents(numbers).items() if stored[name] != text)
                yield from (site.at(*place, name).error("result-sums-differ", ids=(name,)) for name in wrong)


def _value_at(data: Any, pointer: Pointer) -> Any:
    for step in pointer:
        data = data[step]
    return data


def _numbers(judged: CatalogueResult) -> Iterator[tuple[Pointer, Numbers]]:
    """Yield all numbers of a catalogue that have percentages, with the route to them."""
    yield from ((("low",), judged.low), (("high",), judged.high))
    for index, group in enumerate(judged.groups):
        yield from ((("groups", index, "low"), group.low), (("groups", index, "high"), group.high))
    if judged.verified:
        yield ("verified", "numbers"), judged.verified.numbers
        yield ("verified", "corrected"), judged.verified.corrected


def _check_carried(result: AssessmentResult, catalogues: Mapping[str, Catalogue], site: Site) -> Iterator[Diagnostic]:
    """Yield what carried answers name and neither the two editions nor the profile have."""
    for index, one in enumerate(result.carried):
        judged = catalogues.get(f"{one.catalogue}@{one.edition}")
        answered = catalogues.get(f"{one.catalogue}@{one.answered}")
        answers = result.profile.responses.get(one.catalogue, {})
        known = set(judged.control_by_id) if judged else set()
        strange = {one.catalogue} if judged is None or answered is None else set()
        strange |= {*one.proposals, *one.added} - known | set(one.kept) - (known & answers.keys())
        strange |= set(one.removed) - (answered.control_by_id.keys() if answered else set())
        yield from (site.at(index).error("result-inconsistent", id=name) for name in sorted(strange))
