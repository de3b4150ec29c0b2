"""Whoever judges sees what the run was started with, or says what is different there."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from ismap_check.errors import FileAccessError
from ismap_check.sources.limits import Limits
from ismap_check.workflow.portfolio import home as module
from ismap_check.workflow.portfolio.desk import Chunk, Task, work
from ismap_check.workflow.portfolio.home import Home, at_home, check_same, home_of
from ismap_check.workflow.portfolio.terms import Shared, shared_by_all
from tests.unit.workflow.portfolio.market import TERMS, small_market

LIMITS = Limits()


@pytest.fixture(scope="module")
def shared() -> Shared:
    return shared_by_all(TERMS, TERMS.shelf())


@pytest.fixture
def home(shared: Shared, tmp_path: Path) -> Home:
    return home_of(shared, small_market(tmp_path, 1), LIMITS)


def test_the_same_tool_and_files_are_the_same_wherever_they_stand(home: Home, shared: Shared) -> None:
    elsewhere = {(*question[:-2], f"/mnt{question[-2]}", question[-1]): one for question, one in shared.answers.items()}
    check_same(home, shared._replace(answers=elsewhere), LIMITS)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"version": "0.0.1"}, "worker-version"),
        ({"program": "0"}, "worker-program"),
        ({"shared": "0"}, "worker-catalogues"),
        ({"seen": "0"}, "worker-profiles"),
    ],
)
def test_what_is_different_is_told(home: Home, shared: Shared, change: dict[str, str], code: str) -> None:
    with pytest.raises(FileAccessError) as raised:
        check_same(home._replace(**change), shared, LIMITS)
    assert raised.value.code == code
    assert "worker" in raised.value.params


def test_a_program_is_another_as_soon_as_one_of_its_files_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "one.py").write_text("x = 1\n")
    monkeypatch.setattr(module, "PACKAGE", tmp_path)
    module._program.cache_clear()
    before = module._program()
    (tmp_path / "room" / "one.py").write_text("x = 2\n")
    module._program.cache_clear()
    assert module._program() != before
    module._program.cache_clear()


def test_work_is_done_in_the_folder_of_the_run(home: Home, tmp_path: Path) -> None:
    here = Path.cwd()
    with at_home(home._replace(folder=str(tmp_path))):
        assert Path.cwd() == tmp_path.resolve()
    assert Path.cwd() == here
    with pytest.raises(FileAccessError) as raised:
        at_home(home._replace(folder=str(tmp_path / "none")))
    assert raised.value.code == "worker-folder-missing"


def test_a_chunk_is_refused_by_another_program_and_the_refusal_travels(home: Home) -> None:
    chunk = Chunk(TERMS, "elsewhere", (Task(home.profile),), home._replace(program="0"))
    with pytest.raises(FileAccessError) as raised:
        work(chunk)
    travelled = pickle.loads(pickle.dumps(raised.value))  # noqa: S301 -- as between processes
    assert (travelled.code, travelled.params) == (raised.value.code, raised.value.params)
    assert work(chunk._replace(home=home))[0].line
