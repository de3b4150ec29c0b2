"""Tell what became of every answer when two sides were joined: counted, named where few, in full with ``-v``."""

from __future__ import annotations

from collections.abc import Mapping

from ismap_check.cli.session import Session
from ismap_check.model.diagnostic import Place
from ismap_check.questionnaire.asked import Entries, Key, Section
from ismap_check.questionnaire.differences import differences
from ismap_check.questionnaire.merging import Fate, Merged
from ismap_check.sources.problems import shortened

FIRST = 10
"""Answers of each kind that are named; ``-v`` names all."""

TOLD = (Fate.NEW, Fate.CHANGED, Fate.REMOVED, Fate.CONFLICT)


def tell_fates(joined: Merged, session: Session) -> None:
    """Write how many entries were kept, new, changed and removed, and which."""
    session.note(
        "joined-counts",
        kept=len(joined.keys(Fate.SAME, Fate.KEPT)),
        new=len(joined.keys(Fate.NEW)),
        changed=len(joined.keys(Fate.CHANGED)),
        removed=len(joined.keys(Fate.REMOVED)),
        conflict=len(joined.keys(Fate.CONFLICT)),
    )
    for fate in TOLD:
        keys = joined.keys(fate)
        if keys:
            shown = [name_of(key, session) for key in (keys if session.verbose else keys[:FIRST])]
            rest = ["…"] if len(shown) < len(keys) else []
            session.note(f"joined-{fate}", n=len(keys), ids=(*shown, *rest))


def tell_conflicts(
    there: Entries, coming: Entries, joined: Merged, session: Session, places: Mapping[Key, Place]
) -> None:
    """Write every answer that both sides changed, field by field, and what can be done."""
    conflicts = joined.keys(Fate.CONFLICT)
    for key in conflicts:
        place = places.get(key)
        name = name_of(key, session)
        where = session.words("questionnaire.at", name=name, place=str(place)) if place else name
        session.note("conflict", always=True, name=where)
        for one in differences(key, there.get(key), coming.get(key), session.words.language):
            nothing = session.words("questionnaire.nothing")
            said = [shortened(text.replace("\n", " ")) if text else nothing for text in (one.there, one.coming)]
            session.note("conflict-field", always=True, field=one.label, there=said[0], coming=said[1])
    if conflicts:
        session.note("conflicts", always=True, n=len(conflicts))


def name_of(key: Key, session: Session) -> str:
    """Return how messages name an entry."""
    match key.section:
        case Section.FACT:
            return key.id
        case Section.RESPONSE:
            return f"{key.catalogue}/{key.id}"
        case Section.EVIDENCE:
            return session.words("questionnaire.evidence-item", id=key.id)
