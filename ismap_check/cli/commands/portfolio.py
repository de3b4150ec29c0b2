"""``ismap-check portfolio``: judge any number of profiles and tell of them together."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ismap_check.cli.options import (
    assessor_options,
    catalogue_options,
    condition_options,
    failing_options,
    limit_options,
    row_options,
    standpoint_options,
)
from ismap_check.cli.values import place, share, whole_number

OPTIONS = (
    assessor_options,
    row_options,
    standpoint_options,
    condition_options,
    failing_options,
    catalogue_options,
    limit_options,
)


def run(
    ctx: typer.Context,
    *,
    places: Annotated[list[str], typer.Argument(metavar="PLACES")],
    jobs: Annotated[int | None, typer.Option("--jobs", metavar="N", parser=whole_number)] = None,
    state: Annotated[str | None, typer.Option("--state", metavar="FOLDER", parser=place)] = None,
    shard: Annotated[Any, typer.Option("--shard", metavar="SHARD", parser=share)] = None,
    check_evidence: Annotated[bool, typer.Option("--check-evidence")] = False,
    scheduler: Annotated[str | None, typer.Option("--scheduler", metavar="ADDRESS")] = None,
    tls_ca: Annotated[str | None, typer.Option("--tls-ca", metavar="FILE")] = None,
    tls_cert: Annotated[str | None, typer.Option("--tls-cert", metavar="FILE")] = None,
    tls_key: Annotated[str | None, typer.Option("--tls-key", metavar="FILE")] = None,
    no_tls: Annotated[bool, typer.Option("--no-tls")] = False,
) -> int:
    """Judge all, then show and write; or bring parts together that were judged apart."""
    from ismap_check.cli.market_means import asked_means
    from ismap_check.cli.surveying import MERGE, Wanted, merge, survey
    from ismap_check.workflow.portfolio.scheduler import Scheduler

    own = {"--jobs": jobs, "--state": state, "--shard": shard, "--check-evidence": check_evidence or None}
    own |= {"--scheduler": scheduler, "--tls-ca": tls_ca, "--tls-cert": tls_cert, "--tls-key": tls_key}
    own |= {"--no-tls": no_tls or None}
    if places[0] == MERGE:
        return merge(places[1:], [name for name, value in own.items() if value is not None], ctx.obj)
    means = asked_means(jobs, Scheduler(scheduler or "", tls_ca, tls_cert, tls_key, unprotected=no_tls))
    wanted = Wanted(means=means, state=state, shard=shard, check_evidence=check_evidence)
    return survey(places, wanted, ctx.obj)
