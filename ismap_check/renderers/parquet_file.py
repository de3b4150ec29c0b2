"""Rows as a Parquet file, for programs that count: written in groups, so that memory does not grow with the rows.

Arrow writes it, an optional extra. The same rows give the same bytes from the same version of Arrow: nothing in the
file says when or where it was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, BinaryIO

from ismap_check.errors import UsageError
from ismap_check.model.rows import NamedTuple

SCHEMA = 1
"""Raised when a column is taken away or changes its meaning; one that is added does not raise it."""
COMPRESSION = "zstd"


class Column(NamedTuple):
    """A column: its name, what is in it (a key of ``_types``, or the columns of a list of records), may it be empty."""

    name: str
    holds: str | tuple[Column, ...]
    empty: bool = False


class Written(NamedTuple):
    """Where rows come from: the day of judging and the version of the tool; both stand in the file's metadata."""

    as_of: date
    tool_version: str


def check_installed() -> None:
    """Raise :class:`UsageError` where the extra is missing, before anything is judged for nothing."""
    if find_spec("pyarrow") is None:
        raise UsageError("results-extra-missing", {"command": "pip install 'ismap-check[results]'"})


@lru_cache(maxsize=1)
def arrow() -> Any:
    """Return the library that writes; importing it takes a twentieth of a second."""
    check_installed()
    import pyarrow.parquet  # an optional extra

    return pyarrow


def named(path: str) -> str:
    """Return the name of a file as text that can be written: bytes of it that are none are written out."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def schema_of(columns: Sequence[Column]) -> Any:
    """Return the columns as Arrow knows them."""
    return arrow().schema([_field(one) for one in columns])


@contextmanager
def writing(out: BinaryIO, columns: Sequence[Column], kind: str, written: Written) -> Iterator[Any]:
    """Yield a writer of groups of rows; ``kind`` tells the tables apart (``portfolio-vendors``)."""
    library = arrow()
    writer = library.parquet.ParquetWriter(out, schema_of(columns), compression=COMPRESSION, store_schema=False)
    try:
        yield writer
        writer.add_key_value_metadata(_metadata(kind, written))
    finally:
        writer.close()


def _metadata(kind: str, written: Written) -> Mapping[str, str]:
    return {
        "ismap-check.kind": kind,
        "ismap-check.schema": str(SCHEMA),
        "ismap-check.version": written.tool_version,
        "ismap-check.as_of": written.as_of.isoformat(),
    }


def _field(column: Column) -> Any:
    return arrow().field(column.name, _type(column.holds), nullable=column.empty)


def _type(holds: str | tuple[Column, ...]) -> Any:
    library = arrow()
    if isinstance(holds, tuple):
        record = library.struct([_field(one) for one in holds])
        return library.list_(library.field("element", record, nullable=False))
    return _types()[holds]


@lru_cache(maxsize=1)
def _types() -> Mapping[str, Any]:
    library = arrow()
    text, number = library.string(), library.int32()
    return {
        "text": text,
        "number": number,
        "flag": library.bool_(),
        "day": library.date32(),
        "texts": library.list_(library.field("element", text, nullable=False)),
        "counts": library.map_(text, library.field("value", number, nullable=False)),
    }
