from __future__ import annotations

from pathlib import Path

from ismap_check.documents.profile_load import load_profile
from tests.unit.documents.reading import LIMITS, PROFILE_HEAD, write


def test_files_that_do_not_exist_are_told_where_they_are_named(tmp_path: Path) -> None:
    text = PROFILE_HEAD + "extends: company.yaml\nparts: [hr.yaml]\n"
    loaded = load_profile(write(tmp_path, profile=text) / "profile.yaml", name="in/profile.yaml", limits=LIMITS)
    told = {(one.code, one.document, one.pointer, one.params["file"]) for one in loaded.diagnostics}
    assert told == {
        ("named-file-missing", "in/profile.yaml", ("parts", 0), "in/hr.yaml"),
        ("named-file-missing", "in/profile.yaml", ("extends",), "in/company.yaml"),
    }
