"""The summary of a market, in both languages: what is there is told, and what is not there is said not to be."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

import pytest

from ismap_check.comparison.market_tally import MarketTally
from ismap_check.i18n.words import load_words
from ismap_check.model.baseline import Baseline
from ismap_check.model.gate import Outcome
from ismap_check.model.portfolio import EvidenceDays, RegistrationDay, Trouble, VendorRow, VerifiedPart
from ismap_check.model.text import Language, Text
from ismap_check.renderers.csv_tables import render as as_csv
from ismap_check.renderers.html_page import render as as_html
from ismap_check.renderers.markdown_page import render as as_markdown
from ismap_check.report.blocks import Code, Report, Section, Table
from ismap_check.report.market.build import build_summary, build_vendors
from ismap_check.report.market.telling import Assessor, Surveyed, Telling
from tests.acceptance.bundled import bundled
from tests.unit.report.market.rows import AS_OF, REF, vendor

UNREAD = VendorRow(
    file="cut.yaml", trouble=Trouble(code="yaml-syntax", document="parts/a.yaml", place="3:9"), problems=2
)


def surveyed(rows: Iterable[VendorRow]) -> Surveyed:
    tally = MarketTally()
    for row in rows:
        tally.add(row)
    return Surveyed(tally.market(), {REF: bundled(REF)}, {}, ("bids",), AS_OF, "1.0", hashed=False)


def summary(rows: list[VendorRow], language: Language = Language.EN, most: int | None = None) -> Report:
    return build_summary(surveyed(rows), rows, load_words(language), most)


def sections(report: Report) -> dict[str, Section]:
    return {part.anchor: part for section in report.sections for part in (section, *section.sections)}


@pytest.mark.parametrize("language", Language)
def test_every_part_is_told_in_both_languages_and_in_every_format(language: Language) -> None:
    rows = [vendor(1), vendor(2, gaps=3), UNREAD, vendor(2)]
    report = summary(rows, language)
    text = as_markdown(report).decode()
    assert "vendor-1.yaml" in text
    assert "parts/a.yaml:3:9" in text
    assert "portfolio." not in text.replace("portfolio.yaml", "")
    assert as_html(report).startswith(b"<!doctype html>")
    assert {"portfolio/unread", "portfolio/twice", "portfolio/gaps/1"} <= sections(report).keys()


def test_what_is_not_there_is_said_not_to_be() -> None:
    report = summary([vendor(1)])
    found = sections(report)
    assert not {"portfolio/unread", "portfolio/twice"} & found.keys()
    text = as_markdown(report).decode()
    assert "There are no mandatory gaps." in text
    assert "All vendors meet the conditions." in text
    assert "has expired or will soon" in text


def test_the_files_of_one_service_are_told_apart() -> None:
    days = EvidenceDays(items=3, over=1)
    first = vendor(1, evidence=days)
    alone = vendor(2, evidence=days)
    section = sections(summary([first, dataclasses.replace(first, file="second.yaml"), alone]))["portfolio/days"]
    told = [row[0] for block in section.blocks if isinstance(block, Table) for row in block.rows]
    about = ("Service", "\n", "Company 1", "\n")
    assert told == [(*about, Code("vendor-1.yaml")), (*about, Code("second.yaml")), ("Service", "\n", "Company 2")]


def test_days_stand_the_first_first() -> None:
    late, early = (
        vendor(
            number,
            registrations=(RegistrationDay(name=f"X{number}", expires=day, is_over=number == 2),),
            evidence=EvidenceDays(items=3, over=number, next_day=day),
        )
        for number, day in ((1, "2026-12-20"), (2, "2026-10-01"))
    )
    tables = [one for one in sections(summary([late, early]))["portfolio/days"].blocks if isinstance(one, Table)]
    assert [row[1] for row in tables[0].rows] == [("X2",), ("X1",)]
    assert [row[2] for row in tables[1].rows] == [("2",), ("1",)]


def test_a_page_lists_so_many_vendors_and_says_how_many_more_there_are() -> None:
    table = sections(summary([vendor(n) for n in range(1, 6)], most=2))["portfolio/vendors"].blocks[0]
    assert isinstance(table, Table)
    assert (len(table.rows), table.note) == (2, "and 3 more")


def test_the_bare_table_has_a_row_for_each_file_and_no_formulas() -> None:
    rows = [vendor(1, name="=cmd()"), UNREAD]
    lines = as_csv(build_vendors(surveyed(rows), rows, load_words(Language.EN))).decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert "'=cmd()" in lines[1]
    assert lines[2].startswith("cut.yaml,,,,")
    assert len({line.count(",") for line in (lines[0], lines[2])}) == 1


def test_a_catalogue_that_is_not_at_hand_is_called_by_its_name() -> None:
    rows = [vendor(1, gaps=2)]
    told = surveyed(rows)._replace(catalogues={})
    text = as_markdown(build_summary(told, rows, load_words(Language.EN))).decode()
    assert "control number 1" in text


def test_what_was_verified_stands_beside_what_is_claimed_and_nothing_given_is_left_out() -> None:
    verified = VerifiedPart(Outcome.DOES_NOT_MEET, possible=40, earned=13, corrected=20, reviewed=30, gaps=2)
    row = vendor(1)
    part = dataclasses.replace(row.parts[0], verified=verified, waived=1)
    one = dataclasses.replace(
        row, parts=(part,), verified_outcome=Outcome.DOES_NOT_MEET, findings={"review-stale": 3, "gap": 1}
    )
    rows = [one, vendor(2)]
    given = (Assessor("review", "r.yaml", row.service), Assessor("waivers", "w.yaml", "stranger"))
    told = surveyed(rows)._replace(assessors=given)
    assert [one.name for one in told.unmatched] == ["w.yaml"]
    text = as_markdown(build_summary(told, rows, load_words(Language.EN))).decode()
    assert "Vendors by conclusion as verified" in text
    assert "reviews: 1, documents of waivers: 1" in text
    assert "| Waivers | `w.yaml` | `stranger` |" in text
    assert "| `review-stale` | 3 |" in text
    assert "nobody has verified" not in text
    header, first, second = as_csv(build_vendors(told, rows, load_words(Language.EN))).decode("utf-8-sig").splitlines()
    of = dict(zip(header.split(","), first.split(","), strict=True))
    assert (of["Verified score (%)"], of["Mandatory gaps as verified"], of["Waived gaps"]) == ("32.5", "2", "1")
    assert dict(zip(header.split(","), second.split(","), strict=True))["Conclusion as verified"] == ""


def parts_told(*rows: VendorRow, baselines: Mapping[str, Baseline] | None = None) -> list[str]:
    """Return the headings of the parts of a market with these rows."""
    telling = Telling(surveyed(rows)._replace(baselines=baselines or {}), load_words(Language.EN))
    return [telling.part(part.key) for part in telling.parts]


def changed(row: VendorRow, **changes: str) -> VendorRow:
    """Return a row whose part was judged by something else."""
    return dataclasses.replace(row, parts=(dataclasses.replace(row.parts[0], **changes),))  # type: ignore[arg-type]


def test_parts_are_called_by_titles_with_ids_only_where_titles_are_the_same() -> None:
    title = bundled(REF).title.en
    assert parts_told(vendor(1)) == [title]
    other = changed(vendor(2), sha256="f" * 64)
    own = bundled(REF).sha256[:12]
    assert sorted(parts_told(vendor(1), other)) == sorted([f"{title} {REF} ({own})", f"{title} {REF} (ffffffffffff)"])
    strict = Baseline(id="strict", title=Text("厳", "Strict"), uses={})
    under = changed(vendor(2), baseline="strict")
    assert sorted(parts_told(vendor(1), under, baselines={"strict": strict})) == [title, f"{title}, baseline “Strict”"]
    twice = {"strict": strict, "other": dataclasses.replace(strict, id="other")}
    assert sorted(parts_told(under, changed(vendor(3), baseline="other"), baselines=twice)) == [
        f"{title} {REF}, baseline “Strict other”",
        f"{title} {REF}, baseline “Strict strict”",
    ]
