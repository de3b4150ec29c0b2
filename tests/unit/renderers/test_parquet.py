"""The tables of a portfolio as Parquet: exact, described, the same bytes again, in groups of whole vendors."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pyarrow import parquet

from ismap_check.errors import UsageError
from ismap_check.model.answers import AnswerKind, packed
from ismap_check.model.portfolio import Trouble, VendorRow
from ismap_check.renderers import parquet_answers, parquet_file, parquet_vendors
from ismap_check.renderers.parquet_answers import COLUMNS, HOW, leaves_in, write
from ismap_check.renderers.parquet_file import Column, Written
from ismap_check.renderers.parquet_vendors import Vendors
from tests.acceptance.bundled import ROOT, bundled
from tests.unit.report.market.rows import REF, vendor

WRITTEN = Written(date(2026, 11, 15), "0.0")
LEAVES = leaves_in(bundled(REF))
GAP = AnswerKind(
    "mandatory", status="planned", verdict="not-satisfied", weight=3, possible=6, gap=True, due="2027-03-31"
)
DONE = AnswerKind("mandatory", status="implemented", verdict="satisfied", answered=True, weight=3, possible=6, earned=6)


def rows(vendors: int) -> list[VendorRow]:
    """Return vendors with their first answer open and the others given, then one that could not be judged."""
    each = packed([GAP, *[DONE] * (len(LEAVES.controls) - 1)])
    made = [vendor(number, gaps=1) for number in range(vendors)]
    for row in made:
        object.__setattr__(row.parts[0], "answers", each)
    return [*made, VendorRow(file="cut.yaml", trouble=Trouble(code="file-empty", document="cut.yaml"), problems=1)]


def answers(vendors: int) -> bytes:
    out = BytesIO()
    write(out, rows(vendors), lambda _: LEAVES, WRITTEN)
    return out.getvalue()


def test_one_row_for_every_answer_of_those_who_were_judged() -> None:
    table = parquet.read_table(BytesIO(answers(3))).to_pylist()
    assert len(table) == 3 * len(LEAVES.controls)
    first, second = table[:2]
    assert first["control"] == LEAVES.controls[0]
    assert (first["status"], first["gap"], first["due"]) == ("planned", True, date(2027, 3, 31))
    assert (second["status"], second["earned_halves"], second["due"]) == ("implemented", 6, None)
    assert {row["service"] for row in table} == {"service-0", "service-1", "service-2"}
    assert {f"{row['catalogue']}@{row['edition']}" for row in table} == {REF}
    assert first["chapter"] == bundled(REF).groups[0].id


def test_one_row_for_every_file_whether_it_was_judged_or_not() -> None:
    table = parquet.read_table(BytesIO(parquet_vendors.render(Vendors(rows(2), WRITTEN)))).to_pylist()
    assert [row["file"] for row in table] == ["vendor-0.yaml", "vendor-1.yaml", "cut.yaml"]
    part = table[0]["parts"][0]
    assert (part["catalogue"], part["gaps"], part["missed"]) == ("genai-procurement", 1, ["mandatory_gaps"])
    assert part["verified_outcome"] is None
    assert (table[2]["trouble"], table[2]["outcome"], table[2]["parts"]) == ("file-empty", None, [])


def test_the_same_rows_give_the_same_bytes_and_the_file_says_what_it_is() -> None:
    assert answers(2) == answers(2)
    found = parquet.ParquetFile(BytesIO(answers(1))).metadata.metadata
    assert found[b"ismap-check.kind"] == b"portfolio-answers"
    assert found[b"ismap-check.schema"] == str(parquet_file.SCHEMA).encode()
    assert found[b"ismap-check.as_of"] == b"2026-11-15"


def test_rows_are_written_in_groups_of_whole_vendors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_answers, "GROUP", 2 * len(LEAVES.controls))
    metadata = parquet.ParquetFile(BytesIO(answers(5))).metadata
    sizes = [metadata.row_group(number).num_rows // len(LEAVES.controls) for number in range(metadata.num_row_groups)]
    assert sizes == [2, 2, 1]


def test_a_name_that_is_no_text_is_written_out() -> None:
    out, row = BytesIO(), dataclasses.replace(rows(1)[0], file="vendor-\udcff.yaml")
    write(out, [row], lambda _: LEAVES, WRITTEN)
    unread = VendorRow(file=row.file, trouble=Trouble(code="file-empty", document=row.file), problems=1)
    vendors = parquet.read_table(BytesIO(parquet_vendors.render(Vendors([row, unread], WRITTEN)))).to_pylist()
    assert parquet.read_table(out)["file"][0].as_py() == vendors[0]["file"] == "vendor-\\udcff.yaml"
    assert vendors[1]["trouble_document"] == vendors[1]["file"]


def test_a_market_without_anybody_to_judge_is_an_empty_table() -> None:
    assert parquet.read_table(BytesIO(answers(0))).num_rows == 0


def test_every_field_of_a_kind_has_its_column() -> None:
    reviewed = {"reviewed_verdict": "verified_verdict", "reviewed_possible": "verified_possible"}
    for column, field in zip(HOW, AnswerKind._fields, strict=True):
        name = {**reviewed, "reviewed_earned": "verified_earned"}.get(field, field)
        assert column.name.removesuffix("_halves") == name


def test_without_the_extra_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_file, "find_spec", lambda _: None)
    with pytest.raises(UsageError) as raised:
        parquet_file.check_installed()
    assert raised.value.params == {"command": "pip install 'ismap-check[results]'"}


TYPES: Mapping[str, str] = {
    "text": "VARCHAR",
    "number": "INTEGER",
    "flag": "BOOLEAN",
    "day": "DATE",
    "texts": "VARCHAR[]",
    "counts": "MAP(VARCHAR, INTEGER)",
}


def described(columns: tuple[Column, ...], above: str = "") -> list[tuple[str, str, bool]]:
    found: list[tuple[str, str, bool]] = []
    for name, holds, empty in columns:
        is_list = isinstance(holds, tuple)
        found.append((f"{above}{name}", "STRUCT[]" if is_list else TYPES[str(holds)], empty))
        if isinstance(holds, tuple):
            found += described(holds, f"{above}{name}[].")
    return found


@pytest.mark.parametrize("page", ["results.md", "results.ja.md"])
@pytest.mark.parametrize(("columns", "kind"), [(COLUMNS, "answers"), (parquet_vendors.COLUMNS, "vendors")])
def test_the_documentation_has_every_column_as_it_is(page: str, columns: Any, kind: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8").partition(f"<!-- columns {kind} -->")[2]
    table = text.strip().partition("\n\n")[0]
    told = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \| (.*?) \| .+ \|$", table, re.MULTILINE)
    assert [(name, kind_of, bool(empty.strip())) for name, kind_of, empty in told] == described(columns)
