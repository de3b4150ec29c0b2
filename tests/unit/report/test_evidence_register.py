"""The evidence register shows what is noted of an item beside whether it counts, and who keeps it."""

from __future__ import annotations

from dataclasses import replace

from ismap_check.assessment import assess
from ismap_check.i18n.words import load_words
from ismap_check.model.profile import EvidenceItem
from ismap_check.model.text import Language
from ismap_check.report.blocks import Table
from ismap_check.report.evidence_register import evidence_section
from ismap_check.report.voice import Voice
from tests.unit.report import sample, walk


def rows(**changes: object) -> list[str]:
    """Return what the register says of the item ``mfa``, with changes, cell by cell."""
    item: EvidenceItem = replace(sample.EVIDENCE[0], **changes)  # type: ignore[arg-type]
    profile = replace(sample.PROFILE, evidence={**sample.PROFILE.evidence, "mfa": item})
    result = assess(replace(sample.REQUEST, profile=profile))
    section = evidence_section(Voice(load_words(Language.EN)), result, {})
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    return ["".join(walk.said(cell)) for cell in table.rows[0]]


def test_an_item_that_counts_shows_what_is_noted_of_it() -> None:
    item, state, *_ = rows(expires=sample.AS_OF, owner="監査室")
    assert "kept by 監査室" in item
    assert state.split("\n")[1:3] == ["Evidence expiring soon", "sha256 as declared"]
    assert "Evidence expiring soon" not in rows()[1]
