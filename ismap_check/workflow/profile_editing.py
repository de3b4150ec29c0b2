"""Change a vendor profile in its files, by position: one answer is one line, and comments stay.

Open a profile, say what it should be (:func:`set_answers`, :func:`add_evidence`, or any :class:`VendorProfile` with
:func:`edit_profile`), write the changes. Nothing is written that was not read back and found to mean what was wanted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ismap_check.documents.check import check_document
from ismap_check.documents.loaded import LoadedDocument
from ismap_check.documents.parts import Part
from ismap_check.documents.profile_document import Layer, ProfileDocument, profile_document
from ismap_check.documents.profile_load import load_profile
from ismap_check.documents.profile_read import read_profile
from ismap_check.documents.profile_resolve import resolve_profile
from ismap_check.editing.edit import edited, rewritten, settled
from ismap_check.editing.sameness import same
from ismap_check.errors import FileAccessError
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic, Loaded
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.profile import EvidenceItem, Response, VendorProfile
from ismap_check.sources.limits import Limits
from ismap_check.sources.parsing import parse_source
from ismap_check.workflow.profile_files import Assessed, meant_by, wanted_files
from ismap_check.workflow.shelf import Shelf
from ismap_check.workflow.writing import write_file

Answers = Mapping[str, Mapping[str, Response]]
"""Answers by catalogue and full id of the control."""


class FileChange(NamedTuple):
    """One file to write: its name as the user gave it, its bytes before and after."""

    name: str
    before: bytes
    after: bytes


class OpenProfile(NamedTuple):
    """A profile as its files tell it, with the catalogues (by ``id@edition``) that it names or shall name."""

    document: ProfileDocument
    catalogues: Mapping[str, Catalogue]
    shelf: Shelf
    limits: Limits

    @property
    def profile(self) -> VendorProfile:
        """The whole profile with the full ids of its controls; proposals and blank answers among them."""
        return meant_by(self.document, self.assessed(self.document.profile))

    @property
    def resolved(self) -> Loaded[VendorProfile]:
        """The profile as it would be judged, with all that is wrong with its references."""
        return self._resolved(self.document)

    def new_errors(self, after: ProfileDocument) -> tuple[Diagnostic, ...]:
        """Return the errors that references would have after a change, and have not now."""
        known = {_told(one) for one in self.resolved.errors}
        return tuple(one for one in self._resolved(after).errors if _told(one) not in known)

    def _resolved(self, document: ProfileDocument) -> Loaded[VendorProfile]:
        catalogues, shelf = self.catalogues.values(), self.shelf
        return resolve_profile(document, catalogues, known=shelf.refs, editions=shelf.editions, limits=self.limits)

    def assessed(self, profile: VendorProfile) -> Assessed:
        """Return the catalogues that a profile answers, as far as they are at hand."""
        refs = {key: f"{key}@{edition}" for key, edition in profile.assessment.catalogues.items()}
        return {key: self.catalogues[ref] for key, ref in refs.items() if ref in self.catalogues}


Changed = Loaded[tuple[FileChange, ...]]
"""The files to write, or why nothing can be written: ``edit-refused`` where ``rewrite`` may help."""


def open_profile(
    name: str, shelf: Shelf, limits: Limits, *, catalogues: Iterable[str] = ()
) -> LoadedDocument[OpenProfile]:
    """Read a profile to change it, with further ``catalogues`` (``id@edition``) it is to be given.

    It must be a valid document; what is wrong with its references is left to be mended.
    """
    read = load_profile(Path(name), name=name, limits=limits)
    if read.value is None:
        return LoadedDocument(None, read.diagnostics, read.sources)
    named = [f"{key}@{edition}" for key, edition in read.value.profile.assessment.catalogues.items()]
    loaded = [shelf.load(ref) for ref in dict.fromkeys([*named, *catalogues])]
    known = {one.value.ref: one.value for one in loaded if one and one.value}
    return LoadedDocument(OpenProfile(read.value, known, shelf, limits), read.diagnostics, read.sources)


def set_answers(
    opened: OpenProfile,
    answers: Answers,
    *,
    evidence: Mapping[str, EvidenceItem] | None = None,
    editions: Mapping[str, str] | None = None,
    rewrite: bool = False,
) -> Changed:
    """Give answers, each as a whole, in the place of those that are there; ``evidence`` may come with them.

    ``editions`` (catalogue id → edition) are named in the profile from now on, where it names none; they should have
    been opened with it, so that answers find their places and are checked.
    """
    profile = opened.profile
    named = profile.assessment.catalogues
    further = {key: edition for key, edition in (editions or {}).items() if key not in named}
    scope = replace(profile.assessment, catalogues={**named, **further})
    whole = {
        key: {**profile.responses.get(key, {}), **answers.get(key, {})} for key in {**profile.responses, **answers}
    }
    wanted = replace(profile, assessment=scope, responses=whole, evidence={**profile.evidence, **(evidence or {})})
    return edit_profile(opened, wanted, rewrite=rewrite)


def add_evidence(opened: OpenProfile, evidence: Mapping[str, EvidenceItem], *, rewrite: bool = False) -> Changed:
    """Add evidence items by their ids, or change those that are there."""
    return set_answers(opened, {}, evidence=evidence, rewrite=rewrite)


def edit_profile(opened: OpenProfile, wanted: VendorProfile, *, rewrite: bool = False) -> Changed:
    """Return the files to write so that the profile is ``wanted``; ``origin`` fields say nothing.

    ``rewrite``: a file that cannot be changed by position is written anew, without its comments.
    """
    intended = read_profile(settled(write_profile(wanted)))
    changes: list[FileChange] = []
    for layer, data in wanted_files(opened.document, intended, opened.assessed(intended)):
        source = layer.site.source
        if source is None or same(source.data, data):
            continue
        made = edited(source, data)
        if made.value is None and rewrite:
            made = rewritten(source, data)
        if made.value is None:
            return Loaded(None, made.diagnostics)
        changes.append(FileChange(source.name, source.raw, made.value))
    return proved(opened, tuple(changes), intended)


def proved(opened: OpenProfile, changes: tuple[FileChange, ...], intended: VendorProfile) -> Changed:
    """Return the changes if the profile then means what was intended, and has no error that it had not before."""
    after = _changed_document(opened, {change.name: change.after for change in changes})
    if after.value is None:
        return Loaded(None, after.diagnostics)
    assessed = opened.assessed(intended)
    if not same(write_profile(meant_by(after.value, assessed)), write_profile(intended)):
        return Loaded(None, (Diagnostic(code="edit-refused", document=opened.document.root.document),))
    new = opened.new_errors(after.value)
    return Loaded(None, new) if new else Loaded(changes)


def write_changes(changes: Iterable[FileChange]) -> None:
    """Write the files, all of them or none; those written already are put back where a later one cannot be.

    Raises :class:`FileAccessError` where that fails, or a file is no longer what it was when it was read.
    """
    written: list[FileChange] = []
    try:
        for change in changes:
            _write_change(change)
            written.append(change)
    except BaseException:  # Ctrl-C too must leave nothing half-done
        for change in reversed(written):
            with suppress(FileAccessError):
                write_file(Path(change.name), change.before)
        raise


def _write_change(change: FileChange) -> None:
    path = Path(change.name)
    try:
        now = path.read_bytes()
    except OSError:
        now = b""
    if now != change.before:
        raise FileAccessError("file-changed", {"path": change.name})
    write_file(path, change.after)


def _told(diagnostic: Diagnostic) -> tuple[str, str, object]:
    return diagnostic.code, diagnostic.document, diagnostic.pointer


def _changed_document(opened: OpenProfile, after: Mapping[str, bytes]) -> Loaded[ProfileDocument]:
    """Read the profile from memory as it will stand in its files."""
    parts: list[Part] = []
    for layer in opened.document.layers:
        read = _changed_part(layer, after, opened.limits)
        if read.value is None:
            return Loaded(None, read.diagnostics)
        parts.append(read.value)
    own = [part for part, layer in zip(parts, opened.document.layers, strict=True) if not layer.shared]
    shared = next((part for part, layer in zip(parts, opened.document.layers, strict=True) if layer.shared), None)
    return Loaded(profile_document(own[0], own[1:], shared))


def _changed_part(layer: Layer, after: Mapping[str, bytes], limits: Limits) -> Loaded[Part]:
    name, source = layer.site.document, layer.site.source
    raw = after.get(name, source.raw if source else b"")
    parsed = parse_source(name, raw, limits)
    if parsed.value is None:
        return Loaded(None, parsed.diagnostics)
    checked = check_document(parsed.value, "vendor-profile", "vendor-profile-part")
    if checked.value is None:
        return Loaded(None, checked.errors)
    return Loaded(Part(document=name, data=checked.value, source=parsed.value))
