"""What the vendor answers to one control, as labelled facts of its card."""

from __future__ import annotations

from ismap_check.model.catalogue import Control
from ismap_check.model.profile import Conditional, Recheck, Response
from ismap_check.model.result import ControlResult
from ismap_check.report.blocks import Fact, Line, Ref, Strong
from ismap_check.report.carried import recheck_line
from ismap_check.report.view import View


def answer_facts(view: View, control: Control, judged: ControlResult) -> list[Fact]:
    """Return status, measure, reason, evidence and all else an answer says; a leaf without an answer says so."""
    response = view.responses.get(control.id)
    if response is None:
        silent = not view.catalogue.is_leaf(control.id) or judged.out_by
        return [] if silent else [Fact(view.voice("card.status"), (_no_answer(view, control, judged),))]
    facts = _status(view, judged, response) + _claims(view, response)
    if response.evidence:
        lines = tuple([view.evidence_lines.get(key, (key,)) for key in response.evidence])
        facts.append(Fact(view.voice("card.evidence"), lines))
    facts += _work(view, response)
    if response.origin:
        facts.append(_said(view, "card.origin", response.origin))
    return facts + [Fact(label, ((text,),)) for label, text in response.extra.items()]


def _claims(view: View, response: Response) -> list[Fact]:
    """Return what an answer rests on: measure, reason, what it depends on and comes from."""
    facts = []
    if response.measure:
        facts.append(_said(view, "card.measure", response.measure))
    if response.changes:
        facts.append(_changes(view, response))
    if response.reason:
        facts.append(_said(view, "card.reason", response.reason))
    if response.condition is not None:
        facts.append(_condition(view, response, response.condition))
    if response.inherited_from is not None:
        facts.append(_base(view, response.inherited_from))
    return facts


def _no_answer(view: View, control: Control, judged: ControlResult) -> Line:
    if judged.rough:
        return (view.voice("card.rough"),)
    by = view.excluded_by(control)
    if by is None:
        return (view.voice.term("status", None),)
    return (view.voice("card.excluded-with"), " ", view.ref(by))


def _status(view: View, judged: ControlResult, response: Response) -> list[Fact]:
    """Return an answer's status, and of a proposal what to check before it is one."""
    if response.recheck is None:
        return [view.statuses[response.status]]
    status = _proposed_status(view, judged, response, response.recheck)
    return [
        Fact(view.voice("card.status"), (status,)),
        Fact(view.voice("card.recheck"), ((recheck_line(view.voice, response.recheck),),)),
    ]


def _proposed_status(view: View, judged: ControlResult, response: Response, recheck: Recheck) -> Line:
    status = Strong(view.voice.term("status", response.status))
    source = f"{recheck.catalogue}@{recheck.edition} {recheck.control}"
    proposed = view.voice("card.proposed", source=source)
    return (status, proposed, view.voice("card.also-rough")) if judged.rough else (status, proposed)


def _said(view: View, key: str, text: str) -> Fact:
    return Fact(view.voice(key), ((text,),))


def _changes(view: View, response: Response) -> Fact:
    earlier = tuple(
        (view.voice("card.until", day=view.voice.day(change.until)), change.measure) for change in response.changes
    )
    return Fact(view.voice("card.changes"), earlier)


def _condition(view: View, response: Response, condition: Conditional) -> Fact:
    given = condition.option in view.result.options.with_options
    words = view.voice(
        "card.with-option",
        option=option_title(view, condition.option),
        status=view.voice.term("status", response.status),
        otherwise=view.voice.term("status", condition.otherwise),
    )
    return Fact(view.voice("card.condition"), ((words,), (view.voice(f"card.option-{'given' if given else 'open'}"),)))


def option_title(view: View, option_id: str) -> str:
    """Return an option's title, its id where the profile does not declare it."""
    option = view.result.profile.service.options.get(option_id)
    return view.voice.text(option.title) if option else option_id


def _base(view: View, inherited_from: str) -> Fact:
    base = view.result.profile.inherits.get(inherited_from)
    named: Line = (Ref(base.service or base.id, f"base/{base.id}"),) if base else (inherited_from,)
    return Fact(view.voice("card.inherited-from"), (named,))


def _work(view: View, response: Response) -> list[Fact]:
    facts = []
    if response.due:
        facts.append(_said(view, "card.due", view.voice.day(response.due)))
    if response.owner:
        facts.append(_said(view, "card.owner", response.owner))
    if response.effort:
        facts.append(_said(view, "card.effort", view.voice.term("effort", response.effort)))
    if response.assignee:
        facts.append(_said(view, "card.assignee", response.assignee))
    return facts
