"""Build the packages once, and lay out clean environments to install them in, all without an index."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


@dataclass(frozen=True, kw_only=True)
class Packages:
    """What was built from the checkout, the sdist unpacked, and the wheel that was built from there."""

    wheel: Path
    sdist: Path
    unpacked: Path
    wheel_of_sdist: Path


@dataclass(frozen=True, kw_only=True)
class Environment:
    """A clean environment with ismap-check in it, and an empty folder to work in."""

    way: str
    folder: Path
    home: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the environment outside the checkout, with nothing of the checkout's surroundings."""
        command = [str(self.folder / SCRIPTS / arguments[0]), *arguments[1:]]
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        surroundings = {**kept, "HOME": str(self.home), "PYTHONUTF8": "1"}
        return subprocess.run(
            command, cwd=self.home, env=surroundings, capture_output=True, text=True, encoding="utf-8", check=False
        )


def build(source: Path, target: Path, *kinds: str) -> None:
    """Run hatchling without an index; it is among the tools for development."""
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(target), *kinds]
    subprocess.run(command, cwd=source, check=True, capture_output=True)


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Packages:
    """Build sdist and wheel from the checkout, and a wheel from the sdist."""
    folder = tmp_path_factory.mktemp("packages")
    build(ROOT, folder, "--target", "sdist", "--target", "wheel")
    sdist = next(folder.glob("*.tar.gz"))
    with tarfile.open(sdist) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    unpacked = next((folder / "unpacked").iterdir())
    build(unpacked, folder / "again", "--target", "wheel")
    return Packages(
        wheel=next(folder.glob("*.whl")),
        sdist=sdist,
        unpacked=unpacked,
        wheel_of_sdist=next((folder / "again").glob("*.whl")),
    )


def make_environment(way: str, folder: Path, *what: str) -> Environment:
    """Create an environment, lend it the libraries of this one, and install ismap-check as told.

    The path file lends libraries only: path files inside a lent folder are not read, so that the checkout, which
    may be installed editable in this environment, stays out of sight.
    """
    venv.create(folder / "venv", with_pip=False)
    paths = {"base": str(folder / "venv"), "platbase": str(folder / "venv")}
    site_packages = Path(sysconfig.get_path("purelib", "venv", paths))
    (site_packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    python = folder / "venv" / SCRIPTS / "python"
    options = ["--no-index", "--no-deps", "--no-build-isolation", "--quiet", "--ignore-installed", "--no-compile"]
    command = [sys.executable, "-m", "pip", "--isolated", "--python", str(python), "install", *options, *what]
    subprocess.run(command, check=True, capture_output=True)
    (folder / "home").mkdir()
    return Environment(way=way, folder=folder / "venv", home=folder / "home")


@pytest.fixture(scope="session", params=["wheel", "sdist", "editable"])
def environment(
    request: pytest.FixtureRequest, packages: Packages, tmp_path_factory: pytest.TempPathFactory
) -> Environment:
    """An environment for each way to install."""
    ways: dict[str, Callable[[], tuple[str, ...]]] = {
        "wheel": lambda: (str(packages.wheel),),
        "sdist": lambda: (str(packages.sdist),),
        "editable": lambda: ("--editable", str(ROOT)),
    }
    return make_environment(request.param, tmp_path_factory.mktemp(request.param), *ways[request.param]())
