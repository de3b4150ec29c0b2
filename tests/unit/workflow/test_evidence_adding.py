"""Adding evidence: the file first, then the profile, or neither; nothing is overwritten, nothing listed twice."""

from __future__ import annotations

import errno
import hashlib
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ismap_check.errors import FileAccessError, IsmapCheckError, UsageError
from ismap_check.evidence.taking import take_file
from ismap_check.model.profile import Period, VendorProfile
from ismap_check.sources.limits import Limits
from ismap_check.workflow import evidence_adding, evidence_taking_in
from ismap_check.workflow.evidence_adding import Added, NewEvidence, add_new_evidence
from ismap_check.workflow.evidence_ids import free_id
from ismap_check.workflow.profile_editing import FileChange, open_profile
from tests.unit.workflow.editable import HEAD, shelf, write

ANSWERS = """\
responses:
  small:
    "1.1.1":
      status: implemented   # 2026年に確認
      evidence: [old]
evidence:
  old: {title: 旧, file: evidence/old.pdf}
"""
posix = pytest.mark.needs("posix")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a profile in one folder, and files to add in another."""
    (tmp_path / "profile").mkdir()
    (tmp_path / "inbox").mkdir()
    write(tmp_path / "profile", profile=HEAD + ANSWERS)
    (tmp_path / "inbox" / "Review 2026.pdf").write_bytes(b"review")
    return tmp_path


def add(place: Path, file: str | None = "inbox/Review 2026.pdf", *, limits: Limits | None = None, **what: Any) -> Added:
    name = str(place / "profile" / "profile.yaml")
    loaded = open_profile(name, shelf(place / "profile"), limits or Limits())
    assert loaded.value is not None
    return add_new_evidence(loaded.value, name, NewEvidence(file=place / file if file else None, **what))


def profile_of(place: Path) -> VendorProfile:
    loaded = open_profile(str(place / "profile" / "profile.yaml"), shelf(place / "profile"), Limits())
    assert loaded.value is not None
    return loaded.value.profile


def snapshot(place: Path) -> dict[str, bytes | None]:
    beneath = (place / "profile").rglob("*")
    return {str(one.relative_to(place)): one.read_bytes() if one.is_file() else None for one in beneath}


def test_a_file_is_copied_hashed_listed_and_linked(place: Path) -> None:
    added = add(
        place,
        controls=("1.1.1", "small/1.1.2"),
        issued=date(2026, 5, 1),
        covers=Period(date(2026, 4, 1), None),
        owner="監査室",
        confidential=True,
        title="点検",
    )
    assert (added.linked, added.copied, added.known) == (("small/1.1.1", "small/1.1.2.PB"), True, False)
    assert (place / "profile" / "evidence" / "Review 2026.pdf").read_bytes() == b"review"
    profile = profile_of(place)
    item = profile.evidence["review-2026"]
    assert item == added.item
    assert (item.title, item.file, item.sha256) == (
        "点検",
        "evidence/Review 2026.pdf",
        hashlib.sha256(b"review").hexdigest(),
    )
    assert (item.issued, item.covers, item.owner, item.confidential) == (
        date(2026, 5, 1),
        Period(date(2026, 4, 1), None),
        "監査室",
        True,
    )
    assert profile.responses["small"]["1.1.1"].evidence == ("old", "review-2026")
    assert profile.responses["small"]["1.1.2.PB"].evidence == ("review-2026",)
    assert "# 2026年に確認" in (place / "profile" / "profile.yaml").read_text(encoding="utf-8")
    assert sorted(one.name for one in (place / "profile" / "evidence").iterdir()) == ["Review 2026.pdf"]


def test_the_same_content_is_not_listed_twice_but_can_be_linked(place: Path) -> None:
    first = add(place)
    (place / "inbox" / "again.pdf").write_bytes(b"review")
    again = add(place, "inbox/again.pdf", controls=("1.1.1",), id="other")
    assert (again.known, again.copied, again.item.id) == (True, False, first.item.id)
    assert again.linked == ("small/1.1.1",)
    assert list(profile_of(place).evidence) == ["old", "review-2026"]
    before = snapshot(place)
    assert add(place, controls=("1.1.1",)).known
    assert snapshot(place) == before


def test_a_file_in_the_folder_stays_where_it_is(place: Path) -> None:
    (place / "profile" / "papers").mkdir()
    (place / "profile" / "papers" / "a.pdf").write_bytes(b"a")
    added = add(place, "profile/papers/a.pdf", reference=True)
    assert (added.item.file, added.copied) == ("papers/a.pdf", False)
    assert not (place / "profile" / "evidence").exists()


def test_a_file_that_an_item_waits_for_fills_it(place: Path) -> None:
    (place / "inbox" / "old.pdf").write_bytes(b"old")
    added = add(place, "inbox/old.pdf", issued=date(2026, 1, 1))
    assert (added.item.id, added.item.title, added.copied) == ("old", "旧", True)
    item = profile_of(place).evidence["old"]
    assert (item.sha256, item.issued) == (hashlib.sha256(b"old").hexdigest(), date(2026, 1, 1))


def test_an_address_needs_a_date_and_is_listed_once(place: Path) -> None:
    added = add(place, None, url="https://example.jp/docs/policy.html", issued=date(2026, 1, 1))
    assert (added.item.id, added.item.title, added.item.sha256) == ("policy-html", "policy.html", None)
    assert add(place, None, url="https://example.jp/docs/policy.html").known


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ({"file": "inbox/none.pdf"}, "evidence-file-missing"),
        ({"file": "inbox"}, "evidence-file-folder"),
        ({"file": "profile/profile.yaml"}, "evidence-file-is-profile"),
        ({"reference": True}, "evidence-file-elsewhere"),
        ({"limits": Limits(evidence_bytes=5)}, "evidence-file-too-large"),
        ({"id": "old"}, "evidence-id-taken"),
        ({"id": "no blanks"}, "evidence-id-invalid"),
        ({"controls": ("9.9",)}, "evidence-control-unknown"),
        ({"controls": ("small/1",)}, "evidence-control-unknown"),
        ({"file": None, "url": "https://example.jp/"}, "evidence-url-undated"),
        ({"file": None, "url": "javascript:alert(1)", "issued": date(2026, 1, 1)}, "evidence-url-invalid"),
    ],
)
def test_what_cannot_be_added_changes_nothing(place: Path, what: dict[str, Any], code: str) -> None:
    before = snapshot(place)
    with pytest.raises(IsmapCheckError) as refused:
        add(place, **what)
    assert refused.value.code == code
    assert snapshot(place) == before


def test_a_control_of_two_catalogues_has_to_be_named_with_one(place: Path) -> None:
    write(place / "profile", profile=HEAD.replace('{small: "1"}', '{small: "1", other: "1"}'))
    with pytest.raises(UsageError) as refused:
        add(place, controls=("1.1.1",))
    assert refused.value.params["ids"] == ("small/1.1.1", "other/1.1.1")
    assert add(place, controls=("other/1.1.1",)).linked == ("other/1.1.1",)


@posix
@pytest.mark.parametrize("there", ["Review 2026.pdf", "REVIEW 2026.pdf"])
def test_another_file_under_the_name_is_never_overwritten(place: Path, there: str) -> None:
    (place / "profile" / "evidence").mkdir()
    (place / "profile" / "evidence" / there).write_bytes(b"other")
    before = snapshot(place)
    with pytest.raises(UsageError) as refused:
        add(place)
    assert refused.value.code == "evidence-name-taken"
    assert snapshot(place) == before


@posix
def test_names_in_another_form_of_unicode_are_the_same_name(place: Path) -> None:
    composed, apart = (unicodedata.normalize(form, "ガイド.pdf") for form in ("NFC", "NFD"))
    (place / "profile" / "evidence").mkdir()
    (place / "profile" / "evidence" / apart).write_bytes(b"other")
    (place / "inbox" / composed).write_bytes(b"new")
    with pytest.raises(UsageError) as refused:
        add(place, f"inbox/{composed}")
    assert refused.value.code == "evidence-name-taken"
    (place / "profile" / "evidence" / apart).unlink()
    (place / "inbox" / apart).write_bytes(b"new")
    assert add(place, f"inbox/{apart}").item.file == f"evidence/{composed}"


@posix
@pytest.mark.parametrize("name", ["a\nb.pdf", "a\u202efdp.exe", "a\\b.pdf", " a.pdf"])
def test_names_that_not_every_system_writes_are_refused(place: Path, name: str) -> None:
    (place / "inbox" / name).write_bytes(b"x")
    with pytest.raises(UsageError) as refused:
        add(place, f"inbox/{name}")
    assert refused.value.code == "evidence-name-unusable"


@posix
def test_links_are_refused_wherever_they_stand(place: Path) -> None:
    (place / "inbox" / "link.pdf").symlink_to("Review 2026.pdf")
    with pytest.raises(FileAccessError) as refused:
        add(place, "inbox/link.pdf")
    assert refused.value.code == "evidence-file-link"
    (place / "profile" / "evidence").symlink_to(place / "inbox")
    with pytest.raises(FileAccessError) as elsewhere:
        add(place)
    assert elsewhere.value.code == "output-is-link"
    assert sorted(one.name for one in (place / "inbox").iterdir()) == ["Review 2026.pdf", "link.pdf"]


def test_if_the_profile_cannot_be_written_the_copy_goes_too(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(changes: tuple[FileChange, ...]) -> None:
        assert (place / "profile" / "evidence" / "Review 2026.pdf").exists()
        raise FileAccessError("output-disk-full", {"path": changes[0].name})

    before = snapshot(place)
    monkeypatch.setattr(evidence_adding, "write_changes", fails)
    with pytest.raises(FileAccessError):
        add(place)
    assert snapshot(place) == before


def test_a_folder_on_a_read_only_disk_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There, taking away what was never written fails in the same way."""

    def fails(_self: Path, *_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    (place / "profile" / "evidence").mkdir()
    before = snapshot(place)
    with monkeypatch.context() as disk:
        disk.setattr(Path, "open", fails)
        disk.setattr(Path, "unlink", fails)
        with pytest.raises(FileAccessError) as refused:
            add(place)
    assert refused.value.code == "output-denied"
    assert snapshot(place) == before


def test_a_file_that_changes_while_it_is_copied_is_refused(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def changing(path: Path, *rest: Any) -> Any:
        taken = take_file(path, *rest)
        path.write_bytes(b"changed")
        return taken

    before = snapshot(place)
    monkeypatch.setattr(f"{evidence_taking_in.__name__}.take_file", changing)
    with pytest.raises(FileAccessError) as refused:
        add(place)
    assert refused.value.code == "file-changed"
    assert snapshot(place) == before


def test_without_hard_links_a_name_is_taken_by_renaming(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_self: Path, _target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuses)
    assert add(place).copied
    assert [one.name for one in (place / "profile" / "evidence").iterdir()] == ["Review 2026.pdf"]


def test_ids_are_made_of_names() -> None:
    assert free_id("Ａccess Review (2026).PDF", ()) == "access-review-2026"
    assert free_id("点検.pdf", ()) == "evidence"
    assert free_id("a.pdf", {"a", "a-2"}) == "a-3"
    assert len(free_id(f"{'x' * 200}.pdf", ())) == 40
