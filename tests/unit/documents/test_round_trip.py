"""What a document says survives being written and read again, whatever it says."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings

from ismap_check.documents.baseline_read import read_baseline
from ismap_check.documents.catalogue_read import read_catalogue
from ismap_check.documents.gate import first_complaint
from ismap_check.documents.mapping_read import read_mapping
from ismap_check.documents.procurement_read import read_case
from ismap_check.documents.profile_read import read_profile
from ismap_check.documents.result_document import read_result
from ismap_check.documents.review_read import read_review
from ismap_check.documents.waivers_read import read_waivers
from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.mapping import CatalogueMapping
from ismap_check.model.plain.baseline import write_baseline
from ismap_check.model.plain.catalogue import write_catalogue
from ismap_check.model.plain.procurement import write_case
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.plain.review import write_review
from ismap_check.model.plain.waivers import write_waivers
from ismap_check.model.procurement import ProcurementCase
from ismap_check.model.profile import VendorProfile
from ismap_check.model.result import AssessmentResult
from ismap_check.model.review import Review
from ismap_check.model.waivers import Waivers
from ismap_check.renderers.json_record import render, write_result
from tests.unit.documents import case_strategies, result_strategies, review_strategies, strategies
from tests.unit.documents.mapping_data import write_mapping

quick = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@quick
@given(strategies.catalogues)
def test_catalogue(catalogue: Catalogue) -> None:
    data = write_catalogue(catalogue)
    assert first_complaint("catalogue", data) is None
    assert read_catalogue(data) == catalogue


@quick
@given(strategies.baselines)
def test_baseline(baseline: Baseline) -> None:
    data = write_baseline(baseline)
    assert first_complaint("baseline", data) is None
    assert read_baseline(data) == baseline


@quick
@given(strategies.mappings)
def test_mapping(mapping: CatalogueMapping) -> None:
    data = write_mapping(mapping)
    assert first_complaint("mapping", data) is None
    assert read_mapping(data) == mapping


@quick
@given(case_strategies.cases)
def test_case(case: ProcurementCase) -> None:
    data = write_case(case)
    assert first_complaint("procurement", data) is None
    assert read_case(data) == case


@quick
@given(strategies.profiles)
def test_profile(profile: VendorProfile) -> None:
    data = write_profile(profile)
    assert first_complaint("vendor-profile", data) is None
    assert read_profile(data) == profile


@quick
@given(review_strategies.reviews)
def test_review(review: Review) -> None:
    data = write_review(review)
    assert first_complaint("review", data) is None
    assert read_review(data, origin=review.origin, sha256=review.sha256) == review


@quick
@given(review_strategies.waivers)
def test_waivers(waivers: Waivers) -> None:
    data = write_waivers(waivers)
    assert first_complaint("waivers", data) is None
    assert read_waivers(data, origin=waivers.origin, sha256=waivers.sha256) == waivers


@quick
@given(result_strategies.results)
def test_result(result: AssessmentResult) -> None:
    data = write_result(result)
    assert first_complaint("assessment-result", data) is None
    assert read_result(data) == result
    assert json.loads(render(result)) == data
