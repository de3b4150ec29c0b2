"""What assessors wrote is theirs to show to the buyer, but for who at the vendor's puts things right."""

from __future__ import annotations

import dataclasses
from datetime import date
from functools import lru_cache

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.result import AssessmentResult
from ismap_check.model.review import Correction, FollowUp, FollowUpResult
from ismap_check.model.text import Language
from ismap_check.renderers.formats import PAGES
from ismap_check.report import build_report
from ismap_check.report.asked import Asked, Audience, Level
from tests.unit.assessment.builders import IMPLEMENTED, PARTIAL, catalogue, failed, judge, profile, review, waivers
from tests.unit.report.test_audience import IN_FORMATS, contents

VENDORS_OWN = "canary-owner"
SHOWN = ("canary-note", "canary-agreed", "2026-12-24", "canary-seen", "canary-reason", "canary-compensating")
"""The finding, what was agreed and until when, what was seen since, and why the gap of the other control is waived."""


@lru_cache
def judged() -> AssessmentResult:
    seen = FollowUp(seen_on=date(2026, 10, 1), result=FollowUpResult.OPEN, note="canary-seen")
    agreed = Correction(agreed="canary-agreed", owner=VENDORS_OWN, due=date(2026, 12, 24), follow_up=seen)
    entries = {"M": failed(note="canary-note", grade="major", correction=agreed)}
    allowed = waivers("N")
    told = dataclasses.replace(allowed.waivers[0], reason="canary-reason", compensating="canary-compensating")
    return judge(
        profile({"M": IMPLEMENTED, "N": PARTIAL}),
        catalogue(("M must", "N must")),
        reviews=(review(entries),),
        waivers=(dataclasses.replace(allowed, waivers=(told,)),),
    )


def held(page: str, asked: Asked) -> set[str]:
    data = contents(PAGES[page].render(build_report(judged(), load_words(Language.JA), asked)))
    text = data.decode(errors="replace").replace("\\", "")
    return {one for one in (*SHOWN, VENDORS_OWN) if one in text}


@pytest.mark.parametrize("page", IN_FORMATS)
def test_the_vendor_sees_all_of_it(page: str) -> None:
    assert held(page, Asked()) == {*SHOWN, VENDORS_OWN}


@pytest.mark.parametrize("page", IN_FORMATS)
@pytest.mark.parametrize("level", Level)
def test_the_buyer_sees_what_was_agreed_but_not_by_whom_it_is_done(page: str, level: Level) -> None:
    seen = held(page, Asked(level=level, audience=Audience.BUYER))
    assert VENDORS_OWN not in seen
    if level is Level.FULL:
        assert seen == set(SHOWN)


@pytest.mark.parametrize("page", IN_FORMATS)
@pytest.mark.parametrize("level", Level)
def test_the_public_sees_nothing_of_it(page: str, level: Level) -> None:
    assert not held(page, Asked(level=level, audience=Audience.PUBLIC))
