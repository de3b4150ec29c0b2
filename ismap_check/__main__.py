"""Run the command line: ``python -m ismap_check``."""

from __future__ import annotations


def main() -> None:
    """Start the command line."""
