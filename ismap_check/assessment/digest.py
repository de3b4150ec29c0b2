"""What a review is bound to: a digest of the response it looked at, with the evidence behind it (JUDGING, section 10).

The digests stand in reviewers' documents. Whatever changes one of them makes every earlier review stale.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256

from ismap_check.model.catalogue import Catalogue
from ismap_check.model.evidence import EvidenceFact
from ismap_check.model.plain.pieces import Plain
from ismap_check.model.plain.response import write_response
from ismap_check.model.profile import EvidenceItem, Response

FORM = "ismap-check response 1"
"""Begins what is hashed; another number for another way to write a response down."""
NOT_CLAIMED = ("assignee", "owner", "effort", "extra")
"""Parts of a response that claim nothing: who fills it in, who is in charge, what it takes, notes of one's own."""


def response_digest(response: Response | None, evidence: Mapping[str, str]) -> str:
    """Return the digest of a response in hexadecimal; None stands for no response, which has a digest too.

    ``evidence`` is what :func:`evidence_marks` returns. Spaces and line ends, the order of evidence, and the parts that
    claim nothing make no difference.
    """
    written = write_response(response) if response else {}
    claimed = {key: _spaced(value) for key, value in written.items() if key not in NOT_CLAIMED}
    claimed["evidence"] = sorted([name, evidence.get(name, "")] for name in (response.evidence if response else ()))
    text = json.dumps([FORM, claimed], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def evidence_marks(items: Mapping[str, EvidenceItem], facts: Mapping[str, EvidenceFact]) -> Mapping[str, str]:
    """Return what tells one content of each evidence item from another.

    It is the hash of what was seen; where nothing was seen the hash that was declared, then the address.
    """
    return {key: _mark(item, facts.get(key)) for key, item in items.items()}


def control_digest(
    control_id: str, catalogue: Catalogue, responses: Mapping[str, Response], evidence: Mapping[str, str]
) -> str:
    """Return the digest of what is claimed for a control.

    It is that of its own response; of a control without one, that of the nearest objective above with a response.
    """
    chain = (control_id, *(above.id for above in catalogue.ancestors(control_id)))
    answered = (responses[one] for one in chain if one in responses and responses[one].status is not None)
    return response_digest(next(answered, None), evidence)


def _mark(item: EvidenceItem, fact: EvidenceFact | None) -> str:
    seen = fact.sha256 if fact else None
    return (seen or item.sha256 or "").lower() or item.url or ""


def _spaced(value: object) -> object:
    """Return plain data with every run of spaces and line ends as one space."""
    match value:
        case str():
            return " ".join(value.split())
        case list():
            return [_spaced(item) for item in value]
        case dict():
            return _spaced_all(value)
        case _:
            return value


def _spaced_all(row: Plain) -> Plain:
    return {key: _spaced(value) for key, value in row.items()}
