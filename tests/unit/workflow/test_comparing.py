"""How files are named to readers of a comparison."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.workflow.comparing import paths_told


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("a.yaml", "b.yaml"), ("a.yaml", "b.yaml")),
        (("/data/a/profile.yaml", "/data2/b/profile.yaml"), ("a/profile.yaml", "b/profile.yaml")),
        (("x/a/profile.yaml", "y/a/profile.yaml", "-"), ("x/a/profile.yaml", "y/a/profile.yaml", "-")),
        (("a/profile.yaml", "b/profile.yaml", "c.yaml"), ("a/profile.yaml", "b/profile.yaml", "c.yaml")),
        (("x/../a.yaml", "b.yaml"), ("a.yaml", "b.yaml")),
    ],
)
def test_as_few_steps_as_tell_files_apart(names: tuple[str, ...], told: tuple[str, ...]) -> None:
    assert paths_told(names) == told


def test_where_the_files_lie_changes_nothing(tmp_path: Path) -> None:
    names = ("one/profile.yaml", "two/profile.yaml")
    assert paths_told([str(tmp_path / name) for name in names]) == paths_told(names)
