"""Finding catalogues and baselines: command line before settings before what comes with the tool."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.errors import UsageError
from ismap_check.sources.limits import Limits
from ismap_check.workflow.bundled import bundled_baselines, bundled_catalogues, bundled_name
from ismap_check.workflow.shelf import Shelf
from tests.unit.workflow.small import BASELINE, catalogue_text


def shelf(*layers: list[str], baselines: tuple[str, ...] = ()) -> Shelf:
    return Shelf(layers, baselines, Limits())


def edition(folder: Path, name: str, text: str | None = None) -> str:
    path = folder / name / "catalogue.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text or catalogue_text(name), encoding="utf-8")
    return str(path)


def test_bundled_catalogues_are_where_their_folders_say() -> None:
    found = shelf()
    for (name, number), path in bundled_catalogues().items():
        loaded = found.load(f"{name}@{number}")
        assert loaded is not None
        assert loaded.value is not None, loaded.diagnostics
        assert (loaded.value.id, loaded.value.edition, loaded.value.origin) == (name, number, "bundled")
        assert loaded.sources[0].name == bundled_name(path) == f"bundled:{name}/{number}/catalogue.yaml"


def test_bundled_baselines_have_the_id_of_their_file() -> None:
    found = shelf()
    for name in bundled_baselines():
        value = found.baseline(name).value
        assert value is not None
        assert value.id == name


def test_an_id_alone_is_the_newest_edition() -> None:
    assert shelf().resolve("genai-procurement") == "genai-procurement@2026-06"
    assert shelf().resolve("genai-procurement@2025-05") == "genai-procurement@2025-05"


def test_the_first_layer_that_has_an_id_wins(tmp_path: Path) -> None:
    old, new = edition(tmp_path, "2026-01"), edition(tmp_path, "2026-10")
    found = shelf([old], [new])
    assert found.resolve("small") == "small@2026-01"
    assert [ref for ref in found.refs if ref.startswith("small")] == ["small@2026-10", "small@2026-01"]
    assert shelf([new, old]).resolve("small") == "small@2026-10"


def test_one_edition_in_two_layers_is_the_first_ones(tmp_path: Path) -> None:
    one, two = edition(tmp_path / "a", "2026-01"), edition(tmp_path / "b", "2026-01")
    loaded = shelf([one], [two]).load("small@2026-01")
    assert loaded is not None
    assert loaded.value is not None
    assert loaded.value.origin == one


def test_a_given_catalogue_comes_before_the_bundled_one_of_that_name(tmp_path: Path) -> None:
    text = catalogue_text("2024-07").replace("id: small", "id: ismap")
    loaded = shelf([edition(tmp_path, "2024-07", text)]).load("ismap@2024-07")
    assert loaded is not None
    assert loaded.value is not None
    assert loaded.value.origin != "bundled"


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_a_folder_stands_for_the_catalogues_in_it(tmp_path: Path, depth: int) -> None:
    folder = tmp_path.joinpath(*["small", "2026-01"][2 - depth :]) if depth else tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "catalogue.yaml").write_text(catalogue_text(), encoding="utf-8")
    assert shelf([str(tmp_path)]).load("small@2026-01") is not None


def test_each_file_is_read_once(tmp_path: Path) -> None:
    found = shelf([edition(tmp_path, "2026-01")])
    assert found.load("small@2026-01") is found.load("small@2026-01")
    assert found.load("ismap@2024-07") is found.load("ismap@2024-07")


def test_a_broken_catalogue_is_known_by_what_it_says_it_is(tmp_path: Path) -> None:
    found = shelf([edition(tmp_path, "2026-01", catalogue_text().replace("revision: 1\n", ""))])
    loaded = found.load("small@2026-01")
    assert loaded is not None
    assert loaded.value is None
    assert [one.code for one in loaded.errors] == ["missing-key"]


def test_an_unreadable_file_takes_nobodys_place(tmp_path: Path) -> None:
    found = shelf([str(tmp_path / "none.yaml")])
    assert [one.code for one in found.given[0].errors] == ["file-missing"]
    assert found.load("@") is not None
    assert found.resolve("ismap")


def test_a_derived_edition_finds_its_base_at_hand(tmp_path: Path) -> None:
    base = edition(tmp_path, "2026-01")
    derived = catalogue_text("2026-10").split("groups:")[0] + 'derived: {from: "small@2026-01", without: ["1.1.2"]}\n'
    loaded = shelf([edition(tmp_path, "2026-10", derived), base]).load("small@2026-10")
    assert loaded is not None
    assert loaded.value is not None, loaded.diagnostics
    assert [leaf.id for leaf in loaded.value.leaves] == ["1.1.1.PB"]


@pytest.mark.parametrize(
    ("wanted", "code"),
    [("nothing", "catalogue-unknown"), ("ismap@1999-01", "edition-unknown"), ("", "catalogue-unknown")],
)
def test_what_is_not_there_is_a_usage_error(wanted: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        shelf().resolve(wanted)
    assert caught.value.code == code


def test_baselines_of_settings_and_files(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(BASELINE, encoding="utf-8")
    found = shelf(baselines=(str(file),))
    assert set(found.baselines) == {"strict", *bundled_baselines()}
    by_id, by_file = found.baseline("strict"), found.baseline(str(file))
    assert by_id.value == by_file.value
    with pytest.raises(UsageError, match="baseline-unknown"):
        found.baseline("lenient")
    assert [one.code for one in found.baseline("gone.yaml").errors] == ["file-missing"]


def test_the_editions_of_one_catalogue() -> None:
    assert [one.edition for one in shelf().editions("genai-procurement")] == ["2026-06", "2025-05"]
