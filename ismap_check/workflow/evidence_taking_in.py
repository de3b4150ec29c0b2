"""Where a new evidence file is to lie in its profile's folder, and putting it there: whole, and over nothing."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from ismap_check.documents.inside import leads_outside
from ismap_check.errors import FileAccessError, UsageError
from ismap_check.evidence.taking import Refusal, Taken, take_file
from ismap_check.workflow.writing import failure_of, make_folder

FOLDER = "evidence"
"""The folder, beside the profile, that evidence is copied into."""

REFUSED: Mapping[Refusal, str] = {
    Refusal.MISSING: "evidence-file-missing",
    Refusal.LINK: "evidence-file-link",
    Refusal.FOLDER: "evidence-file-folder",
    Refusal.NOT_REGULAR: "evidence-file-not-regular",
    Refusal.TOO_LARGE: "evidence-file-too-large",
    Refusal.UNREADABLE: "evidence-file-unreadable",
}


class Place(NamedTuple):
    """A file to take in: where it lies, what it holds, its name from the profile's folder, whether to copy it."""

    source: Path
    taken: Taken
    name: str
    copied: bool


def place_of(source: Path, root: Path, limit_bytes: int, *, reference: bool) -> Place:
    """Return where a file is to lie below ``root``, the profile's folder; one that lies there already stays.

    Raises :class:`FileAccessError` for what is no readable regular file within the limit, and :class:`UsageError` for
    a name that cannot be used or is taken, or (``reference``) a file from elsewhere.
    """
    taken = take_file(source, limit_bytes)
    if isinstance(taken, Refusal):
        raise FileAccessError(REFUSED[taken], {"path": str(source), "limit": limit_bytes})
    whole = source.resolve()
    if whole.is_relative_to(root):
        return Place(source, taken, _usable(whole.relative_to(root).as_posix()), copied=False)
    if reference:
        raise UsageError("evidence-file-elsewhere", {"path": str(source), "folder": str(root)})
    name = _usable(f"{FOLDER}/{source.name}")
    return Place(source, taken, name, copied=not _is_there(name, root, taken, limit_bytes))


@contextmanager
def put_in_place(place: Place, root: Path, limit_bytes: int) -> Iterator[None]:
    """Copy the file if it must be copied; if the block fails, it is taken away again.

    Raises :class:`FileAccessError`, also if the file is no longer what it was.
    """
    if not place.copied:
        yield
        return
    target = root / place.name
    fresh = not target.parent.exists()
    make_folder(target.parent)
    try:
        _copy(place, target, limit_bytes)
        try:
            yield
        except BaseException:  # Ctrl-C too
            target.unlink(missing_ok=True)
            raise
    except BaseException:
        if fresh:
            with suppress(OSError):  # not empty: somebody else put something in
                target.parent.rmdir()
        raise


def _usable(name: str) -> str:
    """Return a name in the form texts have; one that a profile cannot hold on every system is refused."""
    normal = unicodedata.normalize("NFC", name)
    odd = any(unicodedata.category(character) in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"} for character in normal)
    if (
        odd
        or leads_outside(normal)
        or any(part.strip(" \u3000") != part or part[-1:] == "." for part in normal.split("/"))
    ):
        raise UsageError("evidence-name-unusable", {"name": name})
    return normal


def _is_there(name: str, root: Path, taken: Taken, limit_bytes: int) -> bool:
    """Whether the very file lies there already; raises :class:`UsageError` if another one has its name.

    Names that some systems do not tell apart (letters in another form or case) are the same name.
    """
    folder, wanted = (root / name).parent, _as_compared(Path(name).name)
    if not folder.is_dir() or folder.is_symlink():
        return False
    others = [entry for entry in folder.iterdir() if _as_compared(entry.name) == wanted]
    for other in others:
        if other.name != Path(name).name or take_file(other, limit_bytes) != taken:
            raise UsageError("evidence-name-taken", {"path": f"{FOLDER}/{other.name}"})
    return bool(others)


def _as_compared(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _copy(place: Place, target: Path, limit_bytes: int) -> None:
    temporary = target.with_name(f".ismap-check-{os.urandom(8).hex()}.tmp")
    try:
        with temporary.open("xb") as stream:
            taken = take_file(place.source, limit_bytes, stream.write)
            stream.flush()
            os.fsync(stream.fileno())
        if taken != place.taken:
            raise FileAccessError("file-changed", {"path": str(place.source)})
        _name_once(temporary, target)
    except OSError as error:
        raise failure_of(target, error) from error
    finally:
        with suppress(OSError):  # not there, or its folder cannot be written
            temporary.unlink()


def _name_once(temporary: Path, target: Path) -> None:
    """Give a file its name unless the name is taken; a link never replaces anything, a rename might."""
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise UsageError("evidence-name-taken", {"path": f"{FOLDER}/{target.name}"}) from None
    except (OSError, NotImplementedError):  # a file system without hard links
        if target.exists():
            raise UsageError("evidence-name-taken", {"path": f"{FOLDER}/{target.name}"}) from None
        temporary.rename(target)
