"""A document on standard input: where its name is ``-``."""

from __future__ import annotations

from typing import BinaryIO

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.sources.files import read_stream
from ismap_check.sources.limits import Limits
from ismap_check.sources.parsing import parse_source
from ismap_check.sources.source import Source
from ismap_check.sources.watching import note_unrepeatable

STANDARD_INPUT = "-"
STDIN_NAME = "stdin"
"""What messages and reports call it."""


def read_stdin(stream: BinaryIO, limits: Limits) -> LoadedDocument[Source]:
    """Read a document from standard input; one that starts with a brace is JSON."""
    note_unrepeatable()
    raw = read_stream(STDIN_NAME, stream, limits)
    if raw.value is None:
        return LoadedDocument(None, raw.diagnostics)
    name = f"{STDIN_NAME}.json" if raw.value.lstrip()[:1] == b"{" else STDIN_NAME
    parsed = parse_source(name, raw.value, limits)
    return LoadedDocument(parsed.value, parsed.diagnostics)
