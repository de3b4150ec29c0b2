"""Which part of the score evidence backs: chapters add up, and what is bare is listed, mandatory first."""

from __future__ import annotations

from dataclasses import replace

from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from ismap_check.report.backing import backing_section
from ismap_check.report.blocks import Ref, Table
from ismap_check.report.view import View, views
from ismap_check.report.voice import Voice
from tests.unit.report import sample


def view() -> View:
    return views(Voice(load_words(Language.EN)), sample.plain())[0]


def tables(found: View) -> list[Table]:
    section = backing_section(found)
    assert section is not None
    return [block for block in section.blocks if isinstance(block, Table)]


def test_the_chapters_add_up_to_the_total() -> None:
    counts, _ = tables(view())
    *chapters, total = [[int(str(cell[0])) for cell in row[1:4]] for row in counts.rows]
    assert [sum(column) for column in zip(*chapters, strict=True)] == total
    claims, backed, bare = total
    assert claims == backed + bare
    assert claims == sum(judged.low.earned > 0 for _, judged in view().leaves)


def test_claims_without_valid_evidence_are_listed_with_the_reason() -> None:
    _, bare = tables(view())
    named = [piece.text.split()[0] for row in bare.rows for piece in row[0] if isinstance(piece, Ref)]
    expected = [control.id for control, judged in view().leaves if judged.low.earned and not judged.low.evidenced]
    assert sorted(named) == sorted(expected)
    reasons = {row[1][0] for row in bare.rows}
    assert reasons == {"Claim without valid evidence", "Claim without evidence"}


def test_without_claims_there_is_no_section() -> None:
    found = view()
    nothing = tuple(replace(one, low=replace(one.low, earned=0, evidenced=0)) for one in found.judged.controls)
    assert backing_section(replace(found, judged=replace(found.judged, controls=nothing))) is None
