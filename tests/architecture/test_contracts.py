"""The floors of the house hold, and every library stays in its room."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path

from tests.architecture.repository import PACKAGE, ROOT, name_of, trees

# The rooms that may import a library, by import name (DESIGN, section 2).
ROOMS = {
    "typer": {"cli"},
    "rich": {"cli"},
    "jinja2": {"renderers"},
    "markupsafe": {"renderers"},
    "jsonschema": {"documents"},
    "jsonschema_rs": {"documents"},
    "referencing": {"documents"},
    "yaml": {"sources"},
    "openpyxl": {"sources", "renderers", "questionnaire"},
    "defusedxml": {"sources"},
    "typst": {"renderers"},
    "pyarrow": {"renderers"},
    "distributed": {"workflow"},
}
FOR_WORK = {"dev", "browser"}
"""The extras for people who work on the project; every other extra adds something to the program."""
COMES_WITH = {"rich": "typer", "markupsafe": "jinja2", "referencing": "jsonschema", "yaml": "PyYAML"}


@cache
def third_party_imports() -> frozenset[tuple[str, str, str]]:
    """Return (library, room, file) of every import that is neither the standard library's nor ours."""
    found: set[tuple[str, str, str]] = set()
    for path, tree in trees():
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        found |= {
            (module, room, name_of(path))
            for module in modules_of(tree)
            if module not in sys.stdlib_module_names and module != "ismap_check"
        }
    return frozenset(found)


def modules_of(tree: ast.Module) -> set[str]:
    """Return the top-level names a module imports, wherever in the file."""
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return {name.split(".")[0] for name in names}


def test_import_contracts_hold() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_every_library_stays_in_its_room() -> None:
    strays = [(file, library) for library, room, file in third_party_imports() if room not in ROOMS.get(library, set())]
    assert not strays


def test_every_imported_library_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for_users = {name: lines for name, lines in project["optional-dependencies"].items() if name not in FOR_WORK}
    lines = [*project["dependencies"], *(line for listed in for_users.values() for line in listed)]
    declared = {re.split(r"[<>=]", line)[0].replace("-", "_") for line in lines}
    imported = {COMES_WITH.get(library, library) for library, _, _ in third_party_imports()}
    assert imported <= declared


def test_every_dependency_has_a_lower_bound_with_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text[text.index("\ndependencies = [") : text.index("[project.optional-dependencies]")].splitlines()
    for reason, line in pairwise(block):
        if line.strip().startswith('"'):
            assert ">=" in line
            assert reason.strip().startswith("# ")


def test_no_lock_file_with_index_addresses() -> None:
    assert not [name for name in ("uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock") if Path(ROOT / name).exists()]
