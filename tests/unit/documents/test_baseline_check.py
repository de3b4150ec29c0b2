from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.documents.baseline_check import check_baseline, selects
from ismap_check.documents.baseline_load import load_baseline
from ismap_check.documents.baseline_read import read_share
from ismap_check.model.baseline import Baseline, Selection
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.gate import Condition
from ismap_check.model.plain.baseline import write_share
from ismap_check.model.text import Text
from tests.unit.documents.reading import CATALOGUE_HEAD, LIMITS, catalogue_of, codes, control, write

ROOT = Path(__file__).parents[3]


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    groups = "groups:\n  - {id: g, title: {ja: 章, en: Chapter}}\n"
    text = CATALOGUE_HEAD + groups + "controls:\n" + control("o", "g") + control("o.1", "o") + control("o.2", "o")
    loaded = catalogue_of(tmp_path, text)
    assert loaded.value is not None
    return loaded.value


@pytest.mark.parametrize(
    ("include", "exclude", "selected"),
    [
        (None, (), {"o.1", "o.2"}),
        (("g",), (), {"o.1", "o.2"}),
        (("o.1",), (), {"o.1"}),
        (("g",), ("o.1",), {"o.2"}),
        (("o.1",), ("g",), set()),
        (None, ("o",), set()),
    ],
)
def test_selection(
    catalogue: Catalogue, include: tuple[str, ...] | None, exclude: tuple[str, ...], selected: set[str]
) -> None:
    selection = Selection(include=include, exclude=exclude)
    assert {leaf.id for leaf in catalogue.leaves if selects(catalogue, selection, leaf.id)} == selected


def test_a_catalogue_that_exists_but_could_not_be_loaded_is_not_unknown() -> None:
    baseline = Baseline(id="b", title=Text("例", "B"), uses={"small": "1"}, mandatory={"small": ("x",)})
    assert check_baseline(baseline, [], known=["small@1"]) == ()
    (told,) = check_baseline(baseline, [], document="b.yaml")
    assert (told.code, told.document, told.pointer) == ("unknown-catalogue", "b.yaml", ("uses", "small"))


def test_musts_and_weights_against_the_catalogue(catalogue: Catalogue) -> None:
    baseline = Baseline(
        id="b",
        title=Text("例", "B"),
        uses={"small": "1"},
        select={"small": Selection(exclude=("o.2",))},
        mandatory={"small": ("o.1", "o.2", "o", "none")},
        weights={"small": {"g": 2, "nothing": 1}},
    )
    told = check_baseline(baseline, [catalogue])
    assert codes(told) == ["must-not-a-leaf", "must-outside-selection", "unknown-id", "unknown-id"]


@pytest.mark.parametrize(("written", "tenths"), [(80, 800), ("80", 800), ("82.5", 825), ("0.1", 1), (100, 1000)])
def test_percentages_are_exact(written: int | str, tenths: int) -> None:
    assert read_share(written) == tenths
    assert read_share(write_share(tenths)) == tenths


@pytest.mark.parametrize(
    ("written", "tenths"), [("79.5", 795), ("100.0", 1000), ("100", 1000), ("100.1", None), ("79.55", None)]
)
def test_how_percentages_are_written(tmp_path: Path, written: str, tenths: int | None) -> None:
    text = (
        f"kind: baseline\nschema: 1\nid: b\ntitle: B\nuses: {{small: '1'}}\ngate: {{default: {{score: {written}}}}}\n"
    )
    loaded = load_baseline(write(tmp_path, b=text) / "b.yaml", name="b.yaml", limits=LIMITS)
    assert codes(loaded.diagnostics) == ([] if tenths else ["wrong-form"])
    assert (loaded.value and loaded.value.gate.default) == (tenths and {Condition.SCORE: tenths})


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    loaded = load_baseline(tmp_path / "gone.yaml", name="gone.yaml", limits=LIMITS)
    assert (loaded.value, codes(loaded.diagnostics), loaded.sources) == (None, ["file-missing"], ())


def test_origin_and_hash_of_a_baseline(tmp_path: Path) -> None:
    path = write(tmp_path, b="kind: baseline\nschema: 1\nid: b\ntitle: B\nuses: {small: '1'}\n") / "b.yaml"
    loaded = load_baseline(path, name="b.yaml", limits=LIMITS, origin="bundled")
    assert loaded.value is not None
    assert (loaded.value.origin, loaded.value.sha256) == ("bundled", loaded.sources[0].sha256)
