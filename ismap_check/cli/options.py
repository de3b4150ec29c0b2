"""Options that several commands take, each declared once; a command names the groups it wants in ``OPTIONS``.

What was given is kept in ``Session.given`` by the option's long name, by which help is looked up too. Groups follow in
the order in which help shows them, and so do the options within a group. Each is a function, called when a command is
built: declaring all of them would take longer than reading a command line.

No ``from __future__ import annotations`` here: typer would compile those of ``_take`` anew for every option.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any

import typer

from ismap_check.cli.completing import audiences, catalogues, data, filters, formats, levels, pages, rows, tables
from ismap_check.cli.session import Session
from ismap_check.cli.values import day, place, size, tenths_of_percent, threshold, whole_number

ProfileArgument = Annotated[str, typer.Argument(metavar="PROFILE")]
SourceArgument = Annotated[str, typer.Argument(metavar="INPUT")]
CaseArgument = Annotated[str, typer.Argument(metavar="CASE")]
FilesArgument = Annotated[list[str], typer.Argument(metavar="FILES")]

Option = Any
"""The annotated type of an option: what typer reads from a parameter of a command."""

Group = Mapping[str, Option]
"""Options by their names in Python, each of which may be left out."""

Declare = Callable[[], Group]
"""A group that is declared when a command asks for it."""

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


def _baseline() -> Option:
    return _option(list[str], "--baseline", metavar="BASELINE")


def _edition() -> Option:
    return _option(list[str], "--edition", metavar="CATALOGUE", autocompletion=catalogues)


def _with_option() -> Option:
    return _option(list[str], "--with-option", metavar="ID")


def _catalogue() -> Option:
    return _option(list[str], "--catalogue", metavar="FILE")


def _mapping() -> Option:
    return _option(list[str], "--mapping", metavar="FILE")


def _as_of() -> Option:
    return _option(date, "--as-of", metavar="DATE", parser=day)


def _threshold() -> Option:
    return _option(list[Any], "--threshold", metavar="CONDITION", parser=threshold)


def _fail_under() -> Option:
    return _option(int, "--fail-under", metavar="PERCENT", parser=tenths_of_percent)


def _fail_on() -> Option:
    return _option(list[str], "--fail-on", metavar="CODES")


def _exit_zero() -> Option:
    return _option(bool, "--exit-zero")


def _marking() -> Option:
    return _option(str, "--marking", metavar="TEXT")


def _extent() -> Group:
    return {
        "level": _option(str, "--level", metavar="LEVEL", autocompletion=levels),
        "audience": _option(str, "--audience", metavar="AUDIENCE", autocompletion=audiences),
        "only": _option(list[str], "--only", metavar="FILTER", autocompletion=filters),
    }


def _outputs(complete: Callable[[str], list[str]]) -> Group:
    """Return the options that say where pages go and how each is marked, lies and looks; formats are completed."""
    return {
        "output": _option(list[str], "--output", "-o", metavar="FILE"),
        "kind": _option(list[str], "--format", "-f", metavar="FORMAT", autocompletion=complete),
        "marking": _marking(),
        "landscape": _option(bool, "--landscape"),
        "template": _option(str, "--template", metavar="FOLDER"),
    }


def _number(name: str, metavar: str = "N", parser: Callable[[str], int] = whole_number) -> Option:
    return _option(int, name, metavar=metavar, parser=parser)


def catalogue_options() -> Group:
    """Where further catalogues stand, and whether files once read may be taken from the cache."""
    return {"catalogue": _catalogue(), "no_cache": _option(bool, "--no-cache")}


def own_catalogue_options() -> Group:
    """Where further catalogues stand, for commands that never use the cache."""
    return {"catalogue": _catalogue()}


def mapping_options() -> Group:
    """Where further mappings stand."""
    return {"mapping": _mapping()}


def text_options() -> Group:
    """Whether official wording is shown."""
    return {"with_official_text": _option(bool, "--with-official-text")}


def judging_options() -> Group:
    """How to judge, and when the exit code is 1."""
    return {**demand_options(), "exit_zero": _exit_zero()}


def demand_options() -> Group:
    """How to judge, where a gate that is not met is kept, and no reason for another exit code."""
    return {
        "baseline": _baseline(),
        "edition": _edition(),
        "mapping": _mapping(),
        **assessor_options(),
        "as_of": _as_of(),
        "with_option": _with_option(),
        "condition": _threshold(),
        "fail_under": _fail_under(),
        "fail_on": _fail_on(),
    }


def assessor_options() -> Group:
    """Declare what assessors found and accepted, where how to judge is settled elsewhere."""
    return {**earlier_review_options(), "waivers": _option(list[str], "--waivers", metavar="FILE")}


def standpoint_options() -> Group:
    """Under what to judge, where the outcome is no reason for another exit code."""
    return {
        "baseline": _baseline(),
        "edition": _edition(),
        "mapping": _mapping(),
        "as_of": _as_of(),
        "with_option": _with_option(),
    }


def earlier_review_options() -> Group:
    """Which earlier reviews are looked at for what they found."""
    return {"review": _option(list[str], "--review", metavar="FILE")}


def day_options() -> Group:
    """On which day to judge, and nothing else of how."""
    return {"as_of": _as_of()}


def condition_options() -> Group:
    """Declare what a gate asks for, beside what its baseline does, and that the exit code does not tell."""
    return {"condition": _threshold(), "fail_under": _fail_under(), "exit_zero": _exit_zero()}


def failing_options() -> Group:
    """Which findings make the exit code 1, and nothing else of how to judge."""
    return {"fail_on": _fail_on()}


def extent_options() -> Group:
    """How much of a report is kept, for whom it is, which controls it shows, and how every page is marked."""
    return {**_extent(), "marking": _marking()}


def reader_options() -> Group:
    """How much of a report is shown, for whom it is, which controls it shows, and what it looks back at."""
    return {**_extent(), "previous": _option(str, "--previous", metavar="BEFORE")}


def output_options() -> Group:
    """Where reports go, in all formats that a result has."""
    return _outputs(formats)


def page_options() -> Group:
    """Where pages go; a result's own format is none of these."""
    return _outputs(pages)


def table_options() -> Group:
    """Where pages or bare tables go."""
    return _outputs(tables)


def data_options() -> Group:
    """Where pages, bare tables or records of what was compared go."""
    return _outputs(data)


def row_options() -> Group:
    """Where pages, bare tables and rows for programs go."""
    return {**_outputs(rows), "answers": _option(str, "--answers", metavar="FILE", parser=place)}


def limit_options() -> Group:
    """Raise or lower the limits of what is read (DESIGN, section 7)."""
    return {
        "max_file_size": _number("--max-file-size", "SIZE", size),
        "max_depth": _number("--max-depth"),
        "max_nodes": _number("--max-nodes"),
        "max_text": _number("--max-text"),
        "max_items": _number("--max-items"),
        "max_evidence_refs": _number("--max-evidence-refs"),
        "max_evidence_size": _number("--max-evidence-size", "SIZE", size),
    }


def table_limit_options() -> Group:
    """Raise or lower the limits of workbooks and CSV."""
    return {
        "max_unpacked_size": _number("--max-unpacked-size", "SIZE", size),
        "max_rows": _number("--max-rows"),
        "max_columns": _number("--max-columns"),
    }
