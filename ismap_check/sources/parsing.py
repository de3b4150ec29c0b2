"""Bytes to a :class:`Source`: text, then strict plain data; what is wrong comes back as diagnostics."""

from __future__ import annotations

from typing import Any

from ismap_check.model.diagnostic import Diagnostic, Loaded
from ismap_check.sources.limits import OPTIONS, Limits, size_text
from ismap_check.sources.problems import Problems, ReadingStoppedError
from ismap_check.sources.scalars import TypedLooking
from ismap_check.sources.source import Source, is_json


def parse_source(name: str, raw: bytes, limits: Limits) -> Loaded[Source]:
    """Return the data of a document: JSON if ``name`` ends in ``.json``, otherwise YAML.

    Every problem that can be found without knowing the document's kind is reported at once, as an error; warnings about
    texts that look typed are left to the caller (``Source.typed_looking``). Nothing but ``libyaml-missing`` is raised.
    """
    if len(raw) > limits.file_bytes:
        return Loaded(None, (too_large(name, limits),))
    from ismap_check.sources.decoding import decode  # what is found in the store is decoded by nobody

    decoded = decode(name, raw)
    if decoded.value is None:
        return Loaded(None, decoded.diagnostics)
    problems = Problems(name, decoded.value)
    try:
        data, typed_looking = _read(name, decoded.value, limits, problems)
    except ReadingStoppedError:
        return Loaded(None, tuple(problems.found))
    if problems.found:
        return Loaded(None, tuple(problems.found))
    return Loaded(Source(name=name, raw=raw, data=data, typed_looking=typed_looking, limits=limits))


def too_large(name: str, limits: Limits) -> Diagnostic:
    """Return the diagnostic of a file that holds more bytes than the limit."""
    params = {"limit": size_text(limits.file_bytes), "option": OPTIONS["file_bytes"]}
    return Diagnostic(code="file-too-large", document=name, params=params)


def _read(name: str, text: str, limits: Limits, problems: Problems) -> tuple[Any, tuple[TypedLooking, ...]]:
    if is_json(name):
        from ismap_check.sources.json_data import read_json  # only JSON pays for its reader

        return read_json(text, limits, problems), ()
    from ismap_check.sources.yaml_data import read_yaml  # only YAML pays for importing PyYAML

    return read_yaml(text, limits, problems)
