"""Commands whose modules are imported only when they are named: ``--help`` costs no more than its words.

The table below is the one list of commands; help, completion, suggestions and docs/commands.md follow it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any, cast

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from ismap_check.cli import streams
from ismap_check.cli.shared_options import SHARED, root_options, shared_options
from ismap_check.cli.words_of_options import put_words
from ismap_check.errors import UsageError
from ismap_check.i18n.words import Words

if TYPE_CHECKING:
    from typer._click.core import Context
    from typer._click.core import Parameter as Declared
    from typer._click.shell_completion import CompletionItem

    from ismap_check.cli.options import Declare

CommandPath = tuple[str, ...]

COMMANDS: Mapping[CommandPath, Sequence[str]] = {
    (): (
        "assess",
        "report",
        "statement",
        "plan",
        "procure",
        "compare",
        "portfolio",
        "diff",
        "history",
        "carry-over",
        "coverage",
        "questionnaire",
        "answer",
        "evidence",
        "review",
        "seal",
        "verify",
        "merge",
        "validate",
        "init",
        "catalogue",
        "explain",
        "schema",
        "template",
        "doctor",
    ),
    ("questionnaire",): ("export", "import"),
    ("evidence",): ("add", "check"),
    ("review",): ("init", "sample"),
    ("template",): ("new",),
    ("catalogue",): ("list", "show", "search", "diff", "check", "import"),
}


class _Worded:
    """What commands and groups share: they speak the reader's language; ``path`` and ``words`` are set when built."""

    path: CommandPath = ()
    words: Words

    def get_help(self, ctx: Context) -> str:
        """Return the help page."""
        from ismap_check.cli.help_page import Page, help_page

        page = Page(
            path=self.path,
            commands=COMMANDS.get(self.path, ()),
            shared=SHARED,
            words=self.words,
            columns=streams.columns(sys.stdout),
        )
        return help_page(ctx, page)

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return the option ``--help`` with its words; it writes as commands do, so a full disk is no defect."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        option.callback = _show_help
        put_words([option], self.path, self.words)
        return cast("TyperOption | None", option)


class WordedCommand(_Worded, TyperCommand):
    """A command that does something."""

    allow_extra_args = True

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the command line; what is left over is a usage error that names it, and so is an empty value."""
        if not ctx.resilient_parsing:
            _refuse_empty(args)
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise UsageError("argument-surplus", {"values": tuple(rest)})
        return rest


class LazyGroup(_Worded, TyperGroup):
    """A group that knows its commands by name and builds the one that is asked for."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 -- typer's signature
        """Return the names in the order of the help."""
        return list(COMMANDS[self.path])

    def get_command(self, ctx: Context, cmd_name: str) -> WordedCommand | LazyGroup | None:  # noqa: ARG002
        """Build the named command, or return None."""
        return build((*self.path, cmd_name), self.words) if cmd_name in COMMANDS[self.path] else None

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the options before the command; with nothing behind them the help is shown, as without any."""
        rest = super().parse_args(ctx, args)
        named = ctx._protected_args  # noqa: SLF001 -- typer keeps the command's name here, apart from its arguments
        if not named and not ctx.resilient_parsing:
            from typer._click.exceptions import NoArgsIsHelpError

            raise NoArgsIsHelpError(ctx)
        return rest

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, WordedCommand | LazyGroup | None, list[str]]:
        """Return the command to run with its arguments; an unknown one is a usage error with a suggestion."""
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            raise _unknown_command(args[0], COMMANDS[self.path])
        return args[0], command, args[1:]

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Complete names of commands without importing any of them, and options as every command does."""
        from typer._click.shell_completion import CompletionItem

        names = [name for name in COMMANDS[self.path] if name.startswith(incomplete)]
        items = [CompletionItem(name, help=self.words(_short_key((*self.path, name)))) for name in names]
        return items + super(TyperGroup, self).shell_complete(ctx, incomplete)


def build(path: CommandPath, words: Words) -> WordedCommand | LazyGroup:
    """Return the command or group at ``path``; the root is the empty path."""
    return _build_group(path, words) if path in COMMANDS else _build_command(path, words)


def _build_group(path: CommandPath, words: Words) -> LazyGroup:
    app = typer.Typer(cls=LazyGroup, add_completion=not path, rich_markup_mode=None, no_args_is_help=True)
    app.callback()(_no_options if path else root_options)
    return cast("LazyGroup", _finish(typer.main.get_command(app), path, words))


def _build_command(path: CommandPath, words: Words) -> WordedCommand:
    module = import_module(f"ismap_check.cli.commands.{'_'.join(path).replace('-', '_')}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(path[-1], cls=WordedCommand)(module.run)
    command = typer.main.get_command(app)
    command.params = [*command.params, *_parameters_of(_declaring(module.OPTIONS))]
    return cast("WordedCommand", _finish(command, path, words))


def _finish(command: Any, path: CommandPath, words: Words) -> Any:
    """Add what every command has: the shared options, and words for all options."""
    command.path, command.words = path, words
    command.context_settings = {"help_option_names": ["-h", "--help"]}
    command.params = [*command.params, *_parameters_of(shared_options)]
    put_words(command.params, path, words)
    return command


def _declaring(groups: Iterable[Declare]) -> Callable[[], None]:
    """Return a function whose signature declares options: typer reads the signature, and nothing calls it."""

    def declared() -> None: ...

    kinds = [kind for group in groups for kind in group().items()]
    signature = Signature(
        [Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=kind) for name, kind in kinds]
    )
    declared.__signature__ = signature  # type: ignore[attr-defined]  # inspect's own way to say it
    return declared


def _parameters_of(function: Callable[..., Any]) -> list[Declared]:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command()(function)
    return typer.main.get_command(app).params


def _show_help(ctx: Context, _: Declared, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        streams.write_text(f"{ctx.get_help()}\n")
        ctx.exit()


def _no_options() -> None:
    """Stand for the options of a group beneath the root: it has the shared ones only."""


def _short_key(path: CommandPath) -> str:
    return f"cli.command.{'-'.join(path)}.short"


def _refuse_empty(args: Sequence[str]) -> None:
    """Raise :class:`UsageError` for an empty value: as a path it would stand for the working folder."""
    for before, value in zip(("", *args), args, strict=False):
        if value.startswith("--") and value.endswith("="):
            raise UsageError("option-empty", {"name": value.removesuffix("=")})
        if not value:
            code = "option-empty" if before.startswith("-") else "argument-empty"
            raise UsageError(code, {"name": before})


def _unknown_command(name: str, known: Sequence[str]) -> UsageError:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    return UsageError("command-unknown-near" if near else "command-unknown", {"name": name, "near": "".join(near)})
