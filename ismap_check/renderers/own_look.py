"""A user's own look for the HTML report: templates in Jinja's sandbox, a style, a name and a logo.

A template may come from somebody else. It sees the report and nothing of the machine: no file but those of its own
folder, which were read before, no way around escaping, no script, and no page without our content-security policy.
What it can do is take long, so nobody should run a template of somebody they do not trust at all.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateError, TemplateSyntaxError
from jinja2.nodes import EvalContextModifier, ScopedEvalContextModifier
from jinja2.sandbox import SandboxedEnvironment

from ismap_check.errors import InvalidDocumentError
from ismap_check.model.diagnostic import Diagnostic, Param, Place
from ismap_check.model.text import Text

CONTEXT_VERSION = 1
"""Raised when a template that worked would not work any more; docs/templates.md says what the context holds."""
PAGE = "report.html.j2"
OURS = "ismap-check/"
"""Before the names of the built-in templates, which a user's may extend and include."""
MOST_OUTPUT = 64 * 1024 * 1024
FILTERS_REFUSED = ("safe", "center", "format", "indent", "wordwrap", "random", "pprint")
"""Filters that switch escaping off, fill memory from a number, or give another page each time."""
GLOBALS = ("range", "cycler", "joiner", "namespace")
HIDDEN_TYPES = (str, bytes, int, float, list, dict, tuple)
"""Of their values only fields are seen: methods such as ``ljust`` fill memory from a number."""
T = TypeVar("T")
_BEGIN = re.compile(
    r'\s*<!doctype html>\s*(?:<html(?: [a-z]+="[^"<>]*")*>\s*)?(?:<head>\s*)?(?:<meta charset="utf-8">\s*)?',
    re.IGNORECASE,
)
"""All that may stand before the policy: it does not count for what comes before it, nor within a comment."""


class OwnLook(NamedTuple):
    """What a template folder holds, read and checked; ``templates`` and ``paths`` go by names within the folder.

    ``logo`` is a ``data:`` address; ``organisation``, ``logo`` and ``style`` are empty where there is none.
    """

    folder: str
    templates: Mapping[str, str] = {}
    paths: Mapping[str, str] = {}
    style: str = ""
    organisation: Text = Text("", "")
    logo: str = ""


class _Sandbox(SandboxedEnvironment):
    """Jinja's sandbox, without methods of plain values and without multiplied texts."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may see an attribute."""
        is_method = isinstance(obj, HIDDEN_TYPES) and callable(value)
        return not is_method and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Calculate with numbers only: a text times a number would fill memory."""
        if not (isinstance(left, int) and isinstance(right, int)) or operator == "**":
            raise TypeError(operator)
        return super().call_binop(context, operator, left, right)


def own_template(look: OwnLook, builtin: Mapping[str, str], filters: Mapping[str, Callable[..., Any]]) -> Template:
    """Return the user's page, or ours where the folder has none; raises :class:`InvalidDocumentError`."""

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        if name.startswith(OURS):
            source = builtin.get(name.removeprefix(OURS))
            return None if source is None else (source, name, lambda: True)
        if name not in look.templates:  # inside our own page, parts are called by their plain names
            return None if name not in builtin else (builtin[name], f"{OURS}{name}", lambda: True)
        return look.templates[name], look.paths[name], lambda: True

    environment = _Sandbox(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters = {key: one for key, one in environment.filters.items() if key not in FILTERS_REFUSED}
    environment.filters |= filters
    environment.globals = {key: one for key, one in environment.globals.items() if key in GLOBALS}
    for name in look.templates:
        _check(environment, look, name)
    return _told(look, lambda: environment.get_template(PAGE))


def own_page(look: OwnLook, template: Template, context: Mapping[str, Any]) -> str:
    """Return the page; raises :class:`InvalidDocumentError` with file and line where the template fails."""
    page = _told(look, lambda: _limited(look, template, context))
    policy = f'<meta http-equiv="Content-Security-Policy" content="{context["policy"]}">'
    begin = _BEGIN.match(page)
    if not begin or not page.startswith(policy, begin.end()):
        raise _refusal("template-without-policy", look.paths.get(PAGE, look.folder), page=f"{OURS}{PAGE}")
    return page


def _limited(look: OwnLook, template: Template, context: Mapping[str, Any]) -> str:
    pieces, size = [], 0
    for piece in template.generate(context):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_OUTPUT:
            raise _refusal("template-output-too-large", look.paths.get(PAGE, look.folder), limit=MOST_OUTPUT >> 20)
    return "".join(pieces)


def _check(environment: _Sandbox, look: OwnLook, name: str) -> None:
    """Raise :class:`InvalidDocumentError` for a template that cannot be read, or switches escaping off."""
    tree = _told(look, lambda: environment.parse(look.templates[name], name, look.paths[name]))
    found = next(tree.find_all((EvalContextModifier, ScopedEvalContextModifier)), None)
    if found:
        raise _refusal("template-unescaped", look.paths[name], Place(line=found.lineno, column=1))


def _told(look: OwnLook, work: Callable[[], T]) -> T:
    """Return what the work gives; whatever fails in a template is told with its file and line."""
    try:
        return work()
    except InvalidDocumentError:
        raise
    except TemplateSyntaxError as error:
        place = Place(line=error.lineno, column=1)
        raise _refusal("template-error", error.filename or look.folder, place, reason=_said(error)) from None
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        raise _refusal("template-error", *_place(look, error), reason=_said(error)) from None


def _place(look: OwnLook, error: BaseException) -> tuple[str, Place | None]:
    """Return the innermost line of a template that an error came from."""
    paths = set(look.paths.values())
    frames = [one for one in traceback.extract_tb(error.__traceback__) if one.filename in paths]
    if frames and isinstance(error, RecursionError):
        frames = _first_round(frames)
    if not frames or frames[-1].lineno is None:
        return look.folder, None
    return frames[-1].filename, Place(line=frames[-1].lineno, column=1)


def _first_round(frames: list[traceback.FrameSummary]) -> list[traceback.FrameSummary]:
    """Return the way once round a template that includes itself: how deep it went, and so where it ended, is chance."""
    places = [(frame.filename, frame.lineno) for frame in frames]
    return frames[: places.index(places[0], 1)] if places[0] in places[1:] else frames


def _said(error: BaseException) -> str:
    """Return a failure in one short line; Jinja's own sentences are English."""
    said = " ".join(str(getattr(error, "message", None) or error).split())
    return f"{type(error).__name__}: {said[:300]}" if said else type(error).__name__


def _refusal(code: str, document: str, place: Place | None = None, **params: Param) -> InvalidDocumentError:
    return InvalidDocumentError([Diagnostic(code=code, document=document, place=place, params=params)])
