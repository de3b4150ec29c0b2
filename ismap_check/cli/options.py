"""Options that several commands take, each declared once; a command names the groups it wants in ``OPTIONS``.

What was given is kept in ``Session.given`` by the option's long name, by which help is looked up too. Groups follow in
the order in which help shows them, and so do the options within a group.

No ``from __future__ import annotations`` here: typer would compile those of ``_take`` anew for every option.
"""

from collections.abc import Callable, Mapping
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

Option = Any
"""The annotated type of an option: what typer reads from a parameter of a command."""

Group = Mapping[str, Option]
"""Options by their names in Python, each of which may be left out."""

NOT_GIVEN: tuple[Any, ...] = (None, [])
"""What typer passes on for an option that does not stand on the command line; 0 and False are values."""


def _take(ctx: typer.Context, param: typer.CallbackParam, value: Any) -> Any:
    if value not in NOT_GIVEN and isinstance(ctx.obj, Session):
        ctx.obj.given[max(param.opts, key=len)] = value
    return value


def _option(kind: Any, *names: str, metavar: str | None = None, **how: Any) -> Option:
    """Declare an option of type ``kind``; ``how`` may hold its ``parser`` and its ``autocompletion``."""
    declared = typer.Option(*names, metavar=metavar, callback=_take, expose_value=False, **how)
    return Annotated[kind | None, declared]


def _group(**options: Option) -> Group:
    return options


_BASELINE = _option(list[str], "--baseline", metavar="BASELINE")
_EDITION = _option(list[str], "--edition", metavar="CATALOGUE", autocompletion=catalogues)
_MAPPING = _option(list[str], "--mapping", metavar="FILE")
_REVIEW = _option(list[str], "--review", metavar="FILE")
_WAIVERS = _option(list[str], "--waivers", metavar="FILE")
_AS_OF = _option(date, "--as-of", metavar="DATE", parser=day)
_WITH_OPTION = _option(list[str], "--with-option", metavar="ID")
_THRESHOLD = _option(list[Any], "--threshold", metavar="CONDITION", parser=threshold)
_FAIL_UNDER = _option(int, "--fail-under", metavar="PERCENT", parser=tenths_of_percent)
_FAIL_ON = _option(list[str], "--fail-on", metavar="CODES")
_EXIT_ZERO = _option(bool, "--exit-zero")
_CATALOGUE = _option(list[str], "--catalogue", metavar="FILE")
_LEVEL = _option(str, "--level", metavar="LEVEL", autocompletion=levels)
_AUDIENCE = _option(str, "--audience", metavar="AUDIENCE", autocompletion=audiences)
_ONLY = _option(list[str], "--only", metavar="FILTER", autocompletion=filters)
_MARKING = _option(str, "--marking", metavar="TEXT")

_DEMANDS = {
    "baseline": _BASELINE,
    "edition": _EDITION,
    "mapping": _MAPPING,
    "review": _REVIEW,
    "waivers": _WAIVERS,
    "as_of": _AS_OF,
    "with_option": _WITH_OPTION,
    "condition": _THRESHOLD,
    "fail_under": _FAIL_UNDER,
    "fail_on": _FAIL_ON,
}
_EXTENT = {"level": _LEVEL, "audience": _AUDIENCE, "only": _ONLY}


def _outputs(complete: Callable[[str], list[str]], **more: Option) -> Group:
    """Return the options that say where pages go and how each is marked, lies and looks; formats are completed."""
    return _group(
        output=_option(list[str], "--output", "-o", metavar="FILE"),
        kind=_option(list[str], "--format", "-f", metavar="FORMAT", autocompletion=complete),
        marking=_MARKING,
        landscape=_option(bool, "--landscape"),
        template=_option(str, "--template", metavar="FOLDER"),
        **more,
    )


def _number(name: str, metavar: str = "N", parser: Callable[[str], int] = whole_number) -> Option:
    return _option(int, name, metavar=metavar, parser=parser)


catalogue_options = _group(catalogue=_CATALOGUE, no_cache=_option(bool, "--no-cache"))
"""Where further catalogues stand, and whether files once read may be taken from the cache."""

own_catalogue_options = _group(catalogue=_CATALOGUE)
"""Where further catalogues stand, for commands that never use the cache."""

mapping_options = _group(mapping=_MAPPING)
"""Where further mappings stand."""

text_options = _group(with_official_text=_option(bool, "--with-official-text"))
"""Whether official wording is shown."""

judging_options = _group(**_DEMANDS, exit_zero=_EXIT_ZERO)
"""How to judge, and when the exit code is 1."""

demand_options = _group(**_DEMANDS)
"""How to judge, where a gate that is not met is kept, and no reason for another exit code."""

assessor_options = _group(review=_REVIEW, waivers=_WAIVERS)
"""What assessors found and accepted, where how to judge is settled elsewhere."""

standpoint_options = _group(
    baseline=_BASELINE, edition=_EDITION, mapping=_MAPPING, as_of=_AS_OF, with_option=_WITH_OPTION
)
"""Under what to judge, where the outcome is no reason for another exit code."""

earlier_review_options = _group(review=_REVIEW)
"""Which earlier reviews are looked at for what they found."""

day_options = _group(as_of=_AS_OF)
"""On which day to judge, and nothing else of how."""

condition_options = _group(condition=_THRESHOLD, fail_under=_FAIL_UNDER, exit_zero=_EXIT_ZERO)
"""What a gate asks for, beside what its baseline does, and that the exit code does not tell."""

failing_options = _group(fail_on=_FAIL_ON)
"""Which findings make the exit code 1, and nothing else of how to judge."""

extent_options = _group(**_EXTENT, marking=_MARKING)
"""How much of a report is kept, for whom it is, which controls it shows, and how every page is marked."""

reader_options = _group(**_EXTENT, previous=_option(str, "--previous", metavar="BEFORE"))
"""How much of a report is shown, for whom it is, which controls it shows, and what it looks back at."""

output_options = _outputs(formats)
"""Where reports go, in all formats that a result has."""

page_options = _outputs(pages)
"""Where pages go; a result's own format is none of these."""

table_options = _outputs(tables)
"""Where pages or bare tables go."""

data_options = _outputs(data)
"""Where pages, bare tables or records of what was compared go."""

row_options = _outputs(rows, answers=_option(str, "--answers", metavar="FILE"))
"""Where pages, bare tables and rows for programs go."""

limit_options = _group(
    max_file_size=_number("--max-file-size", "SIZE", size),
    max_depth=_number("--max-depth"),
    max_nodes=_number("--max-nodes"),
    max_text=_number("--max-text"),
    max_items=_number("--max-items"),
    max_evidence_refs=_number("--max-evidence-refs"),
    max_evidence_size=_number("--max-evidence-size", "SIZE", size),
)
"""Raise or lower the limits of what is read (DESIGN, section 7)."""

table_limit_options = _group(
    max_unpacked_size=_number("--max-unpacked-size", "SIZE", size),
    max_rows=_number("--max-rows"),
    max_columns=_number("--max-columns"),
)
"""Raise or lower the limits of workbooks and CSV."""
