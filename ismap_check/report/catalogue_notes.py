"""What a reader must know about a catalogue: its notice, its wording, its rules, where its controls come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ismap_check.model.catalogue import Catalogue, Provenance, Requirement, Source
from ismap_check.report.blocks import Block, Code, Column, Fact, Facts, Line, Link, Notice, Section, Table, Tone
from ismap_check.report.view import View
from ismap_check.report.voice import Voice


def catalogue_section(view: View) -> Section:
    """Return the catalogue's own page: notice, particulars, provenance of its controls, sources."""
    return view.section("catalogue", *_blocks(view.voice, view.catalogue))


def _blocks(voice: Voice, catalogue: Catalogue) -> Iterator[Block]:
    yield Notice(title=voice("catalogue.notice"), tone=Tone.MUTED, paragraphs=((voice.text(catalogue.notice),),))
    yield Facts(tuple(_particulars(voice, catalogue)))
    yield _provenance(voice, catalogue)
    if catalogue.sources:
        yield Facts(tuple(_source(voice, source) for source in catalogue.sources.values()))


def _particulars(voice: Voice, catalogue: Catalogue) -> Iterator[Fact]:
    yield Fact(voice("catalogue.edition"), ((edition_text(voice, catalogue),),))
    yield Fact(voice("catalogue.wording"), ((voice(f"catalogue.wording-{catalogue.wording}"),),))
    yield Fact(voice("catalogue.effective"), ((_effective(voice, catalogue),),))
    if catalogue.derived_from:
        yield Fact(voice("catalogue.derived"), ((Code(catalogue.derived_from),),))
    yield Fact(voice("catalogue.size"), ((_size(voice, catalogue),),))
    yield Fact(voice("catalogue.weights"), (tuple(_weights(voice, catalogue)),))
    yield Fact(voice("catalogue.rules"), tuple(_rules(voice, catalogue)))
    yield Fact(voice("catalogue.sha256"), ((Code(catalogue.sha256),),))
    yield Fact(voice("catalogue.structure"), ((Code(catalogue.structure),),))


def edition_text(voice: Voice, catalogue: Catalogue) -> str:
    """Return id, edition, revision and where the catalogue was taken from."""
    origin = voice("catalogue.bundled") if catalogue.origin == "bundled" else catalogue.origin
    return voice("catalogue.edition-text", ref=catalogue.ref, revision=catalogue.revision, origin=origin)


def _effective(voice: Voice, catalogue: Catalogue) -> str:
    return voice("period", start=voice.day(catalogue.effective_from), end=voice.day(catalogue.effective_to))


def _size(voice: Voice, catalogue: Catalogue) -> str:
    leaves = len(catalogue.leaves)
    mandatory = sum(leaf.requirement is Requirement.MANDATORY for leaf in catalogue.leaves)
    return voice("catalogue.size-text", objectives=len(catalogue.controls) - leaves, details=leaves, mandatory=mandatory)


def _weights(voice: Voice, catalogue: Catalogue) -> Iterator[str]:
    weights = (f"{voice.term('requirement', name)} {weight}" for name, weight in catalogue.weights.items())
    yield voice("list.parts").join(weights)


def _rules(voice: Voice, catalogue: Catalogue) -> Iterator[Line]:
    rules = catalogue.rules
    yield (voice(f"rule.mandatory-exclusion.{rules.mandatory_exclusion}"),)
    yield (voice(f"rule.selection.{'allowed' if rules.selection else 'refused'}"),)
    yield (voice(f"rule.inheritance.{rules.inheritance}"),)
    if rules.period:
        yield (voice("rule.period", longest=rules.period.max_months, shortest=rules.period.min_months),)


def _provenance(voice: Voice, catalogue: Catalogue) -> Table:
    counted = Counter(control.provenance for control in catalogue.controls)
    columns = (Column(voice("provenance.label")), Column(voice("provenance.count"), numeric=True), Column(voice("provenance.meaning")))
    rows: tuple[tuple[Line, ...], ...] = tuple(
        ((voice.term("provenance", kind),), (str(counted[kind]),), (voice(f"provenance.{kind}"),))
        for kind in Provenance
        if counted[kind]
    )
    return Table(caption=voice("provenance.caption"), columns=columns, rows=rows)


def _source(voice: Voice, source: Source) -> Fact:
    title = voice.text(source.title)
    return Fact(voice("catalogue.source"), ((Link(title, source.url) if source.url else title,),))
