"""Options that several commands take, each declared once; a command names the groups it wants in ``OPTIONS``.

What was given is kept in ``Session.given`` by the option's long name, by which help is looked up too.

No ``from __future__ import annotations`` here: typer would compile every annotation anew, twenty at each start.
"""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

import typer

from ismap_check.cli.completing import audiences, catalogues, data, filters, formats, levels, pages, rows, tables
from ismap_check.cli.session import Session
from ismap_check.cli.values import day, size, tenths_of_percent, threshold, whole_number

ProfileArgument = Annotated[str, typer.Argument(metavar="PROFILE")]
SourceArgument = Annotated[str, typer.Argument(metavar="INPUT")]
CaseArgument = Annotated[str, typer.Argument(metavar="CASE")]
FilesArgument = Annotated[list[str], typer.Argument(metavar="FILES")]

Group = Callable[..., None]
"""A function whose signature declares options; typer reads the signature, nothing calls the body with values."""


NOT_GIVEN: tuple[Any, ...] = (None, [])
"""What typer passes on for an option that does not stand on the command line; 0 and False are values."""


def _take(ctx: typer.Context, param: typer.CallbackParam, value: Any) -> Any:
    if value not in NOT_GIVEN and isinstance(ctx.obj, Session):
        ctx.obj.given[max(param.opts, key=len)] = value
    return value


def _option(*names: str, metavar: str | None = None, **how: Any) -> Any:
    """Declare an option; ``how`` may hold its ``parser`` and its ``autocompletion``."""
    return typer.Option(*names, metavar=metavar, callback=_take, expose_value=False, **how)


Texts = list[str] | None
Number = int | None
Outputs = Annotated[Texts, _option("--output", "-o", metavar="FILE")]
Marking = Annotated[str | None, _option("--marking", metavar="TEXT")]
Landscape = Annotated[bool | None, _option("--landscape")]
Template = Annotated[str | None, _option("--template", metavar="FOLDER")]
Mappings = Annotated[Texts, _option("--mapping", metavar="FILE")]
Day = Annotated[date | None, _option("--as-of", metavar="DATE", parser=day)]


def catalogue_options(
    *,
    catalogue: Annotated[Texts, _option("--catalogue", metavar="FILE")] = None,
    no_cache: Annotated[bool | None, _option("--no-cache")] = None,
) -> None:
    """Say where further catalogues stand, and whether files once read may be taken from the cache."""
    del catalogue, no_cache


def own_catalogue_options(
    catalogue: Annotated[Texts, _option("--catalogue", metavar="FILE")] = None,
) -> None:
    """Say where further catalogues stand, for commands that never use the cache."""
    del catalogue


def mapping_options(mapping: Mappings = None) -> None:
    """Say where further mappings stand."""
    del mapping


def text_options(
    with_official_text: Annotated[bool | None, _option("--with-official-text")] = None,
) -> None:
    """Say whether official wording is shown."""
    del with_official_text


def judging_options(
    *,
    baseline: Annotated[Texts, _option("--baseline", metavar="BASELINE")] = None,
    edition: Annotated[Texts, _option("--edition", metavar="CATALOGUE", autocompletion=catalogues)] = None,
    mapping: Mappings = None,
    review: Annotated[Texts, _option("--review", metavar="FILE")] = None,
    waivers: Annotated[Texts, _option("--waivers", metavar="FILE")] = None,
    as_of: Day = None,
    with_option: Annotated[Texts, _option("--with-option", metavar="ID")] = None,
    condition: Annotated[list[Any] | None, _option("--threshold", metavar="CONDITION", parser=threshold)] = None,
    fail_under: Annotated[Number, _option("--fail-under", metavar="PERCENT", parser=tenths_of_percent)] = None,
    fail_on: Annotated[Texts, _option("--fail-on", metavar="CODES")] = None,
    exit_zero: Annotated[bool | None, _option("--exit-zero")] = None,
) -> None:
    """Say how to judge, and when the exit code is 1."""
    del review, waivers, baseline, edition, mapping, as_of, with_option, condition, fail_under, fail_on, exit_zero


def demand_options(
    *,
    baseline: Annotated[Texts, _option("--baseline", metavar="BASELINE")] = None,
    edition: Annotated[Texts, _option("--edition", metavar="CATALOGUE", autocompletion=catalogues)] = None,
    mapping: Mappings = None,
    review: Annotated[Texts, _option("--review", metavar="FILE")] = None,
    waivers: Annotated[Texts, _option("--waivers", metavar="FILE")] = None,
    as_of: Day = None,
    with_option: Annotated[Texts, _option("--with-option", metavar="ID")] = None,
    condition: Annotated[list[Any] | None, _option("--threshold", metavar="CONDITION", parser=threshold)] = None,
    fail_under: Annotated[Number, _option("--fail-under", metavar="PERCENT", parser=tenths_of_percent)] = None,
    fail_on: Annotated[Texts, _option("--fail-on", metavar="CODES")] = None,
) -> None:
    """Say how to judge, where a gate that is not met is kept, and no reason for another exit code."""
    del review, waivers, baseline, edition, mapping, as_of, with_option, condition, fail_under, fail_on


def extent_options(
    level: Annotated[str | None, _option("--level", metavar="LEVEL", autocompletion=levels)] = None,
    audience: Annotated[str | None, _option("--audience", metavar="AUDIENCE", autocompletion=audiences)] = None,
    only: Annotated[Texts, _option("--only", metavar="FILTER", autocompletion=filters)] = None,
    marking: Marking = None,
) -> None:
    """Say how much of a report is kept, for whom it is, which controls it shows, and how every page is marked."""
    del level, audience, only, marking


def output_options(
    *,
    output: Outputs = None,
    kind: Annotated[Texts, _option("--format", "-f", metavar="FORMAT", autocompletion=formats)] = None,
    marking: Marking = None,
    landscape: Landscape = None,
    template: Template = None,
) -> None:
    """Say where reports go, in which formats, and how every page is marked, lies and looks."""
    del output, kind, marking, landscape, template


def reader_options(
    level: Annotated[str | None, _option("--level", metavar="LEVEL", autocompletion=levels)] = None,
    audience: Annotated[str | None, _option("--audience", metavar="AUDIENCE", autocompletion=audiences)] = None,
    only: Annotated[Texts, _option("--only", metavar="FILTER", autocompletion=filters)] = None,
    previous: Annotated[str | None, _option("--previous", metavar="BEFORE")] = None,
) -> None:
    """Say how much of a report is shown, for whom it is, which controls it shows, and what it looks back at."""
    del level, audience, only, previous


def page_options(
    *,
    output: Outputs = None,
    kind: Annotated[Texts, _option("--format", "-f", metavar="FORMAT", autocompletion=pages)] = None,
    marking: Marking = None,
    landscape: Landscape = None,
    template: Template = None,
) -> None:
    """Say where pages go, in which formats, and how each looks; a result's own format is none of these."""
    del output, kind, marking, landscape, template


def table_options(
    *,
    output: Outputs = None,
    kind: Annotated[Texts, _option("--format", "-f", metavar="FORMAT", autocompletion=tables)] = None,
    marking: Marking = None,
    landscape: Landscape = None,
    template: Template = None,
) -> None:
    """Say where pages or bare tables go, in which formats, and how each page looks."""
    del output, kind, marking, landscape, template


def row_options(
    *,
    output: Outputs = None,
    kind: Annotated[Texts, _option("--format", "-f", metavar="FORMAT", autocompletion=rows)] = None,
    marking: Marking = None,
    landscape: Landscape = None,
    template: Template = None,
    answers: Annotated[str | None, _option("--answers", metavar="FILE")] = None,
) -> None:
    """Say where pages, bare tables and rows for programs go, in which formats, and how each page is marked."""
    del output, kind, marking, landscape, template, answers


def data_options(
    *,
    output: Outputs = None,
    kind: Annotated[Texts, _option("--format", "-f", metavar="FORMAT", autocompletion=data)] = None,
    marking: Marking = None,
    landscape: Landscape = None,
    template: Template = None,
) -> None:
    """Say where pages, bare tables or records of what was compared go, in which formats, and how pages are marked."""
    del output, kind, marking, landscape, template


def assessor_options(
    review: Annotated[Texts, _option("--review", metavar="FILE")] = None,
    waivers: Annotated[Texts, _option("--waivers", metavar="FILE")] = None,
) -> None:
    """Say what assessors found and accepted, where how to judge is settled elsewhere."""
    del review, waivers


def standpoint_options(
    *,
    baseline: Annotated[Texts, _option("--baseline", metavar="BASELINE")] = None,
    edition: Annotated[Texts, _option("--edition", metavar="CATALOGUE", autocompletion=catalogues)] = None,
    mapping: Mappings = None,
    as_of: Day = None,
    with_option: Annotated[Texts, _option("--with-option", metavar="ID")] = None,
) -> None:
    """Say under what to judge, where the outcome is no reason for another exit code."""
    del baseline, edition, mapping, as_of, with_option


def earlier_review_options(
    review: Annotated[Texts, _option("--review", metavar="FILE")] = None,
) -> None:
    """Say which earlier reviews are looked at for what they found."""
    del review


def day_options(as_of: Day = None) -> None:
    """Say on which day to judge, and nothing else of how."""
    del as_of


def condition_options(
    *,
    condition: Annotated[list[Any] | None, _option("--threshold", metavar="CONDITION", parser=threshold)] = None,
    fail_under: Annotated[Number, _option("--fail-under", metavar="PERCENT", parser=tenths_of_percent)] = None,
    exit_zero: Annotated[bool | None, _option("--exit-zero")] = None,
) -> None:
    """Say what a gate asks for, beside what its baseline does, and that the exit code does not tell."""
    del condition, fail_under, exit_zero


def failing_options(
    fail_on: Annotated[Texts, _option("--fail-on", metavar="CODES")] = None,
) -> None:
    """Say which findings make the exit code 1, and nothing else of how to judge."""
    del fail_on


def limit_options(
    *,
    max_file_size: Annotated[Number, _option("--max-file-size", metavar="SIZE", parser=size)] = None,
    max_depth: Annotated[Number, _option("--max-depth", metavar="N", parser=whole_number)] = None,
    max_nodes: Annotated[Number, _option("--max-nodes", metavar="N", parser=whole_number)] = None,
    max_text: Annotated[Number, _option("--max-text", metavar="N", parser=whole_number)] = None,
    max_items: Annotated[Number, _option("--max-items", metavar="N", parser=whole_number)] = None,
    max_evidence_refs: Annotated[Number, _option("--max-evidence-refs", metavar="N", parser=whole_number)] = None,
    max_evidence_size: Annotated[Number, _option("--max-evidence-size", metavar="SIZE", parser=size)] = None,
) -> None:
    """Raise or lower the limits of what is read (DESIGN, section 7)."""
    del max_file_size, max_depth, max_nodes, max_text, max_items, max_evidence_refs, max_evidence_size


def table_limit_options(
    *,
    max_unpacked_size: Annotated[Number, _option("--max-unpacked-size", metavar="SIZE", parser=size)] = None,
    max_rows: Annotated[Number, _option("--max-rows", metavar="N", parser=whole_number)] = None,
    max_columns: Annotated[Number, _option("--max-columns", metavar="N", parser=whole_number)] = None,
) -> None:
    """Raise or lower the limits of workbooks and CSV."""
    del max_unpacked_size, max_rows, max_columns
