"""Look at a workbook's container before anything in it is unpacked: what is it really, and how large would it get."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import PurePosixPath

from ismap_check.model.diagnostic import Diagnostic, Param
from ismap_check.model.text import Term
from ismap_check.sources.encodings import file_kind, is_binary
from ismap_check.sources.limits import size_text
from ismap_check.sources.table_limits import HIGHEST_RATIO, MOST_MEMBERS, SMALL, TABLE_OPTIONS, TableLimits

ZIP = b"PK"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of the container that old Office files and encrypted new ones share."""

WORKBOOK = "xl/workbook.xml"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = ("xl/vbaProject.bin", "xl/macrosheets/")
_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_LOCKED = 0x1


def check_container(name: str, raw: bytes, limits: TableLimits) -> tuple[Diagnostic, ...]:
    """Return why a file cannot be read as an ``.xlsx`` workbook; nothing is unpacked."""
    if raw.startswith(OLE):
        return (_trouble(name, "workbook-encrypted" if _ENCRYPTED in raw else "workbook-old"),)
    if not raw.startswith(ZIP):
        return (_trouble(name, "table-not-one", kind=file_kind(raw) or _other_kind(raw)),)
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return (_trouble(name, "workbook-damaged"),)
    return tuple(_unsafe(name, members, limits)) or tuple(_of_another_kind(name, members))


def _other_kind(raw: bytes) -> Term:
    """Return what a file looks like whose first bytes do not tell: often it is a CSV file that was given a new name."""
    kind = "empty" if not raw else "unknown" if is_binary(raw) else "text"
    return Term(f"term.file-kind.{kind}")


def _unsafe(name: str, members: Sequence[zipfile.ZipInfo], limits: TableLimits) -> Iterator[Diagnostic]:
    names = [member.filename for member in members]
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(names) > MOST_MEMBERS:
        yield _trouble(name, "workbook-too-many-members", limit=MOST_MEMBERS)
    if unpacked > limits.unpacked_bytes:
        limit = size_text(limits.unpacked_bytes)
        yield _trouble(name, "workbook-too-large", limit=limit, option=TABLE_OPTIONS["unpacked_bytes"])
    elif unpacked > SMALL and unpacked > packed * HIGHEST_RATIO:
        yield _trouble(name, "workbook-ratio", limit=HIGHEST_RATIO)
    if any(_leads_out(one) for one in names):
        yield _trouble(name, "workbook-member-outside")
    if any(member.flag_bits & _LOCKED for member in members):
        yield _trouble(name, "workbook-encrypted")
    elif len(set(names)) < len(names) or any(member.compress_type not in _PLAIN for member in members):
        yield _trouble(name, "workbook-damaged")


def _of_another_kind(name: str, members: Sequence[zipfile.ZipInfo]) -> Iterator[Diagnostic]:
    names = {member.filename for member in members}
    if any(one.startswith(_MACROS) for one in names):
        yield _trouble(name, "workbook-macros")
    elif WORKBOOK not in names:
        yield _trouble(name, "workbook-other")


def _leads_out(member: str) -> bool:
    path = PurePosixPath(member.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in member


def _trouble(name: str, code: str, **params: Param) -> Diagnostic:
    return Diagnostic(code=code, document=name, params=params)
