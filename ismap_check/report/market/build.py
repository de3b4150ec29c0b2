"""Build the summary of a portfolio: how all stand together first, then who needs attention, then a row for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ismap_check.i18n.words import Words
from ismap_check.model.gate import Outcome
from ismap_check.model.portfolio import VendorRow
from ismap_check.report.blocks import Block, Code, Fact, Facts, Line, Notice, Prose, Report, Section, Table, Tone
from ismap_check.report.catalogue_notes import edition_line
from ismap_check.report.market.assessors import assessors_section, given_line
from ismap_check.report.market.days import days_section
from ismap_check.report.market.parts import part_section
from ismap_check.report.market.telling import Surveyed, Telling
from ismap_check.report.market.vendors import vendors_section, vendors_table
from ismap_check.report.pages import numbered, page_words


def build_summary(surveyed: Surveyed, rows: Iterable[VendorRow], words: Words, most: int | None = None) -> Report:
    """Return the summary in the language of ``words``, with the rows of at most ``most`` vendors."""
    telling = Telling(surveyed, words)
    sections = (
        *(part_section(telling, part, place) for place, part in enumerate(telling.parts, start=1)),
        days_section(telling),
        *_unread(telling),
        *_twice(telling),
        *assessors_section(telling),
        vendors_section(telling, rows, most),
        _notices(telling),
    )
    return _report(telling, sections, tuple(_cover(telling)))


def build_vendors(surveyed: Surveyed, rows: Iterable[VendorRow], words: Words) -> Report:
    """Return nothing but a row for each vendor."""
    telling = Telling(surveyed, words)
    table = vendors_table(telling, rows)
    return _report(telling, (Section(anchor="portfolio/vendors", title=table.caption, blocks=(table,)),), ())


def _report(telling: Telling, sections: tuple[Section, ...], cover: tuple[Block, ...]) -> Report:
    return Report(
        language=telling.voice.language,
        title=telling.say("title"),
        subject=telling.say("subject", n=telling.market.files),
        cover=cover,
        sections=numbered(sections),
        words=page_words(telling.voice, telling.surveyed),
    )


def _cover(telling: Telling) -> Iterator[Block]:
    say, voice, market = telling.say, telling.voice, telling.market
    yield Notice(say("notice.title"), Tone.MUTED, tuple((say(f"notice.{name}"),) for name in (telling.basis, "apart")))
    yield _outcomes(telling, "outcomes", market.outcomes, market.unjudged)
    if market.verified:
        yield _outcomes(telling, "verified", market.verified)
    told: list[tuple[str, tuple[Line, ...]]] = [
        (voice("cover.as-of"), ((voice.day(telling.surveyed.as_of),),)),
        (say("places"), tuple((Code(place),) for place in telling.surveyed.places)),
        (say("files"), ((say("counted", n=market.files, judged=market.judged, unjudged=market.unjudged),),)),
        (say("evidence-looked"), ((say(f"evidence-{'hashed' if telling.surveyed.hashed else 'seen'}"),),)),
        (say("assessors.title"), tuple(given_line(telling))),
        (say("judged-by"), tuple((telling.part(part.key),) for part in telling.parts)),
        (voice("cover.tool"), ((f"ismap-check {telling.surveyed.tool_version}",),)),
    ]
    yield Facts(tuple(Fact(label, lines) for label, lines in told if lines))


def _outcomes(telling: Telling, name: str, outcomes: Mapping[Outcome, int], unjudged: int = 0) -> Table:
    """Return how many vendors came to which outcome; an outcome is a vendor's worst over its catalogues."""
    voice, market = telling.voice, telling.market
    rows: list[tuple[Line, ...]] = [
        ((voice.outcome(outcome),), (str(n),), (telling.share(n, market.files),))
        for outcome in reversed(Outcome)
        if (n := outcomes.get(outcome, 0))
    ]
    if unjudged:
        unread = voice.badge(telling.say("unjudged"), Tone.BAD)
        rows.append(((unread,), (str(unjudged),), (telling.share(unjudged, market.files),)))
    columns = telling.columns("outcomes", "outcome", "vendors", "share", numeric=("vendors", "share"))
    return Table(caption=telling.say(f"{name}.caption"), columns=columns, rows=tuple(rows))


def _unread(telling: Telling) -> Iterator[Section]:
    """Yield the files that could not be judged, with the first problem of each; none where there are none."""
    unread = telling.market.unread
    if unread:
        columns = telling.columns("unread", "file", "code", "place", "problems", numeric=("problems",))
        rows = (((Code(one.file),), (Code(one.trouble.code),), (one.place,), (str(one.problems),)) for one in unread)
        explained = Prose(((telling.say("unread.note"),),))
        yield telling.section("unread", (*telling.table("unread", columns, rows), explained))


def _twice(telling: Telling) -> Iterator[Section]:
    twice = telling.market.twice
    if twice:
        columns = telling.columns("twice", "service", "files")
        rows = (((Code(service),), ("\n".join(files),)) for service, files in twice.items())
        yield telling.section("twice", telling.table("twice", columns, rows))


def _notices(telling: Telling) -> Section:
    """Return the notices of all catalogues that were judged by."""
    voice, known = telling.voice, telling.surveyed.catalogues
    used = (known[ref] for ref in dict.fromkeys(part.key.catalogue for part in telling.parts) if ref in known)
    return telling.section(
        "notices",
        tuple(
            Notice(voice.text(one.title), Tone.MUTED, (edition_line(voice, one), (voice.text(one.notice),)))
            for one in used
        ),
    )
