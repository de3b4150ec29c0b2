"""Optional settings of the working directory: which further catalogues, baselines and mappings are at hand.

They are read from ``ismap-check.yaml`` or ``[tool.ismap-check]`` of ``pyproject.toml`` there, never from an input's
folder: a document from outside must not change how it is judged (DESIGN, section 6).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from ismap_check.errors import InvalidDocumentError, UsageError
from ismap_check.model.diagnostic import Param
from ismap_check.model.records import dataclass
from ismap_check.model.text import Term
from ismap_check.sources.files import read_bytes
from ismap_check.sources.limits import Limits
from ismap_check.sources.looking import Refusal, file_bytes, is_file
from ismap_check.sources.parsing import parse_source

FILE = "ismap-check.yaml"
PROJECT_FILE = "pyproject.toml"
CATALOGUES_VARIABLE = "ISMAP_CHECK_CATALOGUES"
"""Files or folders of catalogues, separated as in ``PATH``; comes before the file's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Files or folders, as the user may name them on the command line too."""

    catalogues: tuple[str, ...] = ()
    baselines: tuple[str, ...] = ()
    mappings: tuple[str, ...] = ()


def read_settings(folder: Path, environment: Mapping[str, str], limits: Limits) -> Settings:
    """Return the settings in force: environment over file.

    Raises :class:`UsageError` if a setting is unknown or not a list of names, :class:`InvalidDocumentError` if the
    file cannot be read as YAML, and :class:`FileAccessError` for neither: a missing file is no settings.
    """
    settings = _from_files(folder, limits)
    listed = environment.get(CATALOGUES_VARIABLE)
    if not listed:
        return settings
    return replace(settings, catalogues=tuple(filter(None, listed.split(os.pathsep))))


def _from_files(folder: Path, limits: Limits) -> Settings:
    if is_file(folder / FILE):
        return _settings(FILE, _yaml(folder / FILE, limits) or {})
    if is_file(folder / PROJECT_FILE):
        return _settings(PROJECT_FILE, _toml(folder / PROJECT_FILE, limits))
    return Settings()


def _yaml(path: Path, limits: Limits) -> Any:
    read = read_bytes(path, limits, name=FILE)
    parsed = parse_source(FILE, read.value, limits) if read.value is not None else None
    if parsed is None or parsed.value is None:
        found = (*read.diagnostics, *(parsed.diagnostics if parsed else ()))
        if {diagnostic.code for diagnostic in found} == {"file-empty"}:
            return {}
        raise InvalidDocumentError(found)
    return parsed.value.data


def _toml(path: Path, limits: Limits) -> Any:
    raw = file_bytes(path, limits.file_bytes)
    if isinstance(raw, Refusal):
        raise _refused(PROJECT_FILE, raw.reason or raw.code)
    if b"ismap-check" not in raw:  # a project that does not know us: its file is none of our business
        return {}
    import tomllib  # few working directories have such a file

    try:
        return tomllib.loads(raw.decode("utf-8")).get("tool", {}).get("ismap-check", {})
    except ValueError as error:  # TOMLDecodeError and UnicodeDecodeError
        raise _refused(PROJECT_FILE, str(error)) from None


def _settings(name: str, data: Any) -> Settings:
    known = {field.name for field in fields(Settings)}
    if not isinstance(data, dict):
        raise _refused(name, Term("failure.settings-invalid.no-names"))
    for key, value in data.items():
        if key not in known or not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise _refused(name, key)
    return Settings(**{key: tuple(value) for key, value in data.items()})


def _refused(name: str, reason: Param) -> UsageError:
    known = tuple(field.name for field in fields(Settings))
    return UsageError("settings-invalid", {"path": name, "reason": reason, "known": known})
