"""The hash of a file's bytes, taken once, though it is wanted for the run's notes, the store and the list of inputs."""

from __future__ import annotations

from collections import deque
from hashlib import sha256

_TAKEN: deque[tuple[bytes, str]] = deque(maxlen=4)
"""The last few bytes with their hashes: a run reads one file after the other, and lists them all in the end."""


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal; of the last few it is not computed twice.

    Comparing bytes takes a twentieth of the time, and none where they are the same object or not of one length.
    """
    for known, digest in _TAKEN:
        if known == data:
            return digest
    digest = sha256(data).hexdigest()
    _TAKEN.append((data, digest))
    return digest
