"""A small procurement case as files: a catalogue, a baseline, two bids and the case, for tests that need a folder."""

from __future__ import annotations

from pathlib import Path

from tests.unit.workflow.small import BASELINE, PROFILE, catalogue_text

CASE = """\
kind: procurement
schema: 1
project:
  name: 試験の調達
  contract: {from: "2027-04-01", to: "2028-03-31"}
facts: {generative_ai: true}
demands:
  catalogues: {small: "2026-01"}
  baselines: [baseline.yaml]
bids:
  - {id: one, profile: one/profile.yaml, options: [plus]}
  - {id: two, profile: two/profile.yaml}
"""


def write_case(folder: Path, case: str = CASE) -> Path:
    """Write the case with all it names and return its path; the second bid leaves a must for later."""
    (folder / "catalogue.yaml").write_text(catalogue_text(), encoding="utf-8")
    (folder / "baseline.yaml").write_text(BASELINE, encoding="utf-8")
    for name, profile in (("one", PROFILE), ("two", _planned())):
        (folder / name / "evidence").mkdir(parents=True)
        (folder / name / "evidence" / "rule.txt").write_bytes(b"rule")
        (folder / name / "profile.yaml").write_text(profile, encoding="utf-8")
    path = folder / "case.yaml"
    path.write_text(case, encoding="utf-8")
    return path


def _planned() -> str:
    """Return the profile of a vendor that only plans what is a must."""
    start, end = PROFILE.index("    1.1.1.PB:"), PROFILE.index('    "1.1.2"')
    planned = '    1.1.1.PB: {status: planned, due: "2027-02-01", owner: 係}\n'
    return PROFILE[:start] + planned + PROFILE[end:]
