"""Take one line after the other: the next state, and what follows from the line."""

from __future__ import annotations

from dataclasses import replace

from ismap_check.sources.normal_form import code_point, first_refused, normal_form
from ismap_check.workflow.answering.commands import commanded, retried
from ismap_check.workflow.answering.dialogue import FIRST, Dialogue, Draft, Turn, advanced, with_status
from ismap_check.workflow.answering.entries import NOTHING, Given, Said, Step, read_entry, wrong
from ismap_check.workflow.answering.needs import TEXTS, Field
from ismap_check.workflow.answering.reading import folded, is_marked, read_call, unmarked


def feed(state: Dialogue, line: str) -> Turn:
    """Take one line, without its end; the state is not over."""
    place = first_refused(line)
    if place is not None:
        return Turn(state, (wrong("character-refused", character=code_point(line[place])),))
    if state.unsaved:
        return retried(state, state.unsaved, line)
    step, commands = state.draft.step, state.ground.vocabulary.commands
    call = read_call(line, commands, bare=step == FIRST)
    if call:
        return commanded(state, call)
    if step == FIRST and not line.strip():  # blank lines between two answers say nothing
        return Turn(state)
    if step != FIRST and is_marked(line):
        return Turn(state, (wrong("command-unknown", line=line.strip()),))
    return _texted(state, line) if step.field in TEXTS else _entered(state, unmarked(line))


def _texted(state: Dialogue, line: str) -> Turn:
    """Take one more line of a text; an empty one ends it."""
    typed = state.draft.typed
    if line.strip() and not (not typed and folded(line) == NOTHING):
        text = "\n".join((*typed, normal_form(unmarked(line)).rstrip()))
        if len(text) > state.limit:
            return Turn(state, (wrong("text-too-long", limit=state.limit),))
        return Turn(state._replace(draft=state.draft._replace(typed=tuple(text.split("\n")))))
    text = "\n".join(typed) if typed else line
    if len(text) == 1 and folded(text) in state.ground.vocabulary.commands:
        return Turn(_untyped(state), (wrong("command-as-text", line=text),))
    return _entered(_untyped(state), text)


def _untyped(state: Dialogue) -> Dialogue:
    return state._replace(draft=state.draft._replace(typed=()))


def _entered(state: Dialogue, line: str) -> Turn:
    """Take the whole answer to a question and go on to the next one."""
    if len(line) > state.limit:
        return Turn(state, (wrong("text-too-long", limit=state.limit),))
    read = read_entry(state.about, normal_form(line))
    if isinstance(read, Said):
        return Turn(state, (read,))
    step = state.draft.step
    if step == FIRST:
        return with_status(state, read.value)
    return advanced(state._replace(draft=_noted(state.draft, step, read)))


def _noted(draft: Draft, step: Step, read: Given) -> Draft:
    """Return the draft with what was said; new evidence brings questions of its own."""
    if step.item:
        change = {"title": read.value} if step.field is Field.TITLE else {"issued": read.value}
        items = tuple(replace(one, **change) if one.id == step.item else one for one in draft.items)
        return draft._replace(items=items)
    given = {**draft.given, step.field: read.value}
    if step.field is not Field.EVIDENCE:
        return draft._replace(given=given)
    asked = {one.item for one in draft.steps if one.item}
    steps = [one for one in draft.steps if not one.item or one.item in {item.id for item in read.items}]
    behind = steps.index(step) + 1
    new = [Step(field, item.id) for item in read.items if item.id not in asked for field in (Field.TITLE, Field.ISSUED)]
    return draft._replace(given=given, items=read.items, steps=(*steps[:behind], *new, *steps[behind:]))
