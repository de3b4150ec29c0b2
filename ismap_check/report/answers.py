"""What the vendor answers to one control, as labelled facts of its card."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.catalogue import Control
from ismap_check.model.profile import Response
from ismap_check.model.result import ControlResult
from ismap_check.report.blocks import Fact, Line, Ref, Strong
from ismap_check.report.carried import recheck_line
from ismap_check.report.view import View


def answer_facts(view: View, control: Control, judged: ControlResult) -> Iterator[Fact]:
    """Yield status, measure, reason, evidence and all else an answer says; a leaf without an answer says so."""
    response = view.responses.get(control.id)
    if response is None:
        if view.catalogue.is_leaf(control.id) and not judged.out_by:
            yield Fact(view.voice("card.status"), (_no_answer(view, control, judged),))
        return
    yield Fact(view.voice("card.status"), (_status(view, judged, response),))
    if response.recheck:
        yield Fact(view.voice("card.recheck"), ((recheck_line(view.voice, response.recheck),),))
    yield from _measures(view, response)
    yield from _optional(view, "card.reason", response.reason)
    yield from _condition(view, response)
    yield from _base(view, response)
    yield from _evidence(view, response)
    yield from _work(view, response)
    yield from _optional(view, "card.origin", response.origin)
    for label, text in response.extra.items():
        yield Fact(label, ((text,),))


def _no_answer(view: View, control: Control, judged: ControlResult) -> Line:
    if judged.rough:
        return (view.voice("card.rough"),)
    by = view.excluded_by(control)
    if by is None:
        return (view.voice.term("status", None),)
    return (view.voice("card.excluded-with"), " ", view.ref(by))


def _status(view: View, judged: ControlResult, response: Response) -> Line:
    status = Strong(view.voice.term("status", response.status))
    if response.recheck is None:
        return (status,)
    source = f"{response.recheck.catalogue}@{response.recheck.edition} {response.recheck.control}"
    proposed = view.voice("card.proposed", source=source)
    return (status, proposed, view.voice("card.also-rough")) if judged.rough else (status, proposed)


def _measures(view: View, response: Response) -> Iterator[Fact]:
    yield from _optional(view, "card.measure", response.measure)
    if response.changes:
        earlier = tuple(
            (view.voice("card.until", day=view.voice.day(change.until)), change.measure) for change in response.changes
        )
        yield Fact(view.voice("card.changes"), earlier)


def _optional(view: View, key: str, text: str | None) -> Iterator[Fact]:
    if text:
        yield Fact(view.voice(key), ((text,),))


def _condition(view: View, response: Response) -> Iterator[Fact]:
    if response.condition is None:
        return
    given = response.condition.option in view.result.options.with_options
    words = view.voice(
        "card.with-option",
        option=option_title(view, response.condition.option),
        status=view.voice.term("status", response.status),
        otherwise=view.voice.term("status", response.condition.otherwise),
    )
    yield Fact(view.voice("card.condition"), ((words,), (view.voice(f"card.option-{'given' if given else 'open'}"),)))


def option_title(view: View, option_id: str) -> str:
    """Return an option's title, its id where the profile does not declare it."""
    option = view.result.profile.service.options.get(option_id)
    return view.voice.text(option.title) if option else option_id


def _base(view: View, response: Response) -> Iterator[Fact]:
    if response.inherited_from is None:
        return
    base = view.result.profile.inherits.get(response.inherited_from)
    named: Line = (Ref(base.service or base.id, f"base/{base.id}"),) if base else (response.inherited_from,)
    yield Fact(view.voice("card.inherited-from"), (named,))


def _evidence(view: View, response: Response) -> Iterator[Fact]:
    if response.evidence:
        yield Fact(
            view.voice("card.evidence"), tuple(view.evidence_lines.get(key, (key,)) for key in response.evidence)
        )


def _work(view: View, response: Response) -> Iterator[Fact]:
    if response.due:
        yield Fact(view.voice("card.due"), ((view.voice.day(response.due),),))
    yield from _optional(view, "card.owner", response.owner)
    if response.effort:
        yield Fact(view.voice("card.effort"), ((view.voice.term("effort", response.effort),),))
    yield from _optional(view, "card.assignee", response.assignee)
