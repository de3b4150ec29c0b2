"""The results of a portfolio for programs: a row for each vendor, and a row for each answer, as Parquet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ismap_check.comparison.market import PartKey
from ismap_check.errors import UsageError
from ismap_check.model.portfolio import RowPart
from ismap_check.renderers.formats import ROWS
from ismap_check.renderers.parquet_answers import Leaves, leaves_in, write
from ismap_check.renderers.parquet_file import Written
from ismap_check.renderers.parquet_vendors import Vendors
from ismap_check.report.market.telling import Surveyed
from ismap_check.workflow.portfolio.shards import Survey
from ismap_check.workflow.writing import write_file_by


def vendors_rendered(survey: Survey, format_name: str) -> bytes:
    """Return the bytes of a row for each vendor; raises :class:`UsageError` where the extra is missing."""
    return ROWS[format_name].render(Vendors(survey.rows(), _written(survey)))


def write_answers(path: Path, survey: Survey, told: Surveyed) -> None:
    """Write a row for each answer of every vendor, one vendor after the other.

    Raises :class:`UsageError` where the extra is missing, and for a catalogue that is not at hand as it was judged by;
    :class:`FileAccessError` for a file that cannot be written.
    """
    leaves = _leaves(told)

    def leaves_of(part: RowPart) -> Leaves:
        return leaves[PartKey(part.baseline, part.catalogue, part.sha256)]

    write_file_by(path, lambda out: write(out, survey.rows(), leaves_of, _written(survey)))


def _written(survey: Survey) -> Written:
    return Written(survey.as_of, survey.asked["version"])


def _leaves(told: Surveyed) -> Mapping[PartKey, Leaves]:
    """Return the controls that the answers of each part are to: the rows say no more than their places."""
    found = {}
    for part in told.market.parts:
        catalogue = told.catalogues.get(part.key.catalogue)
        if catalogue is None or catalogue.sha256 != part.key.sha256:
            raise UsageError("answers-catalogue-missing", {"name": part.key.catalogue})
        found[part.key] = leaves_in(catalogue)
    return found
