"""Make the catalogues of ISO's numbers, and how they relate to ISMAP's objectives, from the bundled ISMAP catalogue.

ISMAP took its numbers 5.1.1 to 18.2.3 over from ISO/IEC 27002:2013, which numbers Annex A of ISO/IEC 27001:2013, and
those with P from ISO/IEC 27017:2015 (CLD). Only numbers are made here: no word of ISO or JIS is in them. The reasons of
the links are about our own titles of the objectives and about how ISMAP goes on beneath them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

CONTROLS = Path(__file__).parent.parent / "controls"
ISMAP = ("ismap", "2024-07")
FIRST, LAST = 5, 18
"""The chapters whose numbers are ISO's."""
MARK = ".P"
"""Ends the numbers that come from ISO/IEC 27017."""


class Words(NamedTuple):
    """One statement in both languages."""

    ja: str
    en: str


class Objective(NamedTuple):
    """An objective of ISMAP: its number without the mark, its title, and the ids of its details by kind."""

    id: str
    number: str
    title: Words
    details: tuple[str, ...]
    mandatory: tuple[str, ...]

    @property
    def for_clouds(self) -> int:
        """How many details a cloud provider has to consider specially."""
        return sum(detail.endswith(("P", "PB")) for detail in self.details)


class Standard(NamedTuple):
    """A standard whose numbers become a catalogue."""

    id: str
    edition: str
    prefix: str
    title: Words
    source: Words
    takes: Callable[[str], bool]


STANDARDS = (
    Standard(
        id="iso-27001-annex-a",
        edition="2013",
        prefix="A.",
        title=Words("ISO/IEC 27001:2013附属書Aの番号", "Numbers of ISO/IEC 27001:2013, Annex A"),
        source=Words("ISO/IEC 27001:2013附属書A（番号のみ）", "ISO/IEC 27001:2013, Annex A (numbers only)"),
        takes=lambda control: not control.endswith(MARK),
    ),
    Standard(
        id="iso-27017",
        edition="2015",
        prefix="CLD.",
        title=Words("ISO/IEC 27017:2015のクラウド固有の番号", "Numbers of ISO/IEC 27017:2015 for cloud services only"),
        source=Words(
            "ISO/IEC 27017:2015のCLDで始まる管理策（番号のみ）",
            "ISO/IEC 27017:2015, the controls that start with CLD (numbers only)",
        ),
        takes=lambda control: control.endswith(MARK),
    ),
)
NOTICE = Words(
    "この管理基準は番号だけを並べたもので、規格の見出しも本文も載せていません。内容は、お手元の規格で確認してください。"
    "ISO、IEC、日本規格協会のいずれとも関係がなく、認証の可否を示すものでもありません。",
    "This catalogue lists numbers only; neither headings nor texts of the standard are included. Look them up in your "
    "own copy. It is independent of ISO, IEC and their members, and says nothing about certification.",
)


def objectives() -> Iterator[Objective]:
    """Yield ISMAP's objectives of the chapters whose numbers are ISO's, in order."""
    folder = CONTROLS / ISMAP[0] / ISMAP[1]
    parts = [_plain(folder / name) for name in _plain(folder / "catalogue.yaml")["parts"]]
    rows = [row for part in parts for row in part["controls"]]
    for row in rows:
        details = [one for one in rows if one["parent"] == row["id"]]
        if details and FIRST <= int(row["id"].split(".")[0]) <= LAST:
            yield Objective(
                id=row["id"],
                number=row["id"].removesuffix(MARK),
                title=Words(row["title"]["ja"], row["title"]["en"]),
                details=tuple(one["id"] for one in details),
                mandatory=tuple(one["id"] for one in details if one["requirement"] == "mandatory"),
            )


def catalogue_text(standard: Standard, taken: Sequence[Objective]) -> str:
    """Return the file of a standard's catalogue."""
    groups = dict.fromkeys(group for one in taken for group in _groups(standard, one.number))
    lines = [
        "# yaml-language-server: $schema=../../../ismap_check/schemas/catalogue.schema.json",
        "# Made by tools/build_iso.py: numbers only, no wording of ISO or JIS. Each is met, or left out with a reason.",
        "kind: catalogue",
        "schema: 1",
        f"id: {standard.id}",
        f'edition: "{standard.edition}"',
        "revision: 1",
        *_worded("title", standard.title, 0),
        "wording: none",
        *_worded("notice", NOTICE, 0),
        "weights: {mandatory: 1, selectable: 1}",
        "sources:",
        "  standard:",
        *_worded("title", standard.source, 4),
        "groups:",
        *(f"  - {{{_node(group, parent)}}}" for group, parent in groups),
        "controls:",
        *(_control(standard, one.number) for one in taken),
    ]
    return "\n".join(lines) + "\n"


def mapping_text(standard: Standard, taken: Sequence[Objective]) -> str:
    """Return the file of the mapping from a standard's numbers to ISMAP's objectives."""
    lines = [
        "# yaml-language-server: $schema=../../ismap_check/schemas/mapping.schema.json",
        "# Made by tools/build_iso.py. The numbers are the same by ISMAP's own account (docs/ismap.md); no texts were",
        "# compared, so no link says more than intersects-with. No official or third-party mapping is used or quoted.",
        "kind: mapping",
        "schema: 1",
        f'from: {{{standard.id}: "{standard.edition}"}}',
        f'to: {{{ISMAP[0]}: "{ISMAP[1]}"}}',
        "links:",
    ]
    for one in taken:
        lines += [f'  - from: "{standard.prefix}{one.number}"', f'    to: "{one.id}"', "    relation: intersects-with"]
        lines += _worded("reason", reason(one), 4)
    return "\n".join(lines) + "\n"


def reason(one: Objective) -> Words:
    """Return why the link says what it says: the topic that is shared, and how ISMAP goes on where ISO does not."""
    ja, en, n = one.title.ja, one.title.en, len(one.details)
    details = f"{n} details" if n > 1 else "one detail"
    if one.id.endswith(MARK):
        return Words(
            f"「{ja}」はこの番号に由来するが、ISMAPは事業者の行うことだけを詳細管理策{n}件に定め、本文は照合していない。",
            f"“{en}” came from this number. ISMAP asks only what the provider does, in {details}; texts not compared.",
        )
    if one.mandatory:
        musts = Words("・".join(one.mandatory), " and ".join(one.mandatory))
        return Words(
            f"番号と主題「{ja}」が一致する。ISMAPは詳細管理策{n}件に分け、{musts.ja}を必須とする。本文は未照合。",
            f"Same number and topic, “{en}”. ISMAP adds {details}, {musts.en} being a must; texts not compared.",
        )
    if one.for_clouds:
        return Words(
            f"同じ番号で「{ja}」を扱う。本文は未照合で、ISMAPの詳細管理策{n}件のうち{one.for_clouds}件はクラウド固有。",
            f"Both numbers treat “{en}”. Of ISMAP's {details}, {one.for_clouds} are for clouds; texts not compared.",
        )
    return Words(
        f"「{ja}」という主題と番号を同じくする。ISMAPの詳細管理策{n}件との間で、本文は照合していない。",
        f"“{en}” is the topic under both numbers. The texts were not compared with ISMAP's {details}.",
    )


def files() -> Iterator[tuple[Path, str]]:
    """Yield every file that is made, with its text."""
    found = tuple(objectives())
    for standard in STANDARDS:
        taken = tuple(one for one in found if standard.takes(one.id))
        yield CONTROLS / standard.id / standard.edition / "catalogue.yaml", catalogue_text(standard, taken)
        yield CONTROLS / "mappings" / f"{standard.id}--{ISMAP[0]}.yaml", mapping_text(standard, taken)


def _plain(path: Path) -> Any:
    """Return the plain data of a file of ours."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _groups(standard: Standard, number: str) -> Iterator[tuple[str, str | None]]:
    """Yield the chapter and the section of a number, each with what is above it."""
    chapter, section, _ = number.split(".")
    yield f"{standard.prefix}{chapter}", None
    yield f"{standard.prefix}{chapter}.{section}", f"{standard.prefix}{chapter}"


def _control(standard: Standard, number: str) -> str:
    parent = number.rpartition(".")[0]
    node = _node(f"{standard.prefix}{number}", f"{standard.prefix}{parent}")
    return f"  - {{{node}, requirement: mandatory, provenance: official, source: standard}}"


def _node(node: str, parent: str | None) -> str:
    return f'id: "{node}"' + (f', parent: "{parent}"' if parent else "")


def _worded(key: str, words: Words, indent: int) -> list[str]:
    """Return a statement in both languages as YAML; JSON's quotes are YAML's."""
    space = " " * indent
    texts = (f"{space}  {name}: {json.dumps(text, ensure_ascii=False)}" for name, text in words._asdict().items())
    return [f"{space}{key}:", *texts]


if __name__ == "__main__":
    for path, made in files():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, encoding="utf-8")
