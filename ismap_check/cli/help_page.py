"""The help of a command as text: usage, arguments, options, commands, examples; laid out for wide characters.

typer's own help counts a Japanese character as one column and has English headings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from typer.core import TyperArgument, TyperOption

from ismap_check.i18n.width import pad, width_of, wrap
from ismap_check.i18n.words import Words
from ismap_check.model.rows import NamedTuple

if TYPE_CHECKING:
    from typer._click.core import Context

WIDEST_NAME = 28
"""Columns of the left column at most; a longer name has its help on the next line."""

Row = tuple[str, str]


class Page(NamedTuple):
    """What a help page is made of: ``path`` names the command, ``shared`` the options that every command has."""

    path: Sequence[str]
    commands: Sequence[str]
    shared: frozenset[str]
    words: Words
    columns: int


def help_page(context: Context, page: Page) -> str:
    """Return the help of the context's command."""
    words, topic = page.words, "-".join(page.path) or "root"
    arguments = [p for p in context.command.get_params(context) if isinstance(p, TyperArgument)]
    options = [p for p in context.command.get_params(context) if isinstance(p, TyperOption) and not p.hidden]
    own = [option for option in options if option.name not in page.shared]
    parts = [
        usage(context, words),
        *wrap(words(f"cli.command.{topic}.long"), page.columns),
        *_section(words("cli.heading.arguments"), ((a.make_metavar(context), a.help or "") for a in arguments), page),
        *_section(words("cli.heading.commands"), _command_rows(page), page),
        *_section(words("cli.heading.options"), (_option_row(o, context, words) for o in own), page),
        *_section(words("cli.heading.shared"), (_option_row(o, context, words) for o in _shared(options, page)), page),
        *_examples(topic, words),
    ]
    return "\n".join([parts[0], "", *parts[1:]])


def usage(context: Context, words: Words) -> str:
    """Return the line that shows how the command is written."""
    params = context.command.get_params(context)
    pieces = [p.make_metavar(context, usage=True) for p in params if isinstance(p, TyperArgument)]
    tail = [words("cli.usage.command")] if hasattr(context.command, "commands") else []
    line = " ".join([context.command_path.split(" ")[0], *_names_above(context), words("cli.usage.options")])
    return words("cli.heading.usage", line=" ".join([line, *pieces, *tail]))


def _names_above(context: Context) -> list[str]:
    """Return the names of the commands from the root down, without the arguments that typer puts between them."""
    names: list[str] = []
    while context.parent is not None:
        names.insert(0, context.info_name or "")
        context = context.parent
    return names


def _shared(options: Iterable[TyperOption], page: Page) -> list[TyperOption]:
    return [option for option in options if option.name in page.shared]


def _section(heading: str, rows: Iterable[Row], page: Page) -> Iterator[str]:
    listed = list(rows)
    if listed:
        yield ""
        yield heading
        yield from _two_columns(listed, page.columns)


def _two_columns(rows: Sequence[Row], columns: int) -> Iterator[str]:
    left = min(max(width_of(name) for name, _ in rows), WIDEST_NAME)
    for name, text in rows:
        lines = wrap(text, columns - left - 4)
        if width_of(name) > left:
            yield f"  {name}"
        else:
            yield f"  {pad(name, left)}  {lines.pop(0)}".rstrip()
        yield from (" " * (left + 4) + line for line in lines)


def _command_rows(page: Page) -> Iterator[Row]:
    for name in page.commands:
        yield name, page.words(f"cli.command.{'-'.join([*page.path, name])}.short")


def _option_row(option: TyperOption, context: Context, words: Words) -> Row:
    names = ", ".join(sorted(option.opts, key=len))
    value = "" if option.is_flag else f" {option.make_metavar(context)}"
    text = option.help or ""
    default = option.show_default if isinstance(option.show_default, str) else ""
    if default:
        text = f"{text}{words('cli.usage.default', value=default)}"
    return f"{names}{value}", text


def _examples(topic: str, words: Words) -> Iterator[str]:
    key = f"cli.command.{topic}.examples"
    if key in words:
        yield ""
        yield words("cli.heading.examples")
        yield from (f"  {line}" for line in words.items(key))
