"""Reading a case: its own errors stop it, those of a bidder do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.procurement.demands import DIRECT
from ismap_check.sources.limits import Limits
from ismap_check.workflow.any_document import check_file
from ismap_check.workflow.case_documents import CaseDocuments, load_case_documents
from ismap_check.workflow.shelf import Shelf
from tests.unit.workflow.small_case import CASE, write_case


def shelf(folder: Path) -> Shelf:
    return Shelf([[str(folder / "catalogue.yaml")]], (), Limits())


def load(folder: Path, case: str = CASE) -> CaseDocuments:
    return load_case_documents(str(write_case(folder, case)), shelf(folder), Limits())


def codes(documents: CaseDocuments) -> list[str]:
    return [one.code for one in documents.diagnostics]


def test_a_sound_case_comes_with_its_demands_and_bids(tmp_path: Path) -> None:
    documents = load(tmp_path)
    assert documents.case is not None
    assert documents.diagnostics == documents.trouble == ()
    assert [one.id for one in documents.demands] == ["strict", DIRECT]
    assert [one.ref for one in documents.catalogues] == ["small@2026-01"]
    assert all(bid.documents.profile for bid in documents.bids)
    names = {Path(source.name).name for source in documents.sources}
    assert names == {"case.yaml", "baseline.yaml", "catalogue.yaml", "profile.yaml"}


def test_a_baseline_is_found_by_its_id_or_as_seen_from_the_case(tmp_path: Path) -> None:
    write_case(tmp_path)
    at_hand = Shelf([[str(tmp_path / "catalogue.yaml")]], (str(tmp_path / "baseline.yaml"),), Limits())
    case = tmp_path / "by-id.yaml"
    case.write_text(CASE.replace("baseline.yaml", "strict"), encoding="utf-8")
    assert load_case_documents(str(case), at_hand, Limits()).demands[0].id == "strict"


def test_an_unknown_baseline_is_told_at_its_place(tmp_path: Path) -> None:
    documents = load(tmp_path, CASE.replace("baseline.yaml", "strikt"))
    assert documents.case is None
    assert codes(documents) == ["unknown-baseline"]
    assert documents.diagnostics[0].pointer == ("demands", "baselines", 0)


def test_two_baselines_of_one_id_are_refused(tmp_path: Path) -> None:
    write_case(tmp_path)
    (tmp_path / "again.yaml").write_bytes((tmp_path / "baseline.yaml").read_bytes())
    case = tmp_path / "twice.yaml"
    case.write_text(CASE.replace("[baseline.yaml]", "[baseline.yaml, again.yaml]"), encoding="utf-8")
    assert codes(load_case_documents(str(case), shelf(tmp_path), Limits())) == ["given-twice"]


@pytest.mark.parametrize("wrong", ["kind: vendor-profile\n", "kind: vendor-profile\nschema: 1\n", None])
def test_a_bid_that_cannot_be_used_does_not_stop_the_case(tmp_path: Path, wrong: str | None) -> None:
    path = write_case(tmp_path)
    profile = tmp_path / "two" / "profile.yaml"
    profile.unlink() if wrong is None else profile.write_text(wrong, encoding="utf-8")
    documents = load_case_documents(str(path), shelf(tmp_path), Limits())
    assert documents.case is not None
    assert codes(documents) == ["bid-unreadable"]
    assert [bid.documents.profile is None for bid in documents.bids] == [False, True]
    assert documents.trouble


def test_the_case_s_own_errors_stop_it_and_the_bids_are_told_all_the_same(tmp_path: Path) -> None:
    path = write_case(tmp_path, CASE.replace("options: [plus]", "options: [pluss]"))
    (tmp_path / "two" / "profile.yaml").unlink()
    documents = load_case_documents(str(path), shelf(tmp_path), Limits())
    assert documents.case is None
    assert codes(documents) == ["bid-option-unknown", "bid-unreadable"]
    assert [one.code for one in documents.trouble] == ["file-missing"]


def test_a_broken_catalogue_is_told_once_and_not_as_the_bidder_s(tmp_path: Path) -> None:
    write_case(tmp_path)
    broken = tmp_path / "catalogue.yaml"
    broken.write_text(
        broken.read_text(encoding="utf-8").replace("requirement: selectable", "requirement: maybe"), encoding="utf-8"
    )
    documents = load_case_documents(str(tmp_path / "case.yaml"), shelf(tmp_path), Limits())
    assert documents.case is None
    assert codes(documents).count("unknown-value") == 1
    assert "unknown-value" not in [one.code for one in documents.trouble]


def test_what_is_no_case_is_told(tmp_path: Path) -> None:
    path = tmp_path / "no-case.yaml"
    path.write_text("kind: baseline\nschema: 1\n", encoding="utf-8")
    documents = load_case_documents(str(path), Shelf((), (), Limits()), Limits())
    assert (documents.case, codes(documents)) == (None, ["wrong-kind"])


def test_validate_tells_of_the_case_and_of_its_bids(tmp_path: Path) -> None:
    path = write_case(tmp_path)
    (tmp_path / "two" / "profile.yaml").unlink()
    checked = check_file(str(path), shelf(tmp_path), Limits())
    assert [one.code for one in checked.diagnostics] == ["bid-unreadable", "file-missing"]
