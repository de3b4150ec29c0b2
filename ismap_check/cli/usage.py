"""Say in the reader's language what typer found wrong with a command line.

typer composes English sentences; what they are made of (the kind of trouble, the option, its choices) is in the
exception, whose classes are private to typer: they are told apart by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from ismap_check.cli import streams
from ismap_check.cli.session import Session

if TYPE_CHECKING:
    from ismap_check.model.diagnostic import Param


def tell_usage(error: typer.TyperException, session: Session) -> None:
    """Write the message for a usage error; a group without a command shows its help instead."""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        streams.write_message(error.format_message())
        return
    code, params = _said(kind, error)
    session.failure(code, params, "usage")


def _said(kind: str, error: Any) -> tuple[str, dict[str, Param]]:
    match kind:
        case "NoSuchOption":
            near = next(iter(error.possibilities or ()), "")
            return ("option-unknown-near" if near else "option-unknown"), {"name": error.option_name, "near": near}
        case "BadOptionUsage":
            return "option-needs-value", {"name": error.option_name}
        case "MissingParameter":
            return "argument-missing", {"name": _name(error)}
        case "BadParameter" if choices := getattr(error.param.type if error.param else None, "choices", ()):
            return "choice-invalid", {"name": _name(error), "known": tuple(str(choice) for choice in choices)}
        case "BadParameter":
            return "value-invalid", {"name": _name(error)}
        case _:
            return "usage-invalid", {}


def _name(error: Any) -> str:
    """Return the option as it is written, or the argument as the help shows it."""
    parameter = error.param
    if parameter is None:
        return ""
    return str(parameter.opts[-1] if parameter.param_type_name == "option" else parameter.metavar)
