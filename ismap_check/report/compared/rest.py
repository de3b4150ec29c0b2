"""What stays outside the comparison: catalogues that only one was judged against, files that could not be used."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.comparison.candidates import Alone, Candidate
from ismap_check.report.blocks import Code, Line, Notice, Section, Table, Tone
from ismap_check.report.compared.telling import Telling
from ismap_check.report.numbers import DASH
from ismap_check.report.side_by_side import trouble_cells


def alone_section(telling: Telling) -> Section:
    """Return the catalogues on which there was only one."""
    rows = tuple(_alone(telling, one) for one in telling.found.alone)
    table = Table(telling.say("alone.caption"), telling.columns("alone", "catalogue", "candidate"), rows)
    notice = Notice(telling.say("alone.intro"), Tone.MUTED)
    return Section("compare/alone", telling.say("alone.title"), blocks=(notice, table))


def unusable_section(telling: Telling) -> Section:
    """Return what is wrong with the files that could not be used."""
    tables = tuple(_trouble(telling, one) for one in telling.found.unusable)
    return Section("compare/unusable", telling.say("unusable.title"), blocks=tables)


def files_section(telling: Telling) -> Section:
    """Return every file with its sha256, and notices of the catalogues."""
    rows = tuple(
        ((telling.name(one.key),), (Code(one.path),), (Code(one.sha256) if one.sha256 else DASH,))
        for one in telling.found.candidates
    )
    table = Table(telling.say("files.caption"), telling.columns("files", "candidate", "file", "sha256"), rows)
    return Section("compare/files", telling.say("files.title"), blocks=(table, *_notices(telling)))


def _alone(telling: Telling, one: Alone) -> tuple[Line, ...]:
    catalogue = (telling.under(one.catalogue, one.baseline), " ", Code(one.catalogue.ref))
    return catalogue, (telling.name(one.candidate),)


def _trouble(telling: Telling, one: Candidate) -> Table:
    rows = tuple(trouble_cells(telling.voice, said) for said in one.trouble)
    caption = telling.say("unusable.caption", path=one.path, n=len(rows))
    return Table(caption, telling.columns("unusable", "place", "what"), rows)


def _notices(telling: Telling) -> Iterator[Notice]:
    voice = telling.voice
    catalogues = {ground.catalogue.ref: ground.catalogue for ground in telling.found.grounds}
    for one in catalogues.values():
        yield Notice(voice.text(one.title), Tone.MUTED, ((voice.text(one.notice),),))
    baselines = {ground.baseline.id: ground.baseline for ground in telling.found.grounds if ground.baseline}
    for baseline in baselines.values():
        if baseline.notice:
            yield Notice(voice.text(baseline.title), Tone.MUTED, ((voice.text(baseline.notice),),))
