"""What must hold of one answer: what it points to exists, its condition makes sense, its status is allowed.

``site`` is the spot of all answers to a catalogue, ``written`` the key of the one in question: of a thousand answers
hardly any has a spot that is worth making.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ismap_check.documents.near import Suggestions
from ismap_check.documents.trouble import Site
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.profile import EXCLUDING, Conditional, Response, Status, VendorProfile
from ismap_check.model.text import Term

Found = Iterator[Diagnostic]

CREDIT: Mapping[Status, int] = {Status.IMPLEMENTED: 2, Status.ALTERNATIVE: 2, Status.INHERITED: 2, Status.PARTIAL: 1}
"""What a status earns, in halves (JUDGING, section 4); all others earn nothing."""

OWES_REASON = EXCLUDING | {Status.ALTERNATIVE}
OWES_MEASURE = frozenset({Status.IMPLEMENTED, Status.PARTIAL, Status.ALTERNATIVE})


def check_answer(response: Response, site: Site, written: str, profile: VendorProfile, near: Suggestions) -> Found:
    """Yield what is wrong with an answer whatever the catalogue says; ``profile`` is the merged whole."""
    for index, item in enumerate(response.evidence):
        if item not in profile.evidence:
            place = site.at(written, "evidence", index)
            yield place.error("unknown-evidence", evidence=item, near=near(item, profile.evidence))
    base = response.inherited_from
    if base is not None and base not in profile.inherits:
        yield site.at(written, "from").error("unknown-base", base=base, near=near(base, profile.inherits))
    if response.condition:
        yield from _check_condition(response, response.condition, site.at(written, "condition"), profile, near)


def _check_condition(
    response: Response, condition: Conditional, site: Site, profile: VendorProfile, near: Suggestions
) -> Found:
    """JUDGING, section 9: the answer must earn something, and strictly less without the option."""
    status, options = response.status, profile.service.options
    if condition.option not in options:
        meant = near(condition.option, options)
        yield site.at("option").error("unknown-option", option=condition.option, near=meant)
    if status is None:
        return
    if status not in CREDIT:
        allowed = tuple(Term(f"term.status.{name}") for name in CREDIT)
        yield site.error("condition-without-claim", at_key=True, status=Term(f"term.status.{status}"), allowed=allowed)
    elif CREDIT.get(condition.otherwise, 0) >= CREDIT[status]:
        otherwise = Term(f"term.status.{condition.otherwise}")
        yield site.at("otherwise").error(
            "condition-earns-no-less", status=Term(f"term.status.{status}"), otherwise=otherwise
        )


def check_against_catalogue(response: Response, site: Site, written: str, catalogue: Catalogue, control: str) -> Found:
    """Yield what an answer's status forbids in this catalogue, and as warnings what it still lacks (JUDGING, 4).

    A proposal that waits for its confirmation lacks nothing yet.
    """
    status = response.status
    if status is Status.NOT_SELECTED:
        yield from _check_selection(catalogue, control, site, written)
    if status is None or response.recheck:
        return
    if status in OWES_REASON and response.reason is None:
        yield site.at(written, "reason").warning(
            "missing-reason", control=control, status=Term(f"term.status.{status}")
        )
    if status is Status.INHERITED and response.inherited_from is None:
        yield site.at(written, "from").warning("missing-from", control=control)
    if Status.PLANNED in (status, response.condition and response.condition.otherwise):
        yield from _check_plan(response, control, site, written)
    owes = catalogue.rules.measure_required and status in OWES_MEASURE and catalogue.is_leaf(control)
    if owes and response.measure is None:
        yield site.at(written, "measure").warning(
            "missing-measure", control=control, status=Term(f"term.status.{status}")
        )


def _check_plan(response: Response, control: str, site: Site, written: str) -> Found:
    if response.due is None:
        yield site.at(written, "due").warning("missing-due", control=control)
    if response.owner is None:
        yield site.at(written, "owner").warning("missing-owner", control=control)


def _check_selection(catalogue: Catalogue, control: str, site: Site, written: str) -> Found:
    """JUDGING, sections 3 and 6: only where the catalogue lets controls be selected, and never on an objective."""
    if not catalogue.rules.selection:
        yield site.at(written, "status").error("selection-not-offered", control=control, catalogue=catalogue.ref)
    elif not catalogue.is_leaf(control):
        yield site.at(written, "status").error("objective-not-selected", control=control)
