from __future__ import annotations

from dataclasses import replace

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.model.catalogue import Wording
from ismap_check.model.plain.catalogue import write_catalogue
from ismap_check.model.text import Text
from ismap_check.workflow.withholding import read_withheld, withheld
from tests.unit.report.sample_catalogues import SYSTEM

SECRET = Text("秘密の文言", "secret wording")
OFFICIAL = replace(
    SYSTEM,
    wording=Wording.OFFICIAL,
    groups=tuple(replace(one, title=SECRET) for one in SYSTEM.groups),
    controls=tuple(
        replace(one, title=SECRET, text=SECRET, focus=SECRET, evidence=(SECRET,), changed=SECRET, reference=SECRET.ja)
        for one in SYSTEM.controls
    ),
)


def test_nothing_of_the_wording_is_left() -> None:
    plain = str(write_catalogue(withheld(OFFICIAL)))
    assert SECRET.ja in str(write_catalogue(OFFICIAL))
    assert SECRET.ja not in plain
    assert SECRET.en not in plain


def test_everything_that_is_judged_stays() -> None:
    shown = withheld(OFFICIAL)
    assert shown.withheld
    assert (shown.structure, shown.sha256, shown.title, shown.notice) == (
        OFFICIAL.structure,
        OFFICIAL.sha256,
        OFFICIAL.title,
        OFFICIAL.notice,
    )
    assert [(one.id, one.parent, one.requirement, one.weight) for one in shown.controls] == [
        (one.id, one.parent, one.requirement, one.weight) for one in OFFICIAL.controls
    ]
    assert withheld(shown) == shown


def test_our_own_wording_is_shown() -> None:
    assert withheld(SYSTEM) is SYSTEM
    assert read_withheld(LoadedDocument(SYSTEM)).value is SYSTEM
    assert read_withheld(LoadedDocument(None)).value is None
