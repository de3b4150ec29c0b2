"""A workbook as bytes that depend on its content only: no times, members in a fixed order."""

from __future__ import annotations

import io
import re
import zipfile

CORE = "docProps/core.xml"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can hold."""
UNIX = 3

_STAMPS = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")


def unstamped(saved: bytes) -> bytes:
    """Return a workbook without the time of saving, which the library stamps into it in two places."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved)) as stamped, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in stamped.namelist():
            data = stamped.read(name)
            member = zipfile.ZipInfo(name, FIRST_DAY)
            member.compress_type, member.create_system, member.external_attr = zipfile.ZIP_DEFLATED, UNIX, 0o644 << 16
            archive.writestr(member, _STAMPS.sub(b"", data) if name == CORE else data)
    return out.getvalue()
