"""Names inside a case tell how files lie to each other, and nothing of the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.errors import UsageError
from ismap_check.workflow.sealing.placing import check_apart, checked_name, member_names

WORKING = Path("/srv/audit/work").absolute()
posix = pytest.mark.needs("posix")


def test_files_in_the_working_folder_keep_their_names() -> None:
    given = ["vendor/profile.yaml", "./review.yaml", str(WORKING / "vendor/../waivers.yaml")]
    assert list(member_names(given, WORKING).values()) == [
        "inputs/vendor/profile.yaml",
        "inputs/review.yaml",
        "inputs/waivers.yaml",
    ]


def test_files_elsewhere_lie_in_numbered_folders_neighbours_in_one() -> None:
    given = ["../bids/a/profile.yaml", "../bids/a/reviews/r.yaml", "../bids/b/profile.yaml", "own.yaml"]
    assert list(member_names(given, WORKING).values()) == [
        "inputs/outside-1/profile.yaml",
        "inputs/outside-1/reviews/r.yaml",
        "inputs/outside-2/profile.yaml",
        "inputs/own.yaml",
    ]


@posix
def test_letters_in_another_form_are_one_name() -> None:
    assert member_names(["か\u3099/p.yaml"], WORKING) == {"か\u3099/p.yaml": "inputs/が/p.yaml"}
    with pytest.raises(UsageError, match="seal-name-twice"):
        member_names(["か\u3099.yaml", "が.yaml"], WORKING)


@pytest.mark.parametrize("name", ["a:b.yaml", "a\u202eb.yaml", "a /b.yaml", "con.yaml", "b./p.yaml"])
def test_names_that_no_case_can_hold_are_refused(name: str) -> None:
    with pytest.raises(UsageError, match="seal-name"):
        checked_name(f"inputs/{name}", name)


def test_two_members_that_some_systems_take_for_one_are_refused_as_they_were_named() -> None:
    check_apart(["inputs/a/p.yaml", "inputs/b/p.yaml"])
    with pytest.raises(UsageError, match="seal-names-alike") as refused:
        check_apart(["inputs/a/Log.txt", "inputs/b/log.txt", "inputs/a/log.txt"])
    assert refused.value.params == {"path": "a/Log.txt", "name": "a/log.txt"}
