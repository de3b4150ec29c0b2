"""What a reader must know about a catalogue: its notice, its wording, its rules, where its controls come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ismap_check.model.catalogue import Catalogue, Provenance, Requirement, Source
from ismap_check.model.profile import Period
from ismap_check.report.blocks import Block, Code, Column, Fact, Facts, Line, Link, Notice, Section, Table, Target, Tone
from ismap_check.report.view import View
from ismap_check.report.voice import Voice


def catalogue_section(view: View) -> Section:
    """Return the catalogue's own page: notice, particulars, provenance of its controls, sources."""
    blocks = _blocks(view.voice, view.catalogue)
    if view.catalogue.sources:
        return view.section("catalogue", *blocks, Facts((_sources(view),)))
    return view.section("catalogue", *blocks)


def source_anchor(view: View, source: Source) -> str:
    """Return where the section names a source."""
    return f"{view.prefix}source/{view.catalogue.id}/{source.id}"


def _sources(view: View) -> Fact:
    return Fact(
        view.voice("catalogue.source"), tuple(_source(view, source) for source in view.catalogue.sources.values())
    )


def _blocks(voice: Voice, catalogue: Catalogue) -> Iterator[Block]:
    yield Notice(title=voice("catalogue.notice"), tone=Tone.MUTED, paragraphs=((voice.text(catalogue.notice),),))
    yield Facts(tuple(_particulars(voice, catalogue)))
    yield _provenance(voice, catalogue)


def _particulars(voice: Voice, catalogue: Catalogue) -> Iterator[Fact]:
    yield Fact(voice("catalogue.edition"), (edition_line(voice, catalogue),))
    yield Fact(voice("catalogue.wording"), ((wording_of(voice, catalogue),),))
    yield Fact(voice("catalogue.effective"), ((_effective(voice, catalogue),),))
    if catalogue.derived_from:
        yield Fact(voice("catalogue.derived"), ((Code(catalogue.derived_from),),))
    yield Fact(voice("catalogue.size"), ((_size(voice, catalogue),),))
    yield Fact(voice("catalogue.weights"), (tuple(_weights(voice, catalogue)),))
    yield Fact(voice("catalogue.rules"), tuple(_rules(voice, catalogue)))
    yield Fact(voice("catalogue.sha256"), ((Code(catalogue.sha256),),))
    yield Fact(voice("catalogue.structure"), ((Code(catalogue.structure),),))


def edition_line(voice: Voice, catalogue: Catalogue) -> Line:
    """Return id, edition, revision and where the catalogue was taken from."""
    origin = voice("catalogue.bundled") if catalogue.origin == "bundled" else catalogue.origin
    return (Code(catalogue.ref), " ", voice("catalogue.revision", revision=catalogue.revision, origin=origin))


def wording_of(voice: Voice, catalogue: Catalogue) -> str:
    """Return whose wording a catalogue holds, and whether it is shown."""
    return voice("catalogue.wording-withheld" if catalogue.withheld else f"catalogue.wording-{catalogue.wording}")


def _effective(voice: Voice, catalogue: Catalogue) -> str:
    return voice.period(Period(catalogue.effective_from, catalogue.effective_to))


def _size(voice: Voice, catalogue: Catalogue) -> str:
    leaves = len(catalogue.leaves)
    mandatory = sum(leaf.requirement is Requirement.MANDATORY for leaf in catalogue.leaves)
    return voice(
        "catalogue.size-text", objectives=len(catalogue.controls) - leaves, details=leaves, mandatory=mandatory
    )


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
    columns = (
        Column(voice("provenance.label")),
        Column(voice("provenance.count"), numeric=True),
        Column(voice("provenance.meaning")),
    )
    rows: tuple[tuple[Line, ...], ...] = tuple(
        ((voice.term("provenance", kind),), (str(counted[kind]),), (voice(f"provenance.{kind}"),))
        for kind in Provenance
        if counted[kind]
    )
    return Table(caption=voice("provenance.caption"), columns=columns, rows=rows)


def _source(view: View, source: Source) -> Line:
    title = view.voice.text(source.title)
    return Target(source_anchor(view, source)), Link(title, source.url) if source.url else title
