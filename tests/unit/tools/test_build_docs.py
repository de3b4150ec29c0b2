"""Filling the generated parts of the documentation."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tools import build_docs


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> None:
    table: Mapping[str, Callable[..., str]] = {"echo": lambda *words: " ".join(words)}
    monkeypatch.setattr(build_docs, "PARTS", table)


@pytest.mark.usefixtures("parts")
def test_a_part_is_made_anew_and_all_around_it_stays() -> None:
    page = "before\n<!-- generated: echo a b -->\nold\n<!-- end -->\nafter\n"
    assert build_docs.filled(page) == "before\n<!-- generated: echo a b -->\n\na b\n\n<!-- end -->\nafter\n"


@pytest.mark.usefixtures("parts")
def test_filling_twice_changes_nothing_more() -> None:
    page = build_docs.filled("<!-- generated: echo a -->\n<!-- end -->\n<!-- generated: echo b -->\n<!-- end -->\n")
    assert build_docs.filled(page) == page
    assert page.count("<!-- end -->") == 2


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("kind", ["vendor-profile", "catalogue", "baseline"])
def test_every_row_of_a_table_says_what_may_be_written_and_what_it_means(kind: str, language: str) -> None:
    rows = build_docs.keys(kind, language).splitlines()
    cells = [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows[2:]]
    assert len(cells) > 10
    assert [row for row in cells if not (row[0] and row[2] and row[-1])] == []


def test_lists_and_maps_show_the_keys_of_their_members() -> None:
    table = build_docs.keys("vendor-profile", "en")
    assert "| `responses.<id>.<id>.status` |" in table
    assert "| `registrations[].programme` | yes |" in table
    assert "`vendor.name.ja`" not in table
