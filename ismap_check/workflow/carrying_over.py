"""Start the next period's profile from the last one's file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ismap_check.coverage.next_period import Stale, next_period, stale_evidence
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.i18n.words import load_words
from ismap_check.model.diagnostic import Param
from ismap_check.model.profile import VendorProfile
from ismap_check.model.text import Language, Text
from ismap_check.sources.limits import Limits
from ismap_check.workflow.documents_of_run import Named, load_all
from ismap_check.workflow.profile_editing import open_profile
from ismap_check.workflow.questioning.writing_profile import changed_text, whole_text
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.writing import check_targets, write_file

_EDITOR_LINE = re.compile(rb"\A(\xef\xbb\xbf)?# yaml-language-server:[^\n]*\n")
"""Names the schema by a path from the folder of the file."""


class CarriedOver(NamedTuple):
    """What was written, which evidence needs replacing, whether comments came along, and evidence stayed elsewhere."""

    profile: VendorProfile
    stale: Mapping[str, Stale]
    commented: bool
    elsewhere: bool

    @property
    def answers(self) -> int:
        """How many answers are to be looked at again."""
        return sum(one.recheck is not None for given in self.profile.responses.values() for one in given.values())


def carry_over_file(name: str, output: Path, as_of: date, shelf: Shelf, limits: Limits) -> LoadedDocument[CarriedOver]:
    """Read a profile and write the one to start the next period with; nothing is written if it has errors.

    The new file is whole: answers that stood in other files are in it. Of a profile that is one file comments come
    along.
    """
    documents = load_all(Named(profile=name), shelf, limits)
    profile = documents.profile
    if profile is None:
        return LoadedDocument(None, documents.diagnostics, documents.sources)
    check_targets([output], [Path(source.name) for source in documents.sources])
    stale = stale_evidence(profile, as_of)
    reasons = {item: _text(f"stale.{why}", title=profile.evidence[item].title) for item, why in stale.items()}
    told = _text("reason", period=_period(profile))
    started = next_period(profile, reasons, told)
    away = Path(name).resolve().parent != output.resolve().parent
    opened = open_profile(name, shelf, limits).value
    changed = changed_text(str(output), opened, next_period(opened.profile, reasons, told)) if opened else None
    catalogues = {one.id: one for one in documents.catalogues}
    write_file(output, whole_text(str(output), started, catalogues) if changed is None else _moved(changed, away=away))
    elsewhere = away and any(item.file for item in profile.evidence.values())
    carried = CarriedOver(started, stale, changed is not None, elsewhere)
    return LoadedDocument(carried, documents.diagnostics, documents.sources)


def _moved(text: bytes, *, away: bool) -> bytes:
    """Return the text of a file as it stands in another folder: the way to the schema would lead nowhere there."""
    return _EDITOR_LINE.sub(rb"\1", text) if away else text


def _text(key: str, **params: Param) -> Text:
    """Return a sentence of the new file in both languages: whoever answers may read either."""
    said = {language.value: load_words(language)(f"carry-over.{key}", **params) for language in Language}
    return Text(ja=said["ja"], en=said["en"])


def _period(profile: VendorProfile) -> str:
    period = profile.assessment.period
    days = (period.start, period.end) if period else (None, None)
    return " / ".join(day.isoformat() if day else "?" for day in days)
