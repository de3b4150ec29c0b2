"""Who judges a portfolio: processes of this machine, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from ismap_check.errors import UsageError
from ismap_check.model.rows import NamedTuple
from ismap_check.workflow.portfolio.pool import Pool, cores
from ismap_check.workflow.portfolio.run import AHEAD, Plan
from ismap_check.workflow.portfolio.scheduler import Scheduler, check_scheduler


class Means(NamedTuple):
    """So many processes (None: one for each core), or the cluster of a scheduler."""

    jobs: int | None = None
    scheduler: Scheduler | None = None


class Staff(NamedTuple):
    """What takes work, and the plan with what it says about how to send it."""

    executor: Executor
    plan: Plan


def asked_means(jobs: int | None, scheduler: Scheduler) -> Means:
    """Return what the command line asks for; raises :class:`UsageError` for what does not fit together."""
    if jobs == 0:
        raise UsageError("jobs-invalid", {"value": "0"})
    if not scheduler.address:
        if scheduler.certificates or scheduler.unprotected:
            raise UsageError("scheduler-missing")
        return Means(jobs)
    if jobs is not None:
        raise UsageError("scheduler-with-jobs")
    check_scheduler(scheduler)
    return Means(scheduler=scheduler)


@contextmanager
def employed(means: Means, plan: Plan, n: int) -> Iterator[Staff]:
    """Yield who judges ``n`` profiles; raises what :func:`~ismap_check.workflow.portfolio.cluster.connected` does."""
    if means.scheduler is None:
        jobs = max(1, min(means.jobs or cores(), n))
        with Pool(jobs) as pool:
            yield Staff(pool, plan._replace(under_way=AHEAD * jobs))
        return
    from ismap_check.workflow.portfolio.cluster import connected, died_in_cluster

    died = died_in_cluster()
    with connected(means.scheduler) as cluster:
        yield Staff(cluster, plan._replace(under_way=AHEAD * cluster.workers, died=died))
