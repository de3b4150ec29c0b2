"""Turn the signals that ask a program to end into an exception, so that what is half-written is taken away first.

``kill``, a service manager, a batch system and a closed terminal send them; left alone, they end Python on the spot.
"""

from __future__ import annotations

import signal
from types import FrameType

from ismap_check.cli.exit_codes import ExitCode

TERMINATING = ("SIGTERM", "SIGBREAK")
"""The second is that of Windows: Ctrl-Break, and a console that is closed."""
HANGING_UP = ("SIGHUP",)


class StoppedError(BaseException):
    """Another program asked this one to end; no ``Exception``, so that nobody takes it for trouble with a file."""

    def __init__(self, exit_code: ExitCode) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


def heed_signals() -> None:
    """Let each such signal raise :class:`StoppedError`; one that is ignored already (``nohup``) stays so."""
    for name in (*TERMINATING, *HANGING_UP):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)


def _stop(number: int, _: FrameType | None) -> None:
    """Raise once: service managers send a second signal at once, which must not disturb the tidying up."""
    for name in (*TERMINATING, *HANGING_UP):
        other = getattr(signal, name, None)
        if other is not None and signal.getsignal(other) is _stop:
            signal.signal(other, signal.SIG_IGN)
    raise StoppedError(ExitCode.HUNG_UP if signal.Signals(number).name in HANGING_UP else ExitCode.TERMINATED)
