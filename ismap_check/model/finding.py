"""A conclusion about the vendor (指摘事項): a stable code, its weight, the control it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from ismap_check.model.diagnostic import Param
from ismap_check.model.records import dataclass


class FindingSeverity(StrEnum):
    """How much a finding weighs for the reader; the gate looks at codes and numbers, not at this."""

    GAP = "gap"
    WARNING = "warning"
    NOTE = "note"


SUBJECTS = ("evidence", "registration", "fact", "file", "examples")
"""The parameters that say what a finding without a control is about; the first that it has counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One conclusion; its words are ``finding.<code>.what / why / fix``. ``control`` None: about the whole."""

    code: str
    severity: FindingSeverity
    control: str | None = None
    params: Mapping[str, Param] = field(default_factory=dict)

    @property
    def subject(self) -> Param | None:
        """The control it is about, or which piece of evidence, registration, fact or file; None: the whole.

        Code and subject tell findings apart: the same ones in a later result are the same finding.
        """
        return self.control or next((self.params[name] for name in SUBJECTS if name in self.params), None)
