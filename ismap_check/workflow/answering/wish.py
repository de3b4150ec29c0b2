"""What to ask about: all that is open, or only what ``--only`` names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ismap_check.errors import UsageError
from ismap_check.model.catalogue import Control, Requirement
from ismap_check.workflow.answering.commands import nodes_named
from ismap_check.workflow.answering.ground import Ground, Key, Open
from ismap_check.workflow.answering.reading import folded
from ismap_check.workflow.outline import outline

MANDATORY = str(Requirement.MANDATORY)


class Wish(NamedTuple):
    """What is wanted; each part narrows the others, and one that is empty narrows nothing.

    ``named`` are the controls that were named themselves: they are asked about even if they are answered.
    """

    mandatory: bool = False
    states: frozenset[Open] = frozenset()
    inside: frozenset[Key] | None = None
    named: tuple[Key, ...] = ()


def wish_of(only: Iterable[str], ground: Ground) -> Wish:
    """Return what a list of words, catalogues, chapters and controls wants; :class:`UsageError` for anything else."""
    wish = Wish()
    for name in only:
        word = folded(name)
        if word == MANDATORY:
            wish = wish._replace(mandatory=True)
        elif word in set(Open):
            wish = wish._replace(states=wish.states | {Open(word)})
        else:
            wish = _with_part(wish, name, ground)
    return wish


def queue_of(ground: Ground, wish: Wish) -> tuple[Key, ...]:
    """Return the controls to ask about, in order; those that were named come first."""
    asked = (key for key, state in ground.open.items() if _is_wanted(ground, key, state, wish))
    return tuple(dict.fromkeys([*wish.named, *asked]))


def _is_wanted(ground: Ground, key: Key, state: Open, wish: Wish) -> bool:
    if wish.mandatory and ground.control(key).requirement is not Requirement.MANDATORY:
        return False
    return (not wish.states or state in wish.states) and (wish.inside is None or key in wish.inside)


def _with_part(wish: Wish, name: str, ground: Ground) -> Wish:
    whole = [one for one in ground.catalogues.values() if folded(name) in (folded(one.id), folded(one.ref))]
    inside = {Key(one.id, control.id) for one in whole for control in one.controls}
    named = list(wish.named)
    for key, node in nodes_named(ground, name) if not whole else ():
        catalogue = ground.catalogues[key.catalogue]
        inside |= {key, *(Key(key.catalogue, below.id) for _, below in outline(catalogue, node.id))}
        if isinstance(node, Control) and catalogue.is_leaf(node.id):
            named.append(key)
    if not inside:
        known = (MANDATORY, *Open, *(one.ref for one in ground.catalogues.values()))
        raise UsageError("only-unknown", {"name": name, "known": known})
    return wish._replace(inside=(wish.inside or frozenset()) | inside, named=tuple(named))
