"""Portfolios from Python, with an executor of the caller's."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import ismap_check
from benchmarks.make_portfolio import DAY
from tests.unit.workflow.portfolio.market import small_market


def test_rows_come_from_an_executor_of_the_callers_which_stays_open(tmp_path: Path) -> None:
    files = small_market(tmp_path, 3, unreadable=1)
    with ThreadPoolExecutor(1) as executor:
        rows = list(ismap_check.judge_portfolio([tmp_path], as_of=DAY, executor=executor))
        assert executor.submit(len, rows).result() == 4
    assert [row.file for row in rows] == [*files]
    assert [row.outcome is None for row in rows] == [row.trouble is not None for row in rows]
    demanded = list(ismap_check.judge_portfolio([tmp_path], as_of=DAY, baselines=["pilot"]))
    assert {part.baseline for row in demanded for part in row.parts} == {"pilot"}


class Sparse(Executor):
    """Can nothing but take work, as little as an executor may; a task may end it, once or for ever."""

    def __init__(self, deaths: int = 0) -> None:
        self.under_way = self.most = 0
        self._deaths = deaths

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.most = max(self.most, self.under_way + 1)
        future: Future[Any] = Counted(self)
        if self._deaths and "vendor-00002" in str(args):
            self._deaths -= 1
            future.set_exception(LostError())
        else:
            future.set_result(fn(*args, **kwargs))
        return future


class LostError(Exception):
    """What this executor says when a process of its own has died."""


class Counted(Future[Any]):
    """Under way until its result is asked for."""

    def __init__(self, executor: Sparse) -> None:
        super().__init__()
        self._executor = executor
        executor.under_way += 1

    def result(self, timeout: float | None = None) -> Any:
        self._executor.under_way -= 1
        return super().result(timeout)


def test_any_executor_will_do(tmp_path: Path) -> None:
    small_market(tmp_path, 20)
    rows = list(ismap_check.judge_portfolio([tmp_path], as_of=DAY, executor=(sparse := Sparse()), under_way=2))
    assert (len(rows), sparse.most) == (20, 2)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert list(ismap_check.judge_portfolio([tmp_path], as_of=DAY, executor=pool)) == rows
    with ThreadPoolExecutor(3) as pool:
        assert list(ismap_check.judge_portfolio([tmp_path], as_of=DAY, executor=pool)) == rows


@pytest.mark.parametrize(("deaths", "lost"), [(2, []), (3, ["vendor-00002"])])
def test_an_executor_may_have_its_own_word_for_a_process_that_died(
    tmp_path: Path, deaths: int, lost: list[str]
) -> None:
    small_market(tmp_path, 3)
    executor = Sparse(deaths)
    rows = list(ismap_check.judge_portfolio([tmp_path], as_of=DAY, executor=executor, died=[LostError]))
    assert len(rows) == 3
    assert [Path(row.file).parent.name for row in rows if row.trouble] == lost
    with pytest.raises(LostError):
        list(ismap_check.judge_portfolio([tmp_path], as_of=DAY, executor=Sparse(1)))


def test_what_cannot_be_judged_by_is_refused_at_once(tmp_path: Path) -> None:
    small_market(tmp_path, 1)
    (tmp_path / "catalogue.yaml").write_text("kind: catalogue\n", encoding="utf-8")
    with pytest.raises(ismap_check.InvalidDocumentError):
        ismap_check.judge_portfolio([tmp_path], as_of=DAY, catalogues=[tmp_path / "catalogue.yaml"])
    with pytest.raises(ismap_check.UsageError):
        ismap_check.judge_portfolio([tmp_path], as_of=DAY, baselines=["none"])
    with pytest.raises(ismap_check.UsageError):
        ismap_check.judge_portfolio([tmp_path / "none*"], as_of=DAY)


REVIEW = """kind: review
schema: 1
of: {service: vendor-00002}
reviewer: {name: x}
reviewed_on: "2026-11-01"
results: {genai-procurement: {GP-GOV-01: {design: pass}}}
"""


def test_reviews_count_for_the_services_they_name_and_one_with_errors_is_refused(tmp_path: Path) -> None:
    small_market(tmp_path / "market", 3)
    (tmp_path / "review.yaml").write_text(REVIEW, encoding="utf-8")

    def verified() -> list[str]:
        with ThreadPoolExecutor(1) as pool:
            rows = ismap_check.judge_portfolio(
                [tmp_path / "market"], as_of=DAY, executor=pool, reviews=[tmp_path / "review.yaml"]
            )
            return [row.service for row in rows if row.verified_outcome]

    assert verified() == ["vendor-00002"]
    (tmp_path / "review.yaml").write_text(REVIEW.replace("vendor-00002", "vendor-00003"), encoding="utf-8")
    assert verified() == ["vendor-00003"]
    (tmp_path / "review.yaml").write_text("kind: review\n", encoding="utf-8")
    with pytest.raises(ismap_check.InvalidDocumentError):
        verified()
