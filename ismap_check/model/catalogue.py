"""A catalogue: an organised, versioned collection of controls (管理基準) and the rules it brings along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from functools import cached_property

from ismap_check.model.records import dataclass
from ismap_check.model.text import Text

FactValue = bool | int | str | tuple[str, ...]
"""What a service says about itself in answer to a catalogue's fact question."""


class Requirement(StrEnum):
    """Whether a control may be left out: data in the catalogue, never derived from an id."""

    MANDATORY = "mandatory"
    SELECTABLE = "selectable"


class Responsibility(StrEnum):
    """Who acts: the provider itself, a function given to the customer, or information given to the customer."""

    PROVIDER = "provider"
    CUSTOMER_FUNCTION = "customer-function"
    CUSTOMER_INFORMATION = "customer-information"


class Provenance(StrEnum):
    """How a control's topic is known; the wording is the project's own in every case but ``wording: official``."""

    OFFICIAL = "official"
    PARAPHRASE = "paraphrase"
    SECONDARY = "secondary"
    INFERRED = "inferred"
    OWN = "own"


class Wording(StrEnum):
    """Whose sentences a catalogue holds; ``none`` is ids only, for mapping targets."""

    OWN = "own"
    OFFICIAL = "official"
    NONE = "none"


class MandatoryExclusion(StrEnum):
    """What a catalogue accepts for a mandatory leaf that the vendor excludes (JUDGING, section 5)."""

    WITH_OBJECTIVE = "with-objective"
    REASON = "reason"
    NEVER = "never"


class Inheritance(StrEnum):
    """What ``inherited`` needs: a valid registration of the base, or only its name."""

    REGISTERED = "registered"
    NAMED = "named"


class FactType(StrEnum):
    """The type of the answer to a fact question."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    TEXT = "text"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRule:
    """Lengths in months of an assessment period, and of the validity that follows it."""

    max_months: int
    min_months: int
    validity_months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """A catalogue's own rules of judging, as data (JUDGING, section 3); the defaults are the page's."""

    mandatory_exclusion: MandatoryExclusion = MandatoryExclusion.REASON
    selection: bool = False
    measure_required: bool = False
    inheritance: Inheritance = Inheritance.NAMED
    period: PeriodRule | None = None
    id_suffixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A question about the service that decides which controls apply; ``values`` limits the answers."""

    id: str
    type: FactType
    question: Text
    values: tuple[bool | int | str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where controls come from: a publication, or the project itself (no address)."""

    id: str
    title: Text
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A node that only orders controls: a chapter or a section (章・節)."""

    id: str
    title: Text
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A requirement that can be answered and judged (管理策); ``parent`` is a group or another control.

    ``focus`` is what an assessor looks for (着眼点), ``evidence`` what typically shows it.
    """

    id: str
    parent: str | None
    requirement: Requirement
    title: Text
    text: Text
    provenance: Provenance
    source: str | None = None
    responsibility: Responsibility | None = None
    inheritable: bool = True
    weight: int | None = None
    evidence: tuple[Text, ...] = ()
    applies_when: Mapping[str, tuple[bool | int | str, ...]] = field(default_factory=dict)
    official_id: str | None = None
    reference: str | None = None
    tags: tuple[str, ...] = ()
    changed: Text | None = None
    focus: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """One edition of a catalogue, whole.

    ``sha256`` is over its files, ``structure`` over ids, tree, requirements, weights, rules and facts only.
    ``origin`` is ``bundled`` or the path it was read from. Ids are unique over groups and controls together.
    ``withheld``: the wording is official, and a note stands in place of every title and text below the catalogue's own.
    """

    id: str
    edition: str
    revision: int
    title: Text
    wording: Wording
    notice: Text
    weights: Mapping[Requirement, int]
    rules: Rules
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    groups: tuple[Group, ...]
    controls: tuple[Control, ...]
    effective_from: date | None = None
    effective_to: date | None = None
    derived_from: str | None = None
    sha256: str = ""
    structure: str = ""
    origin: str = "bundled"
    withheld: bool = False

    @property
    def ref(self) -> str:
        """The catalogue as arguments and pages write it: ``ismap@2024-07``."""
        return f"{self.id}@{self.edition}"

    @cached_property
    def group_by_id(self) -> Mapping[str, Group]:
        """Groups by id."""
        return {group.id: group for group in self.groups}

    @cached_property
    def control_by_id(self) -> Mapping[str, Control]:
        """Controls by id."""
        return {control.id: control for control in self.controls}

    @cached_property
    def children(self) -> Mapping[str, tuple[Control, ...]]:
        """Controls directly beneath a control or group, in catalogue order; ids without any are absent."""
        beneath: dict[str, list[Control]] = {}
        for control in self.controls:
            if control.parent is not None:
                beneath.setdefault(control.parent, []).append(control)
        return {parent: tuple(controls) for parent, controls in beneath.items()}

    @cached_property
    def parent_by_id(self) -> Mapping[str, str | None]:
        """The parent of every group and control by id."""
        parents = {group.id: group.parent for group in self.groups}
        return parents | {control.id: control.parent for control in self.controls}

    @cached_property
    def parents_first(self) -> tuple[str, ...]:
        """The ids of all groups and controls, every parent before its children, whatever order the file has."""
        beneath: dict[str | None, list[str]] = {}
        for node_id, parent in self.parent_by_id.items():
            beneath.setdefault(parent, []).append(node_id)
        order = list(beneath.get(None, ()))
        for node_id in order:  # the list grows while it is walked
            order.extend(beneath.get(node_id, ()))
        return tuple(order)

    @cached_property
    def leaves(self) -> tuple[Control, ...]:
        """Controls without children: only these carry weight and enter numbers."""
        return tuple(control for control in self.controls if control.id not in self.children)

    def is_leaf(self, control_id: str) -> bool:
        """Whether the control has no children."""
        return control_id not in self.children

    def ancestors(self, control_id: str) -> Iterator[Control]:
        """Yield the controls above a control, nearest first; groups are not controls."""
        parent = self.control_by_id[control_id].parent
        while parent is not None and parent in self.control_by_id:
            yield self.control_by_id[parent]
            parent = self.control_by_id[parent].parent

    def groups_above(self, control_id: str) -> Iterator[Group]:
        """Yield the groups above a control, nearest first."""
        parent = self.control_by_id[control_id].parent
        while parent is not None:
            if parent in self.group_by_id:
                group = self.group_by_id[parent]
                yield group
                parent = group.parent
            else:
                parent = self.control_by_id[parent].parent
