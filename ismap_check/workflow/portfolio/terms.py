"""How every profile of a portfolio is judged, in a form that travels to other processes and machines."""

from __future__ import annotations

from pathlib import Path

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.model.baseline import Baseline
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.limits import Limits
from ismap_check.sources.looking import file_bytes, matching
from ismap_check.sources.source import Source
from ismap_check.sources.watching import Answer, Question, watching
from ismap_check.workflow.bundled import data_folder
from ismap_check.workflow.judging import Terms
from ismap_check.workflow.portfolio.assessors import AssessorFile
from ismap_check.workflow.remembering import key_of, rows_of
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.tool_state import tool_state


class MarketTerms(NamedTuple):
    """What is the same for all profiles; ``catalogues`` are the layers that a :class:`Shelf` takes.

    ``baseline_files`` are those of the settings, ``baselines`` those to judge by. ``assessors`` are all reviews and
    waivers; a row rests on those about its service only.
    """

    terms: Terms
    baselines: tuple[str, ...] = ()
    catalogues: tuple[tuple[str, ...], ...] = ()
    baseline_files: tuple[str, ...] = ()
    mapping_files: tuple[str, ...] = ()
    assessors: tuple[AssessorFile, ...] = ()

    @property
    def limits(self) -> Limits:
        """Within which limits files are read."""
        return self.terms.limits

    def shelf(self) -> Shelf:
        """Return a shelf of what is at hand; everything on it is read at most once."""
        return Shelf(self.catalogues, self.baseline_files, self.limits, mapping_files=self.mapping_files)


class Shared(NamedTuple):
    """What all rows depend on beside their own files, and what is wrong with what the user named.

    ``key`` is another whenever one of those files, the terms, the working directory or the tool is another.
    """

    key: str
    answers: dict[Question, Answer]
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]


def shared_by_all(terms: MarketTerms, shelf: Shelf) -> Shared:
    """Read what the user named, and look at every other file that a profile may lead to.

    Raises :class:`UsageError` for a baseline that is neither a file nor an id at hand.
    """
    with watching() as watch:
        read: list[LoadedDocument[Baseline]] = [shelf.baseline(name) for name in dict.fromkeys(terms.baselines)]
        mappings = [shelf.read_mapping(name) for name in terms.mapping_files]
        loaded = (*shelf.given, *read, *mappings)
        bundled = matching(data_folder() / "controls", "**/*.yaml")
        for path in (*bundled, *map(Path, terms.baseline_files)):
            file_bytes(path, terms.limits.file_bytes)
    key = key_of(_plain(terms), str(Path.cwd()), tool_state(), rows_of(watch.answers))
    said = tuple(one for document in loaded for one in document.diagnostics)
    return Shared(key, watch.answers, said, tuple(source for document in loaded for source in document.sources))


def _plain(terms: MarketTerms) -> list[object]:
    """Return the terms as JSON keeps them; what frozen records print says all their fields.

    Reviews and waivers are left out: one more or less of them changes the rows of one service only.
    """
    return [repr(terms.terms), *terms._replace(assessors=())[1:]]
