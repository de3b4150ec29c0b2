"""Nothing reaches a reader for whom it is not meant: strings planted in every field are looked for in every byte."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any

import pytest

from ismap_check.assessment import assess
from ismap_check.i18n.words import load_words
from ismap_check.model.evidence import EvidenceFact, Seen
from ismap_check.model.profile import Effort, Response, Status
from ismap_check.model.result import AssessmentResult, Input, InputRole
from ismap_check.model.text import Language
from ismap_check.renderers.formats import PAGES
from ismap_check.report import build_report
from ismap_check.report.asked import Asked, Audience, Level
from ismap_check.report.audience import for_buyer
from tests.unit.report import sample
from tests.unit.report import statement_sample as stated

NAMES = frozenset(
    {"id", "language", "inherited_from", "option", "catalogue", "edition", "control", "relation", "corporate_number"}
    | {"country", "catalogues", "programme", "excludes", "model", "facts"}
)
"""Fields that hold names, by which documents refer to each other, or codes; no one plants anything there."""
PUBLIC = {
    "vendor.name",
    "service.name",
    "statement.sub_services",
    "statement.regions",
    "statement.subsequent_events",
    "statement.uncovered_services.service",
    "statement.uncovered_services.scope",
    "statement.uncovered_services.declaration",
    "assessment.period.start",
    "assessment.period.end",
}
AT_HOME = {"owner", "assignee", "effort", "extra", "origin", "due"}
"""Fields of an answer or of evidence that only the vendor's own people see."""
READ = "5e" * 32
"""The hash of the confidential file as it was read."""
IN_FORMATS = [name for name in ("md", "html", "xlsx") if name in PAGES]


class Planted:
    """Plants a string or a day of its own in every field, and remembers where."""

    def __init__(self) -> None:
        self.where: dict[str, str] = {}

    def in_all(self, value: Any, path: str) -> Any:
        """Return a value with everything in it replaced that a person wrote."""
        match value:
            case Enum() | bool() | None:
                return value
            case tuple():
                return tuple(self.in_all(one, path) for one in value)
            case dict():
                return {key: self.in_all(one, path) for key, one in value.items()}
            case str() | date():
                return self._text(path) if isinstance(value, str) else self._day(path)
            case _:
                return self._document(value, path)

    def _document(self, value: Any, path: str) -> Any:
        fields = {
            field.name: getattr(value, field.name)
            if field.name in NAMES or (field.name == "evidence" and isinstance(value, Response))
            else self.in_all(getattr(value, field.name), f"{path}.{field.name}".lstrip("."))
            for field in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **fields)

    def _text(self, path: str) -> str:
        text = f"canary{len(self.where):04d}x"
        self.where[text] = path
        if path.endswith(".url"):
            return f"https://example.jp/{text}"
        return (text.encode().hex() * 4)[:64] if path.endswith(".sha256") else text

    def _day(self, path: str) -> date:
        day = date(1900 + len(self.where) % 90, 1 + len(self.where) // 90 % 12, 1 + len(self.where) // 1080)
        self.where[day.isoformat()] = path
        return day


def _answers() -> dict[str, Response]:
    """Return answers with every field filled in, of every kind."""
    full = Response(
        measure="x",
        reason="x",
        evidence=("mfa", "portal"),
        due=date(2027, 1, 1),
        owner="x",
        effort=Effort.LARGE,
        assignee="x",
        changes=sample.ANSWERS["1.1.1.1.PB"].changes,
        extra={"x": "x"},
        origin="x",
    )
    kinds = (*Status, Status.IMPLEMENTED)
    return {
        control: dataclasses.replace(full, status=status, inherited_from="base")
        for control, status in zip(stated.ANSWERS, kinds, strict=False)
    }


@lru_cache
def planted() -> tuple[AssessmentResult, dict[str, str]]:
    """Return a result whose profile is full of planted strings, with where each of them stands."""
    plant = Planted()
    profile = dataclasses.replace(sample.PROFILE, statement=stated.WHOLE)
    profile = dataclasses.replace(profile, responses={**profile.responses, "system": _answers()})
    profile = plant.in_all(profile, "")
    read = Input(role=InputRole.EVIDENCE, path=profile.evidence["mfa"].file, sha256=READ)
    seen = {**sample.REQUEST.evidence, "mfa": EvidenceFact(id="mfa", seen=Seen.FILE, sha256=READ)}
    request = dataclasses.replace(sample.REQUEST, profile=profile, inputs=(*sample.INPUTS[:3], read), evidence=seen)
    return assess(request), plant.where


def contents(data: bytes) -> bytes:
    """Return a file's bytes, those of the members where it is a package."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def found(page: str, asked: Asked) -> dict[str, str]:
    """Return the planted strings that a report holds, with the fields they were planted in."""
    result, where = planted()
    data = contents(PAGES[page].render(build_report(result, load_words(Language.JA), asked)))
    seen = set(re.findall(r"canary\d{4}x|1[0-9]{3}-[0-9]{2}-[0-9]{2}", data.decode(errors="replace")))
    hashes = {text: text.encode().hex()[:20].encode() for text in where}
    return {text: path for text, path in where.items() if text in seen or hashes[text] in data}


def fields(paths: Iterator[str]) -> set[str]:
    """Return the last part of every path."""
    return {path.rpartition(".")[2] for path in paths}


@pytest.mark.parametrize("page", IN_FORMATS)
@pytest.mark.parametrize("level", Level)
def test_the_public_sees_what_is_made_public_and_nothing_else(page: str, level: Level) -> None:
    assert set(found(page, Asked(level=level, audience=Audience.PUBLIC)).values()) == PUBLIC


@pytest.mark.parametrize("page", IN_FORMATS)
@pytest.mark.parametrize("level", Level)
def test_the_buyer_never_sees_how_the_vendor_works(page: str, level: Level) -> None:
    seen = found(page, Asked(level=level, audience=Audience.BUYER))
    assert not fields(iter(seen.values())) & AT_HOME
    result, where = planted()
    secret = result.profile.evidence["mfa"]
    held = {text for text in where if text in str(secret.file) or text.encode().hex() in str(secret.sha256)}
    assert (secret.confidential, len(held)) == (True, 2)
    assert not held & seen.keys()


@pytest.mark.parametrize("page", IN_FORMATS)
def test_the_hash_of_a_confidential_file_is_the_vendors_own(page: str) -> None:
    result, _ = planted()
    words = load_words(Language.EN)
    held = {one: PAGES[page].render(build_report(result, words, Asked(audience=one))) for one in Audience}
    assert [one for one, data in held.items() if READ.encode() in contents(data)] == [Audience.INTERNAL]


@pytest.mark.parametrize("page", IN_FORMATS)
def test_the_vendor_sees_all_of_it(page: str) -> None:
    """What the tests above look for is there where nothing is held back: they do not look for nothing."""
    seen = fields(iter(found(page, Asked()).values()))
    assert (AT_HOME - {"effort"}) | {"measure", "reason", "file", "sha256", "title"} <= seen


def test_the_buyer_sees_measures_and_titles() -> None:
    seen = fields(iter(found("md", Asked(audience=Audience.BUYER)).values()))
    assert {"measure", "reason", "title", "url"} <= seen


def test_for_the_buyer_no_number_changes() -> None:
    result, _ = planted()
    held = for_buyer(result)
    for before, after in zip(result.judgements, held.judgements, strict=True):
        for one, other in zip(before.catalogues, after.catalogues, strict=True):
            assert (one.low, one.high, one.outcome, one.controls) == (
                other.low,
                other.high,
                other.outcome,
                other.controls,
            )
            assert sum(action.gain for action in one.actions) == sum(action.gain for action in other.actions)


def test_for_the_buyer_plans_have_no_measure() -> None:
    responses = for_buyer(planted()[0]).profile.responses["system"].values()
    assert {one.status for one in responses if one.measure is None} == {Status.PLANNED, Status.NOT_IMPLEMENTED}
