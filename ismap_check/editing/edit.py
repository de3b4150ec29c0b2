"""Make a file say something else, by position: comments, order, line ends and all the rest stay byte for byte.

Whatever is done is proved: the new bytes are read again, and must say what was wanted and nothing else.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ismap_check.editing.changes import changes
from ismap_check.editing.ground import Ground
from ismap_check.editing.patch import Patch, patched
from ismap_check.editing.sameness import first_difference, same
from ismap_check.editing.yaml_text import yaml_text
from ismap_check.model.diagnostic import Diagnostic, Loaded, Param, Pointer
from ismap_check.sources.limits import OPTIONS
from ismap_check.sources.normal_form import code_point, first_refused, normal_form, settled_text
from ismap_check.sources.parsing import parse_source
from ismap_check.sources.source import Source, is_json

Data = dict[str, Any]

_EDITOR_LINE = re.compile(r"# (yaml-language-server:.*)")
_INDENT = re.compile(r"\n([ \t]+)\S")


def edited(source: Source, wanted: Data) -> Loaded[bytes]:
    """Return the file's bytes so changed that it says ``wanted``, or why that cannot be done by position.

    New keys come where ``wanted`` has them: behind the key before them. JSON is written anew, in the order of
    ``wanted``. The diagnostic is ``edit-refused`` where :func:`rewritten` may help, otherwise the text that no
    document may hold.
    """
    wanted = settled(wanted)
    if same(source.data, wanted):
        return Loaded(source.raw)
    if trouble := tuple(_unwritable(wanted, source)):
        return Loaded(None, trouble)
    if is_json(source.name):
        return proved(source, _json(source, wanted), wanted)
    return proved(source, patched(source.raw, changes(ground_of(source), source.data, wanted)), wanted)


def rewritten(source: Source, wanted: Data) -> Loaded[bytes]:
    """Return a whole new file that says ``wanted``; of its comments only an editor's line at the top is kept."""
    wanted = settled(wanted)
    if trouble := tuple(_unwritable(wanted, source)):
        return Loaded(None, trouble)
    if is_json(source.name):
        return proved(source, _json(source, wanted), wanted)
    line = _EDITOR_LINE.match(settled_text(source.raw))
    return proved(source, yaml_text(wanted, [line[1]] if line else []).encode(), wanted)


def replaced(source: Source, patches: list[Patch], wanted: Data) -> Loaded[bytes]:
    """Return the file's bytes with stretches replaced, if they then say ``wanted``."""
    return proved(source, patched(source.raw, patches), wanted)


def ground_of(source: Source) -> Ground:
    """Return the text of a YAML file with all its spans."""
    from ismap_check.sources.yaml_spans import yaml_spans  # only YAML pays for importing PyYAML

    text = settled_text(source.raw)
    return Ground(text, yaml_spans(text, source.limits))


def proved(source: Source, raw: bytes | None, wanted: Data) -> Loaded[bytes]:
    """Return ``raw`` if it says ``wanted``, and nothing in it looks typed that did not before; else a refusal."""
    read = parse_source(source.name, raw, source.limits).value if raw is not None else None
    if read and same(read.data, wanted) and _unquoted(read) <= _unquoted(source):
        return Loaded(raw)
    return Loaded(None, (_refusal("edit-refused", source, first_difference(source.data, wanted)),))


def _unquoted(source: Source) -> Counter[str]:
    """Return how often each text stands there that looks typed; where it stands may change with what is around it."""
    return Counter(seen.spelling for seen in source.typed_looking)


def _json(source: Source, wanted: Data) -> bytes:
    """Return JSON, indented as the file is."""
    found = _INDENT.search(settled_text(source.raw))
    return (json.dumps(wanted, ensure_ascii=False, indent=found[1] if found else None) + "\n").encode()


def settled(value: Any) -> Any:
    """Return data with every text in normal form, as reading gives it."""
    match value:
        case str():
            return normal_form(value)
        case dict():
            return {normal_form(key): settled(item) for key, item in value.items()}
        case list():
            return [settled(item) for item in value]
        case _:
            return value


def _unwritable(value: Any, source: Source, pointer: Pointer = ()) -> Iterator[Diagnostic]:
    """Yield every text that a document may not hold: an invisible character, too many characters."""
    match value:
        case str():
            limit = source.limits.text_length
            if (offset := first_refused(value)) is not None:
                yield _refusal("character-refused", source, pointer, character=code_point(value[offset]))
            elif len(value) > limit:
                option = OPTIONS["text_length"]
                yield _refusal("text-too-long", source, pointer, length=len(value), limit=limit, option=option)
        case dict():
            for key, item in value.items():
                yield from _unwritable(item, source, (*pointer, key))
        case list():
            for place, item in enumerate(value):
                yield from _unwritable(item, source, (*pointer, place))


def _refusal(code: str, source: Source, pointer: Pointer, **params: Param) -> Diagnostic:
    return Diagnostic(code=code, document=source.name, pointer=pointer, params=params)
