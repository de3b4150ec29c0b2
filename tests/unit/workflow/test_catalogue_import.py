"""From a file to a catalogue: names, what is taken over, what is compared, what is written."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from ismap_check.documents.catalogue_load import FILE_NAME
from ismap_check.documents.check_sheet.wishes import Wishes
from ismap_check.errors import UsageError
from ismap_check.i18n.words import load_words
from ismap_check.model.catalogue import Catalogue, MandatoryExclusion, Provenance, Requirement, Wording
from ismap_check.model.diagnostic import Loaded
from ismap_check.model.text import Language
from ismap_check.sources.limits import Limits
from ismap_check.sources.table_limits import TableLimits
from ismap_check.workflow.catalogue_import import IGNORE_FILE, Imported, Order, files_of, import_catalogue
from ismap_check.workflow.shelf import Shelf
from tests.unit.sources.books import book_of
from tests.unit.workflow.small import CATALOGUE

BOOK = book_of(
    [["番号", "管理策", "必須"], ["1.1", "利用者を確かめる。", ""], ["1.1.1", "二つの要素で確かめる。", "○"]]
)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf with a small catalogue beside the bundled ones."""
    (tmp_path / "small.yaml").write_text(CATALOGUE.format(edition="2026-01"), encoding="utf-8")
    return Shelf([[str(tmp_path / "small.yaml")]], (), Limits())


def small(shelf: Shelf) -> Catalogue:
    loaded = shelf.load("small@2026-01")
    assert loaded is not None
    assert loaded.value is not None
    return loaded.value


def imported(
    folder: Path, shelf: Shelf, wishes: Wishes | None = None, raw: bytes = BOOK, **order: Any
) -> Loaded[Imported]:
    file = folder / "表.xlsx"
    file.write_bytes(raw)
    asked = Order(file=str(file), folder=folder / "My Folder!", **order)
    return import_catalogue(asked, wishes or Wishes(), shelf, TableLimits(), Limits())


def catalogue(loaded: Loaded[Imported]) -> Catalogue:
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value.catalogue


def test_names_follow_from_file_and_folder(tmp_path: Path, shelf: Shelf) -> None:
    made = catalogue(imported(tmp_path, shelf))
    assert (made.id, made.edition, made.title.ja, made.wording) == ("my-folder", "1", "表", Wording.OFFICIAL)
    assert made.rules.mandatory_exclusion is MandatoryExclusion.REASON
    assert set(made.weights.values()) == {1}


def test_the_source_is_named_with_its_hash(tmp_path: Path, shelf: Shelf) -> None:
    made = catalogue(imported(tmp_path, shelf))
    assert made.sources["workbook"].title.ja == f"表.xlsx (sha256 {hashlib.sha256(BOOK).hexdigest()})"
    assert {control.source for control in made.controls} == {"workbook"}
    assert {control.provenance for control in made.controls} == {Provenance.OFFICIAL}


def test_the_catalogue_it_is_like_gives_names_rules_weights_and_facts(tmp_path: Path, shelf: Shelf) -> None:
    other = small(shelf)
    made = catalogue(imported(tmp_path, shelf, Wishes(like=other)))
    assert made.ref == "small@2026-01"
    assert (made.rules, made.weights, made.facts) == (other.rules, other.weights, other.facts)
    assert [group.id for group in made.groups] == ["1"]
    assert [control.id for control in made.controls] == ["1.1", "1.1.1.PB"]


def test_it_is_compared_with_what_it_is_like(tmp_path: Path, shelf: Shelf) -> None:
    loaded = imported(tmp_path, shelf, Wishes(like=small(shelf)))
    assert loaded.value is not None
    assert loaded.value.comparison is not None
    assert loaded.value.comparison.only_theirs == ("1.1.2",)


def test_without_one_it_is_compared_with_the_nearest(tmp_path: Path, shelf: Shelf) -> None:
    loaded = imported(tmp_path, shelf)
    assert loaded.value is not None
    assert loaded.value.comparison is not None
    assert loaded.value.comparison.other == "small@2026-01"
    far = imported(tmp_path, shelf, raw=book_of([["番号", "質問"], ["q1", "置いているか。"]]))
    assert far.value is not None
    assert far.value.comparison is None


def test_official_wording_is_kept_out_of_git_and_our_own_is_not(tmp_path: Path, shelf: Shelf) -> None:
    words = load_words(Language.EN)
    official, own = imported(tmp_path, shelf), imported(tmp_path, shelf, wording=Wording.OWN)
    assert official.value is not None
    assert own.value is not None
    files = files_of(official.value, words)
    assert list(files) == [FILE_NAME, IGNORE_FILE]
    assert files[IGNORE_FILE].decode().splitlines()[-1] == "*"
    assert "belongs to its publisher" in files[FILE_NAME].decode()
    assert list(files_of(own.value, words)) == [FILE_NAME]
    assert {control.provenance for control in catalogue(own).controls} == {Provenance.OWN}


@pytest.mark.parametrize(
    ("order", "code"),
    [({"id": "私の"}, "import-id-invalid"), ({"edition": "2026年"}, "import-edition-invalid")],
)
def test_names_that_cannot_be(tmp_path: Path, shelf: Shelf, order: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as refused:
        imported(tmp_path, shelf, **order)
    assert refused.value.code == code


def test_a_sheet_must_exist(tmp_path: Path, shelf: Shelf) -> None:
    with pytest.raises(UsageError) as refused:
        imported(tmp_path, shelf, Wishes(sheets=("ない",)))
    assert (refused.value.code, refused.value.params["known"]) == ("sheet-unknown", ("表",))


def test_what_no_catalogue_can_hold_is_told_of_the_file(tmp_path: Path, shelf: Shelf) -> None:
    file = tmp_path / "a.csv"
    file.write_text("番号,管理策\n1,書く\n2,残す\n", encoding="utf-8")
    asked = Order(file=str(file), folder=tmp_path / "out")
    loaded = import_catalogue(asked, Wishes(), shelf, TableLimits(), Limits(items=1))
    assert [(one.code, one.document) for one in loaded.diagnostics] == [("too-many-controls", str(file))]


def test_a_requirement_may_be_given_for_all(tmp_path: Path, shelf: Shelf) -> None:
    raw = book_of([["番号", "質問"], ["q1", "置いているか。"]])
    made = catalogue(imported(tmp_path, shelf, Wishes(requirement=Requirement.MANDATORY), raw))
    assert made.controls[0].requirement is Requirement.MANDATORY
