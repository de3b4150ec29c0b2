"""The two digests of a catalogue: over its files, and over what judging depends on (DESIGN, section 4)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ismap_check.model.catalogue import Control, Fact, Group, Requirement, Rules
from ismap_check.model.plain.catalogue import write_rules


def files_digest(files: Sequence[tuple[str, str]]) -> str:
    """Return one hash for several ``(name, sha256)`` files: that of the listing which ``sha256sum`` prints.

    A single file's is its own, so that a reader can check it with one command.
    """
    if len(files) == 1:
        return files[0][1]
    return _sha256("".join(f"{sha256}  {name}\n" for name, sha256 in files))


def structure_digest(
    weights: Mapping[Requirement, int],
    rules: Rules,
    facts: Mapping[str, Fact],
    groups: Iterable[Group],
    controls: Iterable[Control],
) -> str:
    """Return a hash over ids, tree, requirements, weights, rules and facts: no wording, no order."""
    structure = {
        "weights": {str(requirement): weight for requirement, weight in weights.items()},
        "rules": write_rules(rules),
        "facts": {fact.id: [str(fact.type), list(fact.values)] for fact in facts.values()},
        "groups": {group.id: group.parent for group in groups},
        "controls": {control.id: _structure(control) for control in controls},
    }
    return _sha256(json.dumps(structure, sort_keys=True, separators=(",", ":")))


def _structure(control: Control) -> list[Any]:
    return [control.parent, control.requirement, control.weight, control.inheritable, control.applies_when]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
