"""Which results a statement can be made of, and its bytes in every format."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ismap_check.assessment import assess
from ismap_check.errors import UsageError
from ismap_check.model.text import Language
from ismap_check.renderers.formats import PAGES
from ismap_check.workflow.stating import annex_rendered, check_statable, count_missing, extract_rendered
from ismap_check.workflow.targets import Target
from tests.unit.report import sample, statement_sample
from tests.unit.report.sample_catalogues import FULL


def test_a_catalogue_with_selection_is_enough() -> None:
    check_statable(sample.plain())


def test_without_selection_the_remedy_is_told() -> None:
    with pytest.raises(UsageError) as refused:
        check_statable(sample.empty())
    assert (refused.value.code, refused.value.params) == (
        "statement-without-selection",
        {"catalogues": ("imported@1",)},
    )


def test_a_result_under_baselines_only_is_refused() -> None:
    with pytest.raises(UsageError) as refused:
        check_statable(assess(replace(sample.REQUEST, baselines=(FULL,))))
    assert (refused.value.code, refused.value.params) == ("statement-under-baseline", {"baselines": ("full",)})


@pytest.mark.parametrize("page", PAGES)
def test_the_same_result_gives_the_same_bytes(page: str) -> None:
    target = Target(path=None, format=page, language=Language.JA)
    for render in (annex_rendered, extract_rendered):
        first = render(statement_sample.complete(), target)
        assert first == render(statement_sample.complete(), target)
        assert first


def test_what_is_missing_is_counted() -> None:
    assert count_missing(statement_sample.complete()) == 0
    assert count_missing(sample.plain()) > 0
