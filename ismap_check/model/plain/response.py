"""Responses and evidence items as the plain data of a vendor profile."""

from __future__ import annotations

from ismap_check.model.plain.pieces import Plain, given, write_date, write_period, write_title
from ismap_check.model.profile import Conditional, EvidenceItem, Recheck, Response


def write_response(response: Response) -> Plain:
    """Return one response; its origin is no part of it."""
    return given(
        {
            "status": response.status and str(response.status),
            "measure": response.measure,
            "reason": response.reason,
            "evidence": list(response.evidence),
            "due": write_date(response.due),
            "owner": response.owner,
            "effort": response.effort and str(response.effort),
            "assignee": response.assignee,
            "from": response.inherited_from,
            "condition": response.condition and _write_condition(response.condition),
            "changes": [
                given({"until": write_date(change.until), "measure": change.measure}) for change in response.changes
            ],
            "recheck": response.recheck and _write_recheck(response.recheck),
            "extra": dict(response.extra),
        }
    )


def write_evidence_item(item: EvidenceItem) -> Plain:
    """Return one evidence item; its origin is no part of it."""
    return given(
        {
            "title": item.title,
            "file": item.file,
            "url": item.url,
            "sha256": item.sha256,
            "issued": write_date(item.issued),
            "covers": write_period(item.covers),
            "expires": write_date(item.expires),
            "owner": item.owner,
            "confidential": True if item.confidential else None,
        }
    )


def _write_condition(condition: Conditional) -> Plain:
    return {"option": condition.option, "otherwise": str(condition.otherwise)}


def _write_recheck(recheck: Recheck) -> Plain:
    origin = {"catalogue": recheck.catalogue, "edition": recheck.edition, "control": recheck.control}
    reason = write_title(recheck.reason) if recheck.reason else None
    return given({"from": origin, "relation": str(recheck.relation), "reason": reason})
