"""What two relations say together, one after the other (JUDGING, section 11)."""

from __future__ import annotations

from ismap_check.model.mapping import Relation

_EXACT = (Relation.EQUAL_TO, Relation.EQUIVALENT_TO)
_SUPERSET, _SUBSET, _INTERSECTS = Relation.SUPERSET_OF, Relation.SUBSET_OF, Relation.INTERSECTS_WITH
_COMPOSED = {
    (_SUPERSET, _SUPERSET): _SUPERSET,
    (_SUPERSET, _SUBSET): _INTERSECTS,
    (_SUPERSET, _INTERSECTS): _INTERSECTS,
    (_SUBSET, _SUBSET): _SUBSET,
    (_INTERSECTS, _SUBSET): _INTERSECTS,
}
"""Every other pair of these three says nothing: what both have in common may be two different parts."""


def composed(first: Relation, second: Relation) -> Relation | None:
    """Return how a control relates to another by way of a third between them; None if nothing can be said.

    Equal keeps the other relation, and so does equivalent, which is never raised to equal.
    """
    if Relation.NO_RELATIONSHIP in {first, second}:
        return None
    for exact in _EXACT:
        if first is exact:
            return second
        if second is exact:
            return first
    return _COMPOSED.get((first, second))
