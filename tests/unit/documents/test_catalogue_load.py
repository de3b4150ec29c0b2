from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ismap_check.documents.catalogue_load import load_catalogue
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.model.catalogue import Catalogue, MandatoryExclusion, Provenance, Requirement, Rules, Wording
from ismap_check.model.diagnostic import Loaded
from ismap_check.model.text import Text
from ismap_check.sources.limits import Limits
from tests.unit.documents.reading import CATALOGUE_HEAD, LIMITS, catalogue_of, codes, control, write

ROOT = Path(__file__).parents[3]
PART = "kind: catalogue-part\nschema: 1\n"


def test_what_is_not_given_has_the_defaults(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, CATALOGUE_HEAD + "controls:\n" + control("1")).value
    assert catalogue is not None
    assert catalogue.rules == Rules()
    assert catalogue.rules.mandatory_exclusion is MandatoryExclusion.REASON
    assert catalogue.weights == {Requirement.MANDATORY: 3, Requirement.SELECTABLE: 1}
    (one,) = catalogue.controls
    assert (one.inheritable, one.parent, one.weight, one.responsibility) == (True, None, None, None)
    assert (one.provenance, one.applies_when, one.evidence) == (Provenance.OWN, {}, ())
    assert (catalogue.origin, catalogue.derived_from, catalogue.effective_from) == ("catalogue.yaml", None, None)


def test_the_line_break_of_a_block_is_no_part_of_its_text(tmp_path: Path) -> None:
    block = control("1").replace(
        "{ja: 本文, en: Text}", "\n      ja: |\n        一\n        二\n      en: |\n        One\n"
    )
    catalogue = catalogue_of(tmp_path, CATALOGUE_HEAD + "controls:\n" + block).value
    assert catalogue is not None
    assert catalogue.controls[0].text == Text("一\n二", "One")


def test_a_folder_stands_for_its_catalogue_file(tmp_path: Path) -> None:
    write(tmp_path, catalogue=CATALOGUE_HEAD + "parts: [one.yaml]\n", one=PART + "controls:\n" + control("1"))
    loaded = load_catalogue(tmp_path, name="controls/small/", limits=LIMITS, origin="bundled")
    assert loaded.value is not None
    assert [source.name for source in loaded.sources] == ["controls/small/catalogue.yaml", "controls/small/one.yaml"]
    assert loaded.value.origin == "bundled"


def test_parts_follow_one_another_in_the_order_of_their_names(tmp_path: Path) -> None:
    write(tmp_path, one=PART + "controls:\n" + control("1"), two=PART + "controls:\n" + control("2"))
    loaded = catalogue_of(tmp_path, CATALOGUE_HEAD + "parts: [two.yaml, one.yaml]\ncontrols:\n" + control("3"))
    assert loaded.value is not None
    assert [one.id for one in loaded.value.controls] == ["3", "2", "1"]


def test_one_bad_part_never_hides_the_next(tmp_path: Path) -> None:
    write(tmp_path, one=PART + "colour: red\n", two="a: [\n")
    loaded = catalogue_of(tmp_path, CATALOGUE_HEAD + "parts: [one.yaml, gone.yaml, two.yaml]\n")
    assert loaded.value is None
    assert [one.document for one in loaded.diagnostics] == ["one.yaml", "catalogue.yaml", "two.yaml"]
    assert codes(loaded.diagnostics)[:2] == ["named-file-missing", "unknown-key"]
    assert [source.name for source in loaded.sources] == ["catalogue.yaml", "one.yaml"]


def test_the_hash_of_one_file_is_its_own(tmp_path: Path) -> None:
    loaded = catalogue_of(tmp_path, CATALOGUE_HEAD + "controls:\n" + control("1"))
    assert loaded.value is not None
    assert loaded.value.sha256 == hashlib.sha256((tmp_path / "catalogue.yaml").read_bytes()).hexdigest()


def test_the_hash_of_several_files_is_that_of_their_listing(tmp_path: Path) -> None:
    """The listing is what ``sha256sum catalogue.yaml one.yaml`` prints, so a reader can check it."""
    write(tmp_path, one=PART + "controls:\n" + control("1"))
    loaded = catalogue_of(tmp_path, CATALOGUE_HEAD + "parts: [one.yaml]\n")
    names = ("catalogue.yaml", "one.yaml")
    listing = "".join(f"{hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    assert loaded.value is not None
    assert loaded.value.sha256 == hashlib.sha256(listing.encode()).hexdigest()


def test_too_many_controls(tmp_path: Path) -> None:
    text = CATALOGUE_HEAD + "controls:\n" + "".join(control(str(number)) for number in range(4))
    loaded = catalogue_of(tmp_path, text, limits=Limits(items=3))
    (told,) = loaded.diagnostics
    assert told.code == "too-many-controls"
    assert told.params == {"n": 4, "limit": 3, "option": "--max-items"}


def test_a_part_outside_by_a_link(tmp_path: Path) -> None:
    write(tmp_path, outside=PART + "controls:\n" + control("1"))
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "one.yaml").symlink_to(tmp_path / "outside.yaml")
    assert codes(catalogue_of(folder, CATALOGUE_HEAD + "parts: [one.yaml]\n").diagnostics) == ["path-outside"]


DERIVED = "kind: catalogue\nschema: 1\nid: small\nedition: '{edition}'\nrevision: 1\nderived: {{from: small@{base}}}\n"


class Shelf:
    """Editions by number, each derived from the one that ``bases`` says."""

    def __init__(self, folder: Path, bases: dict[str, str]) -> None:
        self.folder = folder
        for edition, base in bases.items():
            write(folder, **{f"e{edition}": DERIVED.format(edition=edition, base=base)})

    def load(self, ref: str) -> LoadedDocument[Catalogue]:
        name = f"e{ref.partition('@')[2]}.yaml"
        return load_catalogue(self.folder / name, name=name, limits=LIMITS, bases=self.load)


@pytest.mark.parametrize("bases", [{"1": "1"}, {"1": "2", "2": "1"}, {"1": "2", "2": "3", "3": "2"}])
def test_editions_derived_in_a_ring_are_seen_not_followed(tmp_path: Path, bases: dict[str, str]) -> None:
    loaded = Shelf(tmp_path, bases).load("small@1")
    assert loaded.value is None
    assert codes(loaded.diagnostics)[0] in {"derivation-ring", "base-unusable"}


def test_a_chain_of_editions(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, {"2": "1", "3": "2"})
    write(tmp_path, e1=CATALOGUE_HEAD + "controls:\n" + control("1"))
    loaded = shelf.load("small@3")
    assert loaded.value is not None
    assert (loaded.value.derived_from, loaded.value.title.en) == ("small@2", "Small catalogue")
    assert [one.id for one in loaded.value.controls] == ["1"]


def test_without_a_way_to_find_bases_a_derived_edition_cannot_be_read(tmp_path: Path) -> None:
    text = DERIVED.format(edition="2", base="1")
    assert codes(catalogue_of(tmp_path, text).diagnostics) == ["base-unusable"]
    assert codes(catalogue_of(tmp_path, text, bases=lambda _: Loaded(None)).diagnostics) == ["base-unusable"]


@pytest.mark.parametrize("path", sorted(ROOT.glob("controls/*/*/catalogue.yaml")), ids=lambda path: path.parent.name)
def test_the_catalogues_of_this_project_have_nothing_said_about_them(path: Path) -> None:
    def base(ref: str) -> LoadedDocument[Catalogue]:
        return load_catalogue(ROOT / "controls" / ref.replace("@", "/"), name=ref, limits=LIMITS, bases=base)

    loaded = load_catalogue(path, name=path.name, limits=LIMITS, bases=base)
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    assert f"{loaded.value.id}/{loaded.value.edition}" == path.parent.relative_to(ROOT / "controls").as_posix()


IDS_ONLY = CATALOGUE_HEAD.replace("wording: own", "wording: none")
BARE = "  - {id: A.1, parent: A, requirement: selectable, provenance: official%s}\n"


def test_a_catalogue_may_hold_ids_only(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, IDS_ONLY + "groups: [{id: A}]\ncontrols:\n" + BARE % "").value
    assert catalogue is not None
    assert catalogue.wording is Wording.NONE
    assert catalogue.groups[0].title == Text("A", "A")
    assert (catalogue.controls[0].title, catalogue.controls[0].text) == (Text("A.1", "A.1"), Text("", ""))


@pytest.mark.parametrize("words", ["title: 題", "text: 本文", "evidence: [証跡]", "changed: {ja: 注記, en: Note}"])
def test_ids_only_means_that_no_words_slip_in(tmp_path: Path, words: str) -> None:
    loaded = catalogue_of(tmp_path, IDS_ONLY + "groups: [{id: A}]\ncontrols:\n" + BARE % f", {words}")
    assert codes(loaded.diagnostics) == ["words-in-ids-only"]


def test_a_heading_is_words_too(tmp_path: Path) -> None:
    loaded = catalogue_of(tmp_path, IDS_ONLY + "groups: [{id: A, title: 題}]\ncontrols:\n" + BARE % "")
    assert codes(loaded.diagnostics) == ["words-in-ids-only"]


def test_where_there_are_words_no_control_goes_without(tmp_path: Path) -> None:
    loaded = catalogue_of(tmp_path, CATALOGUE_HEAD + "groups: [{id: A}]\ncontrols:\n" + BARE % "")
    assert codes(loaded.diagnostics) == ["missing-key"] * 3
