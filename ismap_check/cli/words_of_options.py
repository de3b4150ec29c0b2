"""Give the options and arguments of a command their help in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from typer.core import TyperArgument, TyperOption

from ismap_check.i18n.words import Words

if TYPE_CHECKING:
    from typer._click.core import Parameter


def put_words(parameters: Iterable[Parameter], command: Sequence[str], words: Words) -> None:
    """Set help and metavar of each parameter: ``cli.option.<name>``, or the command's own ``cli.<command>.<name>``."""
    for parameter in parameters:
        if isinstance(parameter, TyperOption | TyperArgument):
            parameter.help = _help(parameter, command, words)
            if parameter.metavar is not None:
                parameter.metavar = words(f"cli.metavar.{parameter.metavar}")


def _help(parameter: TyperOption | TyperArgument, command: Sequence[str], words: Words) -> str:
    name = max(parameter.opts, key=len).lstrip("-").replace("_", "-")
    own = f"cli.command.{'-'.join(command)}.{parameter.param_type_name}.{name}"
    key = own if own in words else f"cli.{parameter.param_type_name}.{name}"
    return words(key, **_choices()) if name in {"output", "format"} else words(key)


def _choices() -> dict[str, str]:
    """Return what the tables of formats offer; only commands that write reports ask."""
    from ismap_check.renderers.formats import CHANGES, PAGES, ROWS, TABLES
    from ismap_check.workflow.targets import format_names, suffixes

    return {
        "formats": ", ".join(format_names()),
        "suffixes": " ".join(suffixes()),
        "pages": ", ".join(PAGES),
        "page_suffixes": " ".join(suffixes(PAGES)),
        "tables": ", ".join((*PAGES, *TABLES)),
        "table_suffixes": " ".join(suffixes({**PAGES, **TABLES})),
        "data": ", ".join((*PAGES, *TABLES, *CHANGES)),
        "data_suffixes": " ".join(suffixes({**PAGES, **TABLES, **CHANGES})),
        "rows": ", ".join((*PAGES, *TABLES, *ROWS)),
        "row_suffixes": " ".join(suffixes({**PAGES, **TABLES, **ROWS})),
    }
