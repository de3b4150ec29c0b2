from __future__ import annotations

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.sources.source import Source

SOURCE = Source(name="file.yaml", raw=b"a: 1\n", data={"a": 1})
SAID = (Diagnostic(code="yaml-looks-typed", document="file.yaml", pointer=("a",)),)


def named(value: int, source: Source) -> str:
    return f"{source.name}: {value}"


def test_what_is_made_of_a_value_keeps_what_was_said_and_read() -> None:
    assert LoadedDocument(1, SAID, (SOURCE,)).then(named) == LoadedDocument("file.yaml: 1", SAID, (SOURCE,))


def test_without_a_value_nothing_is_made() -> None:
    nothing: LoadedDocument[int] = LoadedDocument(None, SAID)
    assert nothing.then(named) == LoadedDocument(None, SAID)
