"""Ask ``ssh-keygen`` whether a detached signature is that of somebody who may sign.

The program is started with fixed arguments and without a shell; it reads the case, the signature and the list of those
who may sign, and uses no network (ssh-keygen(1), ``-Y verify``).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import IO

from ismap_check.errors import FileAccessError
from ismap_check.workflow.sealing.checks import Check, failed, ok

PROGRAM = "ssh-keygen"
NAMESPACE = "ismap-check"
"""What a signature is for: one made for something else does not count."""
SUFFIX = ".sig"
SECONDS = 60
PATTERN = frozenset("*?")
"""What makes a name in the list one of many (ssh_config(5), PATTERNS): who signed is not known then."""
BYTE_ORDER_MARK = "\ufeff"
"""What some editors put before the first name of the list."""


def check_signature(case: Path, signature: Path, signers: Path) -> Check:
    """Return whether one of ``signers`` signed the case; raises :class:`FileAccessError` if nobody can tell."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise FileAccessError("signature-program", {"name": PROGRAM})
    for path in (signature, signers):
        if not path.is_file():
            raise FileAccessError("signature-file", {"path": str(path)})
    names = ("-s", os.path.abspath(signature), "-f", os.path.abspath(signers))  # noqa: PTH100 -- never an option
    found = _run([program, "-Y", "find-principals", *names])
    for line in found.splitlines() if found else ():
        signer = line.partition(",")[0]
        with case.open("rb") as stream:
            if _run([program, "-Y", "verify", "-n", NAMESPACE, "-I", signer, *names], stream) is not None:
                code = "signature-pattern" if PATTERN.intersection(signer) else "signature"
                return ok(code, name=signer.removeprefix(BYTE_ORDER_MARK))
    return failed("signature")


def _run(command: list[str], stdin: IO[bytes] | int = subprocess.DEVNULL) -> str | None:
    """Return what the program says; None if it says no, or does not come to an end."""
    try:
        done = subprocess.run(  # noqa: S603 -- no shell, and the names are files
            command, stdin=stdin, capture_output=True, check=False, timeout=SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
