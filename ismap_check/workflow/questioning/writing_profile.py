"""Write the profile that came of a questionnaire: a new file, or the one that was there, by position."""

from __future__ import annotations

import json
from pathlib import Path

from ismap_check.errors import UsageError
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.profile import VendorProfile
from ismap_check.workflow.profile_editing import OpenProfile, edit_profile, write_changes
from ismap_check.workflow.profile_text import profile_text
from ismap_check.workflow.questioning.taking_in import Catalogues, TakenIn
from ismap_check.workflow.writing import check_targets, write_file

SUFFIXES = (".yaml", ".yml", ".json")


def check_output(output: str, inputs: list[str], onto: str | None) -> None:
    """Refuse, before any work is done, a file that could not be written or must not be.

    Raises :class:`UsageError` for a name that is no profile's, or that of an input; the profile that is taken
    in onto may be written.
    """
    check_suffix(output)
    kept = [Path(name) for name in inputs if not (onto and is_same(output, onto) and name == onto)]
    check_targets([Path(output)], kept)


def check_suffix(output: str) -> None:
    """Raise :class:`UsageError` for a file whose name is no profile's."""
    if Path(output).suffix.lower() not in SUFFIXES:
        raise UsageError("profile-format-unknown", {"path": output, "suffixes": SUFFIXES})


def is_same(output: str, onto: str | None) -> bool:
    """Whether the profile that is there is the file to write."""
    if onto is None:
        return False
    try:
        return Path(output).samefile(onto)
    except OSError:
        return False


def write_taken(output: str, taken: TakenIn, profile: VendorProfile, *, in_place: bool) -> tuple[Diagnostic, ...]:
    """Write the profile; returns why nothing was written, if so.

    ``in_place``: only what changed is changed, in all the files of the profile that is there. A new file next to it
    is whole: comments of the old one come along where it is one file only.
    """
    if in_place and taken.opened:
        changed = edit_profile(taken.opened, profile)
        if changed.value is None:
            return changed.diagnostics
        write_changes(changed.value)
        return ()
    write_file(Path(output), _text(output, taken, profile))
    return ()


def _text(output: str, taken: TakenIn, profile: VendorProfile) -> bytes:
    changed = changed_text(output, taken.opened, profile, rewrite=True) if taken.opened else None
    return whole_text(output, profile, taken.catalogues) if changed is None else changed


def changed_text(output: str, opened: OpenProfile, profile: VendorProfile, *, rewrite: bool = False) -> bytes | None:
    """Return the text of a profile that is one file, so changed that it says ``profile``; comments stay.

    None where several files would become one, where YAML would become JSON or the other way, or where the file cannot
    be changed by position. ``rewrite``: what cannot be is written anew, without its comments.
    """
    if len(opened.document.layers) > 1 or _is_json(output) != _is_json(opened.document.root.document):
        return None
    changed = edit_profile(opened, profile, rewrite=rewrite)
    if changed.value is None:
        return None
    source = opened.document.root.site.source
    return changed.value[0].after if changed.value else (source.raw if source else b"")


def whole_text(output: str, profile: VendorProfile, catalogues: Catalogues) -> bytes:
    """Return a profile as one whole file."""
    if _is_json(output):
        return (json.dumps(write_profile(profile), ensure_ascii=False, indent=2) + "\n").encode()
    return profile_text(profile, catalogues=catalogues).encode()


def _is_json(name: str) -> bool:
    return name.lower().endswith(".json")
