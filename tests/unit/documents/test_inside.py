from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.documents.inside import file_inside, leads_outside, name_beside


@pytest.mark.parametrize("written", ["a.yaml", "shared/a.yaml", "人事.yaml", "a..yaml", ".hidden/a.yaml", "./a.yaml"])
def test_files_in_the_folder(written: str, tmp_path: Path) -> None:
    assert not leads_outside(written)
    assert file_inside(tmp_path, written) == tmp_path / written


@pytest.mark.parametrize(
    "written",
    [
        "../a.yaml",
        "a/../../b",
        "a/..",
        "/etc/passwd",
        "C:/a",
        "c:a",
        "a\\b",
        "\\\\server\\share",
        "",
        " ",
        "//server/a",
    ],
)
def test_files_outside_by_their_spelling(written: str, tmp_path: Path) -> None:
    assert leads_outside(written)
    assert file_inside(tmp_path, written) is None


def test_files_outside_by_a_link(tmp_path: Path) -> None:
    """Also where the outside folder's name begins like the inside one's."""
    folder, other = tmp_path / "profile", tmp_path / "profile-evil"
    folder.mkdir()
    other.mkdir()
    (other / "a.yaml").write_text("x", encoding="utf-8")
    (folder / "link.yaml").symlink_to(other / "a.yaml")
    (folder / "folder").symlink_to(other)
    (folder / "inner.yaml").symlink_to(folder / "b.yaml")
    assert file_inside(folder, "link.yaml") is None
    assert file_inside(folder, "folder/a.yaml") is None
    assert file_inside(folder, "inner.yaml") == folder / "inner.yaml"


def test_links_that_lead_in_a_ring(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")
    assert file_inside(tmp_path, "a.yaml") is None


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("profile.yaml", "a.yaml"),
        ("x/profile.yaml", "x/a.yaml"),
        ("bundled:ismap/catalogue.yaml", "bundled:ismap/a.yaml"),
        ("C:\\x\\profile.yaml", "C:\\x\\a.yaml"),
    ],
)
def test_the_name_of_a_file_beside_another(name: str, beside: str) -> None:
    assert name_beside(name, "a.yaml") == beside
