"""Ids with and without the endings that a catalogue allows to leave out (``9.2.3.11.PB``, ``9.2.3.11``)."""

from __future__ import annotations

from collections.abc import Sequence

from ismap_check.model.catalogue import Catalogue


def without_suffix(written: str, suffixes: Sequence[str]) -> str:
    """Return an id without a listed ending."""
    if not suffixes:
        return written
    body, dot, ending = written.rpartition(".")
    return body if dot and ending in suffixes else written


def full_ids(catalogue: Catalogue) -> dict[str, str]:
    """Return every accepted spelling of a control's id with the full one."""
    suffixes = catalogue.rules.id_suffixes
    spellings = {control.id: control.id for control in catalogue.controls}
    if not suffixes:
        return spellings
    return {without_suffix(written, suffixes): written for written in spellings} | spellings
