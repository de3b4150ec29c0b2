"""Where the catalogues, baselines, mappings and the sample that come with the tool stand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import ismap_check
from ismap_check.model.order import natural_key
from ismap_check.sources.looking import matching

SAMPLE = "aoba-cloud"
"""The sample profile that installed packages carry; a checkout has more beside it."""

PREFIX = "bundled:"
"""Starts the names of bundled files in messages and in the list of inputs."""


@cache
def data_folder() -> Path:
    """Return the folder of ``controls`` and ``profiles``: inside an installed package, beside it in a checkout."""
    package = Path(ismap_check.__file__).parent
    packed = package / "_data"
    return packed if packed.is_dir() else package.parent


def bundled_catalogues() -> Mapping[tuple[str, str], Path]:
    """Return the file of every bundled catalogue by id and edition, ids in order, the newest edition first."""
    files = matching(data_folder() / "controls", "*/*/catalogue.yaml")
    found = {(file.parent.parent.name, file.parent.name): file for file in files}
    newest_first = sorted(found, key=lambda name: natural_key(name[1]), reverse=True)
    return {name: found[name] for name in sorted(newest_first, key=lambda name: name[0])}


def bundled_baselines() -> Mapping[str, Path]:
    """Return the file of every bundled baseline by id, in order."""
    return {file.stem: file for file in matching(data_folder() / "controls" / "baselines", "*.yaml")}


def bundled_mappings() -> tuple[Path, ...]:
    """Return the files of the bundled mappings, in order."""
    return tuple(matching(data_folder() / "controls" / "mappings", "*.yaml"))


def bundled_name(path: Path) -> str:
    """Return how a bundled file is called: ``bundled:ismap/2024-07/catalogue.yaml``, on every machine the same."""
    return PREFIX + path.relative_to(data_folder() / "controls").as_posix()


def sample_folder() -> Path:
    """Return the folder of the sample profile."""
    return data_folder() / "profiles" / SAMPLE
