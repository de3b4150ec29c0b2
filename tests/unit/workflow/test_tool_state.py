"""The tool's state changes with every file it is made of."""

from __future__ import annotations

import json
from pathlib import Path

import ismap_check
from ismap_check.version import __version__
from ismap_check.workflow import tool_state as module
from ismap_check.workflow.tool_state import _files, tool_state

PACKAGE = Path(ismap_check.__file__).parent


def test_it_names_version_code_words_schemas_and_templates() -> None:
    state = json.dumps(tool_state())
    assert __version__ in state
    for name in ("cli/group.py", "i18n/ja.json", "schemas/catalogue.schema.json", "renderers/templates"):
        assert str(PACKAGE / name) in state
    assert "__pycache__" not in state


def test_a_file_that_is_written_changes_it(tmp_path: Path) -> None:
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "a.py").write_text("1")
    before = list(_files(str(tmp_path)))
    (tmp_path / "room" / "a.py").write_text("12")
    after = list(_files(str(tmp_path)))
    (tmp_path / "room" / "b.py").write_text("")
    assert len({str(state) for state in (before, after, list(_files(str(tmp_path))))}) == 3


def test_a_package_folder_that_is_gone_is_no_trouble() -> None:
    assert module._changed("/no/such-packages") == 0
