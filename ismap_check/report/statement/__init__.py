"""The confidential annex of a statement (言明書), as a working draft, and what is missing before it can be signed."""

from ismap_check.report.statement.build import build_statement
from ismap_check.report.statement.missing import missing_items

__all__ = ["build_statement", "missing_items"]
