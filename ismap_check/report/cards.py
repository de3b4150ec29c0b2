"""Every control as a card: what it asks, what the vendor answers, what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ismap_check.model.catalogue import Control, Provenance, Requirement
from ismap_check.model.finding import Finding, FindingSeverity
from ismap_check.model.profile import Response
from ismap_check.model.result import ControlResult, OutBy
from ismap_check.report.answers import answer_facts
from ismap_check.report.blocks import Badge, Code, ControlCard, Fact, Inline, Line, Prose, Ref, Section, Tone
from ismap_check.report.catalogue_notes import source_anchor
from ismap_check.report.findings import ORDER
from ismap_check.report.keys import CardKeys
from ismap_check.report.numbers import halves, points, span
from ismap_check.report.view import View
from ismap_check.report.why import why_fact

SAID_BY_VERDICT = frozenset({"gap", "mandatory-gap"})
"""Findings that a card's verdict says already; they are listed with the others under the findings."""


def control_sections(view: View) -> Section:
    """Return the section that holds the card of every control, ordered as the catalogue orders them."""
    roots = tuple(control for control in view.catalogue.controls if control.parent is None)
    loose = tuple(
        _card(view, below) for root in roots for below in (root, *view.beneath(root.id)) if view.shows(below.id)
    )
    chapters = tuple(_group_sections(view, None))
    if not loose and not chapters:
        return view.section("controls")
    intro = Prose(((view.voice("controls.intro", whole=halves(view.judged.low.possible)),),))
    return Section(
        anchor=view.part("controls"), title=view.voice("controls.title"), blocks=(intro, *loose), sections=chapters
    )


def _group_sections(view: View, above: str | None) -> Iterator[Section]:
    """Yield the groups right beneath one, those without anything to show left out where a reader asks for some."""
    for group in view.subgroups.get(above, ()):
        section = Section(
            anchor=view.anchor(group.id),
            title=view.voice.named(group),
            blocks=tuple(_card(view, control) for control in view.beneath(group.id) if view.shows(control.id)),
            sections=tuple(_group_sections(view, group.id)),
        )
        if view.shown is None or section.blocks or section.sections:
            yield section


def _card(view: View, control: Control) -> ControlCard:
    """Return a control's card; a thousand are made, so what a control has not is not even asked for."""
    judged = view.judged.control_by_id[control.id]
    findings = view.judged.findings_by_control.get(control.id, ())
    response = view.responses.get(control.id)
    objective = not view.catalogue.is_leaf(control.id)
    return ControlCard(
        anchor=view.anchor(control.id),
        id=control.id,
        title=view.voice.title(control),
        kind=view.kinds[objective, judged.requirement],
        badges=_badges(view, judged) + (_assessor_badges(view, control) if view.is_assessed else ()),
        points=_points(view, judged) if judged.possible else "",
        text="" if view.is_silent else control.text.pick(view.voice.language),
        facts=(
            *(_scope(view, control, judged) if judged.out_by or control.applies_when else ()),
            *answer_facts(view, control, judged),
            *(() if judged.out_by else why_fact(view, control, judged)),
            *(_assessor_facts(view, control) if view.is_assessed else ()),
            *(_findings(view, _saying_more(control, findings)) if findings else ()),
            *_requirement(view, control, judged),
        ),
        objective=objective,
        open=not objective and (judged.low.gap or (findings != () and _asks_for_attention(response, findings))),
        keys=_keys(judged, findings),
    )


def _assessor_badges(view: View, control: Control) -> tuple[Badge, ...]:
    from ismap_check.report.review_card import review_badges  # most reports have neither

    return review_badges(view, control)


def _assessor_facts(view: View, control: Control) -> Iterable[Fact]:
    from ismap_check.report.review_card import review_facts  # most reports have neither

    return review_facts(view, control)


def _keys(judged: ControlResult, findings: tuple[Finding, ...]) -> CardKeys:
    return CardKeys(
        state=judged.out_by or judged.low.verdict,
        requirement=judged.requirement,
        lost=judged.possible - judged.low.earned,
        weight=judged.weight,
        findings=tuple(dict.fromkeys([finding.code for finding in findings])) if findings else (),
    )


def _asks_for_attention(response: Response | None, findings: tuple[Finding, ...]) -> bool:
    return response is not None and any(finding.severity is not FindingSeverity.NOTE for finding in findings)


def _badges(view: View, judged: ControlResult) -> tuple[Badge, ...]:
    if judged.out_by:
        return (view.voice.badge(view.voice.term("out-by", judged.out_by), Tone.MUTED),)
    low = view.voice.verdict(judged.low.verdict)
    high = view.voice.verdict(judged.high.verdict)
    if low == high:
        return (low,)
    return (low, Badge(view.voice("card.best", verdict=high.text), high.tone, high.mark))


def _points(view: View, judged: ControlResult) -> str:
    """Return what a control earned; most share it with many others."""
    low, high = judged.low, judged.high
    counts = (low.earned, high.earned, low.evidenced, high.evidenced, judged.possible)
    said = view.points.get(counts)
    if said is None:
        said = view.points[counts] = _points_said(view, judged)
    return said


def _points_said(view: View, judged: ControlResult) -> str:
    total = points(judged.low.earned, judged.high.earned, judged.possible)
    if all(end.earned == end.evidenced for end in (judged.low, judged.high)):
        return view.voice("card.points", points=total)
    evidenced = span(halves(judged.low.evidenced), halves(judged.high.evidenced))
    return view.voice("card.points-evidenced", points=total, evidenced=evidenced)


def _scope(view: View, control: Control, judged: ControlResult) -> Iterator[Fact]:
    if judged.out_by is OutBy.BASELINE and view.baseline:
        words = view.voice("card.out-by-baseline", baseline=view.baseline.title)
        yield Fact(view.voice("card.scope"), ((words,),))
    if control.applies_when:
        yield Fact(view.voice("card.applies-when"), tuple(_conditions(view, control)))


def _conditions(view: View, control: Control) -> Iterator[Line]:
    for fact_id, values in control.applies_when.items():
        fact = view.catalogue.facts.get(fact_id)
        question = view.voice.text(fact.question) if fact else fact_id
        answers = view.voice("list.or").join(view.voice.answer(value) for value in values)
        yield (view.voice("card.condition-of-fact", question=question, answers=answers),)


def _saying_more(control: Control, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings that say more than the verdict and its reason above; that an item is inferred is more."""
    inferred = control.provenance is Provenance.INFERRED
    return tuple(finding for finding in findings if inferred or finding.code not in SAID_BY_VERDICT)


def _findings(view: View, findings: tuple[Finding, ...]) -> Iterator[Fact]:
    if findings:
        lines: tuple[Line, ...] = tuple(
            (view.voice.severity(finding.severity), " ", view.voice.finding(finding, "what"))
            for finding in sorted(findings, key=lambda finding: ORDER.index(finding.severity))
        )
        yield Fact(view.voice("card.findings"), lines)


def _requirement(view: View, control: Control, judged: ControlResult) -> list[Fact]:
    voice, facts = view.voice, []
    if judged.requirement is Requirement.MANDATORY and control.requirement is not Requirement.MANDATORY:
        facts.append(Fact(voice("card.requirement"), ((voice("card.must-by-baseline"),),)))
    if control.responsibility:
        facts.append(voice.fact("card.responsibility", "responsibility", control.responsibility))
    if not control.inheritable:
        facts.append(Fact(voice("card.inheritance"), ((voice("card.not-inheritable"),),)))
    if control.tags:
        facts.append(Fact(voice("card.tags"), ((voice.tags(control.tags),),)))
    if control.focus:
        facts.append(Fact(voice("card.focus"), ((voice.text(control.focus),),)))
    if control.evidence:
        lines = tuple([(text.pick(voice.language),) for text in control.evidence])
        facts.append(Fact(voice("card.typical-evidence"), lines))
    if control.changed:
        facts.append(Fact(voice("card.changed"), ((voice.text(control.changed),),)))
    facts.append(_provenance_fact(view, control))
    return facts


def _provenance_fact(view: View, control: Control) -> Fact:
    """Return how a control's topic is known; most share it with many others."""
    known = (control.provenance, control.source, control.reference, control.official_id)
    fact = view.provenance.get(known)
    if fact is None:
        fact = view.provenance[known] = Fact(view.voice("card.provenance"), (_provenance(view, control),))
    return fact


def _provenance(view: View, control: Control) -> Line:
    between = view.voice("list.parts")
    line: list[Inline] = [view.voice.term("provenance", control.provenance)]
    source = view.catalogue.sources.get(control.source or "")
    if source:
        line += (between, Ref(view.voice.text(source.title), source_anchor(view, source)))
    if control.reference:
        line += (between, control.reference)
    if control.official_id:
        line += (between, view.voice("card.official-id"), " ", Code(control.official_id))
    return tuple(line)
