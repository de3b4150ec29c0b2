"""``ismap-check review sample``: draw a sample of claims to test."""

from __future__ import annotations

from typing import Annotated

import typer

from ismap_check.cli.completing import catalogues, filters
from ismap_check.cli.options import (
    ProfileArgument,
    catalogue_options,
    earlier_review_options,
    limit_options,
    standpoint_options,
    table_options,
)
from ismap_check.cli.values import place, whole_number

OPTIONS = (table_options, standpoint_options, earlier_review_options, catalogue_options, limit_options)

Texts = list[str] | None


def run(
    ctx: typer.Context,
    *,
    profile: ProfileArgument,
    size: Annotated[int, typer.Option("--size", metavar="N", parser=whole_number)],
    seed: Annotated[str, typer.Option("--seed", metavar="TEXT")],
    into: Annotated[str | None, typer.Option("--into", metavar="FILE", parser=place)] = None,
    check: Annotated[str | None, typer.Option("--check", metavar="FILE")] = None,
    of_catalogue: Annotated[
        Texts, typer.Option("--catalogue-id", metavar="CATALOGUE", autocompletion=catalogues)
    ] = None,
    only: Annotated[Texts, typer.Option("--only", metavar="FILTER", autocompletion=filters)] = None,
) -> int:
    """Judge, draw, write."""
    from ismap_check.cli.sampling import Sampling, sample_review

    wanted = Sampling(size, seed, into, check, catalogues=tuple(of_catalogue or ()), only=tuple(only or ()))
    return sample_review(profile, wanted, ctx.obj)
