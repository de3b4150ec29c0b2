from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ismap_check.documents.catalogue_load import FILE_NAME, load_catalogue
from ismap_check.model.catalogue import Catalogue, Group
from ismap_check.model.text import Text
from ismap_check.sources.limits import Limits
from ismap_check.workflow.catalogue_files import MOST_IN_ONE_FILE, catalogue_files
from tests.unit.report.sample_catalogues import SYSTEM


def written(folder: Path, catalogue: Catalogue) -> Catalogue:
    """Write a catalogue's files, read them back."""
    for name, text in catalogue_files(catalogue, ()).items():
        (folder / name).write_text(text, encoding="utf-8")
    loaded = load_catalogue(folder, name=str(folder), limits=Limits())
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    return loaded.value


def same(catalogue: Catalogue, other: Catalogue) -> bool:
    """Whether two catalogues say the same, wherever they come from."""
    strip = {"sha256": "", "structure": "", "origin": "", "derived_from": None}
    sort = {"groups": tuple(sorted(catalogue.groups, key=str)), "controls": tuple(sorted(catalogue.controls, key=str))}
    resort = {"groups": tuple(sorted(other.groups, key=str)), "controls": tuple(sorted(other.controls, key=str))}
    return replace(catalogue, **strip, **sort) == replace(other, **strip, **resort)  # type: ignore[arg-type]


def large() -> Catalogue:
    """The sample with enough controls to be split, one of them outside of all chapters."""
    detail = SYSTEM.leaves[0]
    more = tuple(replace(detail, id=f"x-{n}", parent="2") for n in range(MOST_IN_ONE_FILE))
    loose = replace(detail, id="loose", parent=None)
    named = (*SYSTEM.groups, Group(id="GOV", title=Text("統制", "統制")))
    return replace(SYSTEM, groups=named, controls=(*SYSTEM.controls, *more, loose))


def test_a_small_catalogue_is_one_file(tmp_path: Path) -> None:
    assert list(catalogue_files(SYSTEM, ())) == [FILE_NAME]
    assert same(written(tmp_path, SYSTEM), SYSTEM)


def test_a_large_one_has_a_file_for_each_chapter(tmp_path: Path) -> None:
    catalogue = large()
    assert list(catalogue_files(catalogue, ())) == [FILE_NAME, "01.yaml", "02.yaml", "03-GOV.yaml"]
    assert same(written(tmp_path, catalogue), catalogue)


def test_comments_stand_in_the_main_file_only() -> None:
    files = catalogue_files(large(), ["これは"])
    assert [name for name, text in files.items() if text.startswith("# これは\n")] == [FILE_NAME]


def test_ids_are_quoted_and_one_wording_is_written_once() -> None:
    text = catalogue_files(large(), ())["03-GOV.yaml"]
    assert '  - id: "GOV"\n    title: 統制\n' in text
