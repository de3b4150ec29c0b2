"""What a dialogue does instead of taking an answer: go back, skip, jump, search, keep or drop what is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ismap_check.model.catalogue import Control
from ismap_check.model.profile import Response
from ismap_check.model.text import Term
from ismap_check.workflow.answering.dialogue import (
    FIRST,
    Dialogue,
    Draft,
    Save,
    Show,
    Turn,
    is_settled,
    open_fields,
    standing,
    with_status,
)
from ismap_check.workflow.answering.entries import Said, wrong
from ismap_check.workflow.answering.ground import Ground, Key, Open
from ismap_check.workflow.answering.needs import Field, offered
from ismap_check.workflow.answering.reading import Call, Command, folded, read_call
from ismap_check.workflow.outline import Node, node_of, outline
from ismap_check.workflow.searching import search

REWRITE = "w"
"""Asks for a file to be written anew where no other way is left."""


def commanded(state: Dialogue, call: Call) -> Turn:
    """Do what a command asks."""
    return _DONE[call.command](state, call.argument)


def retried(state: Dialogue, save: Save, line: str) -> Turn:
    """Take a line where an answer waits to be saved: empty for another try, or the command to stop."""
    plain = folded(line).removeprefix(":")
    if not plain:
        return Turn(state, save=save)
    if plain == REWRITE:
        return Turn(state, save=save._replace(rewrite=True))
    call = read_call(line, state.ground.vocabulary.commands, bare=True)
    if call and call.command is Command.QUIT:
        return Turn(state._replace(stopped=True))
    return Turn(state, (wrong("retry-unknown", line=line.strip()),))


def _back(state: Dialogue, _argument: str) -> Turn:
    """Go to the question before this one, or to the control before it."""
    draft = state.draft
    if draft.at:
        return Turn(state._replace(draft=draft._replace(at=draft.at - 1, typed=())))
    if not state.trail:
        return Turn(state, (wrong("back-nowhere"),))
    queue = (state.trail[-1], *(key for key in state.queue if key != state.trail[-1]))
    return Turn(state._replace(queue=queue, trail=state.trail[:-1], draft=Draft(), kept=None))


def _skip(state: Dialogue, _argument: str) -> Turn:
    skipped = state.skipped | ({state.key} & state.ground.open.keys())
    trail = (*state.trail, state.key)
    return Turn(state._replace(queue=state.queue[1:], trail=trail, draft=Draft(), kept=None, skipped=skipped))


def _jump(state: Dialogue, argument: str) -> Turn:
    """Go to a control, or to the first open one of a group; the others keep their order, what comes before it last."""
    if not argument:
        return Turn(state, (wrong("jump-where"),))
    found = nodes_named(state.ground, argument)
    if not found:
        return Turn(state, (wrong("control-unknown", name=argument),))
    if len(found) > 1:
        return Turn(state, (wrong("control-ambiguous", known=tuple(str(key) for key, _ in found)),))
    [(key, node)] = found
    open_below = keys_below(state, key) if not isinstance(node, Control) else (key,)
    if not open_below:
        return Turn(state, (wrong("jump-nothing-open", name=str(key)),))
    target, rest = open_below[0], state.queue[1:] if is_settled(state) else state.queue
    place = rest.index(target) if target in rest else 0
    order = (target, *(one for one in (*rest[place:], *rest[:place]) if one != target))
    trail = (*state.trail, state.key) if target != state.key else state.trail
    return Turn(state._replace(queue=order, trail=trail, draft=Draft(), kept=None, skipped=state.skipped - {target}))


def nodes_named(ground: Ground, name: str) -> tuple[tuple[Key, Node], ...]:
    """Return the controls and groups that a name stands for: ``9.1.1``, or ``ismap/9.1.1`` in one catalogue."""
    wanted, slash, node_id = name.rpartition("/")
    searched = [
        one for one in ground.catalogues.values() if not slash or folded(wanted) in (folded(one.id), folded(one.ref))
    ]
    return tuple((Key(one.id, node.id), node) for one in searched if (node := node_of(one, node_id)))


def keys_below(state: Dialogue, above: Key) -> tuple[Key, ...]:
    """Return what is still to be asked beneath a group, in the order in which it will be asked."""
    inside = {node.id for _, node in outline(state.ground.catalogues[above.catalogue], above.control)}
    asked = [*state.queue, *(key for key in state.ground.open if key not in state.queue)]
    return tuple(key for key in asked if key.catalogue == above.catalogue and key.control in inside)


def _find(state: Dialogue, argument: str) -> Turn:
    if not argument:
        return Turn(state, (wrong("find-what"),))
    catalogues = state.ground.catalogues.values()
    found = search(catalogues, argument.split(), state.ground.vocabulary.synonyms)
    hits = tuple((Key(catalogue.id, node.id), node) for catalogue, node in found)
    return Turn(state, hits=hits) if hits else Turn(state, (Said("find-nothing", {"words": argument}),))


def _keep(state: Dialogue, _argument: str) -> Turn:
    """Take the answer there is, and ask only for what it still lacks."""
    if state.draft.step != FIRST:
        return Turn(state, (wrong("only-at-status"),))
    status = state.response.status
    if status is None:
        return Turn(state, (wrong("keep-nothing"),))
    if is_settled(state):
        return _skip(state, "")
    if status not in offered(state.ground.catalogues[state.key.catalogue], state.key.control):
        return Turn(state, (wrong("status-not-offered", status=Term(f"term.status.{status}")),))
    return with_status(state, status, tuple(one for one in open_fields(state) if one is not Field.STATUS))


def _drop(state: Dialogue, _argument: str) -> Turn:
    """Take a proposal away; who is to answer stays."""
    if state.draft.step != FIRST or standing(state) is not Open.PROPOSED:
        return Turn(state, (wrong("drop-nothing"),))
    there = state.response
    blank = Response(owner=there.owner, assignee=there.assignee, extra=there.extra)
    return Turn(state, save=Save(state.key, blank))


_DONE: Mapping[Command, Callable[[Dialogue, str], Turn]] = {
    Command.KEEP: _keep,
    Command.DROP: _drop,
    Command.BACK: _back,
    Command.SKIP: _skip,
    Command.JUMP: _jump,
    Command.FIND: _find,
    Command.PROGRESS: lambda state, _: Turn(state, show=Show.PROGRESS),
    Command.HELP: lambda state, _: Turn(state, show=Show.HELP),
    Command.QUIT: lambda state, _: Turn(state._replace(stopped=True)),
}
