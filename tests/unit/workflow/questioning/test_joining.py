"""Profiles of several departments become one, and no answer wins unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.questionnaire.merging import Prefer
from ismap_check.sources.limits import Limits
from ismap_check.workflow.questioning.joining import Joined, join_profiles
from tests.unit.workflow.editable import HEAD, shelf, write


def answers(**rows: str) -> str:
    """Return a profile; ``c111`` stands for the control 1.1.1."""
    listed = "".join(f'    "{".".join(key[1:])}": {{status: {status}}}\n' for key, status in rows.items())
    return f"{HEAD}responses:\n  small:\n{listed}"


def joined(folder: Path, *texts: str, prefer: Prefer | None = None) -> Joined:
    names = []
    for number, text in enumerate(texts):
        write(folder, name=f"p{number}.yaml")
        (folder / f"p{number}.yaml").write_text(text, encoding="utf-8")
        names.append(str(folder / f"p{number}.yaml"))
    loaded = join_profiles(names, prefer, shelf(folder), Limits())
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def statuses(found: Joined) -> dict[str, str]:
    assert found.taken.profile is not None
    return {key: str(one.status) for key, one in found.taken.profile.responses["small"].items()}


def test_departments_add_to_each_other(tmp_path: Path) -> None:
    found = joined(tmp_path, answers(c111="implemented"), answers(c121="planned"), answers(c211="partial"))
    assert statuses(found) == {"1.1.1": "implemented", "1.2.1": "planned", "2.1.1": "partial"}


def test_an_empty_answer_gives_way(tmp_path: Path) -> None:
    assert statuses(joined(tmp_path, answers(c111="null"), answers(c111="partial"))) == {"1.1.1": "partial"}
    assert statuses(joined(tmp_path, answers(c111="partial"), answers(c111="null"))) == {"1.1.1": "partial"}


@pytest.mark.parametrize(("prefer", "status"), [(Prefer.KEEP, "implemented"), (Prefer.REPLACE, "planned")])
def test_different_answers_are_conflicts(tmp_path: Path, prefer: Prefer, status: str) -> None:
    texts = answers(c111="implemented", c121="partial"), answers(c111="planned")
    stopped = joined(tmp_path, *texts)
    assert stopped.taken.profile is None
    assert [key.id for key in stopped.steps[0].conflicts] == ["1.1.1"]
    assert statuses(joined(tmp_path, *texts, prefer=prefer)) == {"1.1.1": status, "1.2.1": "partial"}


def test_all_unreadable_profiles_are_told(tmp_path: Path) -> None:
    write(tmp_path)
    names = [str(tmp_path / name) for name in ("a.yaml", "b.yaml")]
    loaded = join_profiles(names, None, shelf(tmp_path), Limits())
    assert loaded.value is None
    assert [one.document for one in loaded.errors] == names
