"""Where the rows of a run are kept: in the folder the user names, in the user's cache, or nowhere beyond the run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from ismap_check.errors import FileAccessError
from ismap_check.model.rows import NamedTuple
from ismap_check.workflow.cache import cache_folder
from ismap_check.workflow.portfolio.holding import holding, lock_of
from ismap_check.workflow.portfolio.shards import SUFFIX, Shard
from ismap_check.workflow.writing import make_folder

FOLDER = "portfolios"
MOST_LOGS = 16
"""How many portfolios are remembered in the cache; the oldest go."""


class Keeping(NamedTuple):
    """Where a run's log is, whether it is still there for the next run, and where it may go if that place fails.

    A log in the cache is a convenience, so it has a spare place; a folder that the user names has none.
    """

    path: Path
    lasts: bool
    spare: Callable[[], Path] | None = None


@contextmanager
def kept(
    state: str | None, places: Sequence[str], shard: Shard, environment: Mapping[str, str], *, cached: bool
) -> Iterator[Keeping]:
    """Yield where to keep the rows; without ``cached`` what an earlier run left in the user's cache is not used.

    While another run is at work on the log in the cache, this one remembers nothing. Raises :class:`FileAccessError`
    for a folder that cannot be made, and for one that another run is at work in.
    """
    with ExitStack() as held:
        if state is not None:
            make_folder(Path(state))
            path = Path(state, shard.file_name)
            if not held.enter_context(holding(path)):
                raise FileAccessError("portfolio-state-in-use", {"path": state})
            yield Keeping(path, lasts=True)
            return
        remembered = _in_cache(places, shard, environment) if cached else None
        if remembered and _is_held(remembered, held):
            yield Keeping(remembered, lasts=True, spare=lambda: _for_this_run(shard, held))
            return
        yield Keeping(_for_this_run(shard, held), lasts=False)


def _for_this_run(shard: Shard, held: ExitStack) -> Path:
    """Return a place that goes when the run ends."""
    return Path(held.enter_context(TemporaryDirectory(prefix="ismap-check-")), shard.file_name)


def _is_held(log: Path, held: ExitStack) -> bool:
    """Hold a log in the cache, if nobody else does; a cache that cannot be written is no reason to stop."""
    try:
        return held.enter_context(holding(log))
    except FileAccessError:
        return False


def _in_cache(places: Sequence[str], shard: Shard, environment: Mapping[str, str]) -> Path | None:
    """Return the log of these places in the user's cache; None where there is none to be had."""
    cache = cache_folder(environment)
    if cache is None:
        return None
    folder = cache / FOLDER
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_room(folder)
    except OSError:
        return None
    about = "\n".join((str(Path.cwd()), *places, shard.file_name))
    return folder / f"{sha256(about.encode('utf-8', 'surrogateescape')).hexdigest()}{SUFFIX}"


def _make_room(folder: Path) -> None:
    logs = sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime_ns)
    for path in logs[: max(0, len(logs) - MOST_LOGS)]:
        with suppress(OSError):
            path.unlink()
            lock_of(path).unlink(missing_ok=True)
