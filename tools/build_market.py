"""Write the sample market: a dozen fictional vendors of generative AI, as cases/market, and what one said before.

They answer what the baseline ``pilot`` asks of them. Everything follows from the vendors' characters and the numbers
of controls, so that every machine writes the same bytes; a test compares them with what is committed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from zlib import crc32

sys.path.insert(0, str(Path(__file__).parent.parent))

from ismap_check import load_baseline, load_catalogue
from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue, Control, FactValue, Requirement
from ismap_check.model.procurement import ProcurementCase
from ismap_check.procurement.specification import specification
from tools.market_vendors import (
    DONE,
    EARLIER,
    FACTS,
    PARTLY,
    PROOFS,
    SUBJECTS,
    VENDORS,
    WHY_NOT,
    WHY_OUT,
    WHY_PARTLY,
    Vendor,
)

ROOT = Path(__file__).parent.parent
CATALOGUE, BASELINE = "genai-procurement", "pilot"
NOW, BEFORE = Path("cases/market"), Path("cases/market-2026-07")
SCHEMA = "# yaml-language-server: $schema=../../ismap_check/schemas/vendor-profile.schema.json"
MUST_BONUS = 6
"""What is mandatory gets done first."""
DUE = ("2026-12-28", "2027-03-31", "2027-06-30")


def dice(*about: object) -> int:
    """Return a number from 0 to 99 that depends on nothing but its arguments."""
    return crc32("/".join(map(str, about)).encode()) % 100


def profile_text(vendor: Vendor, catalogue: Catalogue, asked: frozenset[str]) -> str:
    """Return one profile as YAML, with an answer to every control asked unless its chapter is left blank."""
    leaves = [leaf for leaf in catalogue.leaves if leaf.id in asked and chapter_of(leaf) not in vendor.blank]
    answers = (f'    "{leaf.id}": {{{", ".join(answer(vendor, leaf))}}}' for leaf in leaves)
    lines = (*head(vendor, catalogue), "responses:", f"  {catalogue.id}:", *answers, *evidence(vendor))
    return "\n".join(lines) + "\n"


def chapter_of(leaf: Control) -> str:
    """Return the chapter of a control: in this catalogue its id begins with it."""
    return leaf.id.rpartition("-")[0]


def head(vendor: Vendor, catalogue: Catalogue) -> Iterator[str]:
    """Yield what stands before the answers."""
    facts = ", ".join(f"{name}: {written(value)}" for name, value in {**FACTS, **vendor.facts}.items())
    yield SCHEMA
    yield f"# 架空の見本です。会社もサービスも実在しません。Fictional. {vendor.about}"
    yield from ("kind: vendor-profile", "schema: 1", f"language: {vendor.language}")
    yield f"vendor: {{name: {vendor.name}, country: JP}}"
    yield f"service: {{id: {vendor.key}, name: {vendor.service}, model: saas, facts: {{{facts}}}{options(vendor)}}}"
    yield f"registrations: [{registration(vendor)}]"
    period = f'{{from: "{vendor.period[0]}", to: "{vendor.period[1]}"}}'
    answered = f'{{{catalogue.id}: "{catalogue.edition}"}}'
    yield f'assessment: {{catalogues: {answered}, period: {period}, prepared_on: "{vendor.prepared_on}"}}'


def written(value: FactValue) -> str:
    """Return the answer to a fact as YAML."""
    if isinstance(value, tuple):
        return f"[{', '.join(value)}]"
    return str(value).lower()


def options(vendor: Vendor) -> str:
    """Return the option that some answers hang on."""
    return ", options: {plus: {title: {ja: 拡張プラン, en: Plus plan}}}" if vendor.extra else ""


def registration(vendor: Vendor) -> str:
    """Return the registration of an invented number, if the vendor has one."""
    number = f"C99-{dice(vendor.key, 'number'):04}-2"
    fields = f'programme: ismap, number: "{number}", service: {vendor.service}（架空）, expires: "{vendor.expires}"'
    return f"{{{fields}}}" if vendor.expires else ""


def answer(vendor: Vendor, leaf: Control) -> Iterator[str]:
    """Yield the parts of one answer."""
    status = status_of(vendor, leaf)
    yield f"status: {status}"
    words = {"what": SUBJECTS[chapter_of(leaf)][vendor.language == "en"], **vendor._asdict()}
    if status == "implemented":
        yield f"measure: {quoted(DONE[vendor.language][dice(leaf.id) % 3].format(**words))}"
    if status == "partial":
        yield f"measure: {quoted(PARTLY[vendor.language].format(**words))}"
        yield f"reason: {WHY_PARTLY[vendor.language]}"
    if status == "planned":
        yield f'due: "{DUE[dice(vendor.key, leaf.id) % len(DUE)]}", owner: {vendor.post}'
    if status == "not-implemented":
        yield f"reason: {WHY_NOT[vendor.language]}"
    if status == "not-applicable" and leaf.id in vendor.out:
        yield f"reason: {WHY_OUT[vendor.language]}"
    if leaf.id in vendor.extra:
        yield "condition: {option: plus, otherwise: not-implemented}"
    if vendor.proofs and status in {"implemented", "partial"}:
        yield f"evidence: [{tuple(PROOFS['ja'])[dice(leaf.id, 'proof') % len(PROOFS['ja'])]}]"


def quoted(text: str) -> str:
    """Return a text as a flow scalar: commas end a plain one."""
    return f'"{text}"' if ", " in text else text


def status_of(vendor: Vendor, leaf: Control) -> str:
    """Return what a vendor claims of a control."""
    if leaf.id in (*vendor.out, *vendor.bare):
        return "not-applicable"
    if leaf.id in vendor.lost:
        return "partial"
    bonus = MUST_BONUS * (leaf.requirement is Requirement.MANDATORY)
    if leaf.id in vendor.extra or dice(vendor.key, leaf.id) < vendor.done + bonus:
        return "implemented"
    return vendor.rest[dice(leaf.id, vendor.key) % len(vendor.rest)]


def evidence(vendor: Vendor) -> Iterator[str]:
    """Yield the evidence: a file that lies beside the profile, and addresses."""
    if not vendor.proofs:
        return
    yield "evidence:"
    for key, title in PROOFS[vendor.language].items():
        place = f'file: evidence/{vendor.key}.txt, sha256: "{sha256(proof(vendor)).hexdigest()}"'
        where = place if key == "rules" else f'url: "https://{vendor.key}.example.jp/{key}"'
        yield f'  {key}: {{title: {title}, {where}, issued: "2026-04-01", expires: "{vendor.proofs}"}}'


def proof(vendor: Vendor) -> bytes:
    """Return the one evidence file of a vendor."""
    return f"{vendor.name}（架空 / fictional）\n{vendor.rules}\n{vendor.post}\n{vendor.often}\n".encode()


def asked_of(vendor: Vendor, catalogue: Catalogue, baseline: Baseline) -> frozenset[str]:
    """Return the controls that the baseline asks of a service with these facts."""
    case = ProcurementCase(facts={**FACTS, **vendor.facts})
    asked = specification(case, (baseline,), (catalogue,), as_of=date(2026, 11, 15), tool_version="")
    return frozenset(one.id for one in asked.judgements[0].catalogues[0].controls if one.out_by is None)


def files() -> dict[Path, bytes]:
    """Return every file of the market by its path in the repository."""
    catalogue, baseline = load_catalogue(CATALOGUE), load_baseline(BASELINE)
    made: dict[Path, bytes] = {}
    for folder, vendor in (*((NOW, vendor) for vendor in VENDORS), (BEFORE, EARLIER)):
        text = profile_text(vendor, catalogue, asked_of(vendor, catalogue, baseline))
        made[folder / f"{vendor.key}.yaml"] = text.encode()
        if vendor.proofs:
            made[folder / "evidence" / f"{vendor.key}.txt"] = proof(vendor)
    return made


if __name__ == "__main__":
    for place, content in files().items():
        (ROOT / place).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / place).write_bytes(content)
