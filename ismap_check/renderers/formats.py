"""The tables of formats; choices, help, documentation and tests derive from them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ismap_check.model.rows import NamedTuple

if TYPE_CHECKING:  # help and completion show the choices; they must not wait for results and reports
    from ismap_check.comparison.compare import Comparison
    from ismap_check.model.difference import Difference
    from ismap_check.model.result import AssessmentResult
    from ismap_check.renderers.parquet_vendors import Vendors
    from ismap_check.report.blocks import Report


class Format(NamedTuple):
    """What pages and records share: ``suffixes``, if any, choose it by file name, ``module`` is imported when used."""

    name: str
    suffixes: tuple[str, ...]
    module: str

    def _bytes(self, subject: Report | AssessmentResult | Vendors | Difference | Comparison) -> bytes:
        module: Any = import_module(f"ismap_check.renderers.{self.module}")
        rendered: bytes = module.render(subject)
        return rendered


class Page(Format):
    """A format that shows a report."""

    __slots__ = ()

    def render(self, report: Report) -> bytes:
        """Return the report in this format."""
        return self._bytes(report)


class Record(Format):
    """A format that keeps a result as data."""

    __slots__ = ()

    def render(self, result: AssessmentResult) -> bytes:
        """Return the result in this format."""
        return self._bytes(result)


class Rows(Format):
    """A format that keeps the rows of a portfolio as data."""

    __slots__ = ()

    def render(self, vendors: Vendors) -> bytes:
        """Return the rows in this format."""
        return self._bytes(vendors)


class ChangeRecord(Format):
    """A format that keeps as data what changed between two results."""

    __slots__ = ()

    def render(self, found: Difference) -> bytes:
        """Return what changed in this format."""
        return self._bytes(found)


class ComparisonRecord(Format):
    """A format that keeps several vendors side by side as data."""

    __slots__ = ()

    def render(self, found: Comparison) -> bytes:
        """Return the comparison in this format."""
        return self._bytes(found)


PAGES: Mapping[str, Page] = {
    page.name: page
    for page in (
        Page(name="md", suffixes=(".md", ".markdown"), module="markdown_page"),
        Page(name="html", suffixes=(".html", ".htm"), module="html_page"),
        Page(name="xlsx", suffixes=(".xlsx",), module="xlsx_page"),
        Page(name="pdf", suffixes=(".pdf",), module="pdf_page"),
        Page(name="comment", suffixes=(), module="markdown_comment"),
    )
}
RECORDS: Mapping[str, Record] = {
    record.name: record for record in (Record(name="json", suffixes=(".json",), module="json_record"),)
}
TABLES: Mapping[str, Page] = {
    table.name: table for table in (Page(name="csv", suffixes=(".csv",), module="csv_tables"),)
}
"""Formats for kinds of report that are one table; what stands around it is left out."""
ROWS: Mapping[str, Rows] = {
    rows.name: rows for rows in (Rows(name="parquet", suffixes=(".parquet",), module="parquet_vendors"),)
}
CHANGES: Mapping[str, ChangeRecord] = {
    record.name: record for record in (ChangeRecord(name="json", suffixes=(".json",), module="json_difference"),)
}
COMPARISONS: Mapping[str, ComparisonRecord] = {
    record.name: record for record in (ComparisonRecord(name="json", suffixes=(".json",), module="json_comparison"),)
}
