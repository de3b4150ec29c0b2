"""Write a folder of made-up vendor profiles for one bundled catalogue: a market to measure ``portfolio`` with.

Every vendor has a maturity, stronger and weaker chapters, evidence that is current, expiring or expired, and some have
a registration. Everything follows from the numbers of vendor and control, so that two machines write the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.synthetic import JA_MEASURE, JA_REASON
from ismap_check import load_catalogue
from ismap_check.errors import UsageError
from ismap_check.model.catalogue import Catalogue, Control, Requirement

CATALOGUE = "ismap"
DAY = date(2026, 11, 15)
"""The day around which evidence and registrations expire."""
EVIDENCE_FILES = 12
DONE = 120
FIRST = ("青空", "汐見", "白樺", "千歳", "朝霧", "若竹", "深山", "入江", "北斗", "紅葉", "月影", "常盤")
SECOND = ("クラウド", "データ", "ネット", "システムズ", "情報基盤", "ソフト", "テレコム")
MATURITY = ((4, DONE, 5), (20, 40, 4), (100, 78, 5))
"""Up to which roll of the dice a vendor starts where, and how much more each number that it rolls brings."""
REGISTERED = 40
OPEN = 99
"""What a vendor rolls for an answer that it leaves open."""
MUST_BONUS = 9
"""What is mandatory gets done first."""
MODELS = ("iaas", "paas", "saas")
UNREADABLE = "kind: vendor-profile\nschema: 1\nvendor: {name: 途中で切れた自己評価\n"
"""What a file looks like that was cut off on its way."""


class Made(NamedTuple):
    """One vendor: its place in the market, and how many of a hundred leaves it satisfies."""

    number: int
    maturity: int

    @property
    def key(self) -> str:
        """The id of its service, and the name of its folder."""
        return f"vendor-{self.number:05d}"

    @property
    def name(self) -> str:
        """The name of the company."""
        return f"{FIRST[self.number % len(FIRST)]}{SECOND[self.number % len(SECOND)]}{self.number}株式会社（架空）"


def dice(*about: object) -> int:
    """Return a number from 0 to 99 that depends on nothing but its arguments."""
    return crc32("/".join(map(str, about)).encode()) % 100


def made(number: int) -> Made:
    """Return one vendor; most are well prepared, a few have hardly begun, a few are done."""
    roll = dice("maturity", number)
    bottom, slope = next((bottom, slope) for most, bottom, slope in MATURITY if roll < most)
    return Made(number, bottom + roll // slope)


def profile_text(vendor: Made, catalogue: Catalogue) -> str:
    """Return one profile as YAML."""
    answers = "".join(answer_text(vendor, leaf, can_select=catalogue.rules.selection) for leaf in catalogue.leaves)
    return f"{head_text(vendor, catalogue)}responses:\n  {catalogue.id}:\n{answers}evidence:\n{evidence_text(vendor)}"


def head_text(vendor: Made, catalogue: Catalogue) -> str:
    """Return what stands before the answers."""
    expires = DAY + timedelta(days=dice("registration", vendor.number) * 9 - 90)
    registered = dice("registered", vendor.number) < REGISTERED
    row = f'{{programme: {catalogue.id}, number: "X26-{vendor.number:05d}-1", expires: "{expires}"}}'
    return f"""kind: vendor-profile
schema: 1
language: ja
vendor: {{name: {vendor.name}, country: JP}}
service:
  id: {vendor.key}
  name: Service {vendor.number}
  model: {MODELS[vendor.number % len(MODELS)]}
registrations: [{row if registered else ""}]
assessment:
  catalogues: {{{catalogue.id}: "{catalogue.edition}"}}
  period: {{from: "2026-04-01", to: "2026-09-30"}}
  prepared_on: "2026-10-10"
"""


def answer_text(vendor: Made, leaf: Control, *, can_select: bool) -> str:
    """Return one answer as YAML; nothing for one that is left open."""
    status = status_of(vendor, leaf, can_select=can_select)
    if status is None:
        return ""
    lines = [f'    "{leaf.id}":', f"      status: {status}"]
    lines.append(f"      measure: {vendor.name}では、{JA_MEASURE}（{leaf.id}）。")
    if status != "implemented":
        lines.append(f"      reason: {JA_REASON}（{leaf.id}）。")
    if status in {"implemented", "partial"}:
        lines.append(f"      evidence: [record-{dice(leaf.id) % EVIDENCE_FILES}]")
    if status == "planned":
        lines.append(f'      due: "{DAY + timedelta(days=10 * dice(leaf.id) - 200)}"')
    return "\n".join(lines) + "\n"


def status_of(vendor: Made, leaf: Control, *, can_select: bool) -> str | None:
    """Return what a vendor claims of a control; some controls are hard for everybody."""
    chapter = leaf.id.split(".", maxsplit=1)[0]
    is_must = leaf.requirement is Requirement.MANDATORY
    ease = dice("chapter", vendor.number, chapter) // 10 - dice("hard", leaf.id) // 12 + MUST_BONUS * is_must
    strength, roll = vendor.maturity + ease, dice(vendor.number, leaf.id)
    if roll < strength:
        return "implemented"
    left = "not-selected" if can_select and not is_must else "not-implemented"
    return None if roll == OPEN else ("partial", "planned", "not-implemented", left)[(roll - strength) % 4]


def evidence_text(vendor: Made) -> str:
    """Return the evidence items as YAML; some have expired, some are about to."""
    rows = ((n, DAY + timedelta(days=dice("expiry", vendor.number, n) * 5 - 20)) for n in range(EVIDENCE_FILES))
    return "".join(
        f'  record-{n}: {{title: 台帳 {n}, file: evidence/record-{n}.txt, issued: "2026-04-01", expires: "{day}"}}\n'
        for n, day in rows
    )


def files_of(vendor: Made, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of a vendor, its folder included; a rare file is missing."""
    yield f"{vendor.key}/profile.yaml", profile_text(vendor, catalogue)
    for n in range(EVIDENCE_FILES):
        if dice("missing", vendor.number, n) > 0:
            yield f"{vendor.key}/evidence/record-{n}.txt", f"{vendor.name} 台帳 {n}\n" * 20


def write_market(folder: Path, vendors: int, *, unreadable: int = 0, catalogue: str = CATALOGUE) -> None:
    """Write ``vendors`` profiles with their evidence, and as many files more that nobody can read."""
    known = load_catalogue(catalogue)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, vendors + 1):
        for name, text in files_of(made(number), known):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    for number in range(unreadable):
        (folder / f"unreadable-{number}.yaml").write_text(UNREADABLE, encoding="utf-8", newline="\n")


def main() -> None:
    """Write the market."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("vendors", type=int, help="how many profiles")
    parser.add_argument("folder", type=Path, help="where to")
    parser.add_argument("--unreadable", type=int, default=0, help="files more that nobody can read (default: 0)")
    parser.add_argument("--catalogue", default=CATALOGUE, help=f"which catalogue they answer (default: {CATALOGUE})")
    given = parser.parse_args()
    if min(given.vendors, given.unreadable) < 0:
        parser.error("numbers of files start at 0")
    try:
        write_market(given.folder, given.vendors, unreadable=given.unreadable, catalogue=given.catalogue)
    except UsageError as error:
        parser.error(f"{error.code}: {given.catalogue}")
    except OSError as error:
        sys.exit(f"{error.filename}: {error.strerror}")


if __name__ == "__main__":
    main()
