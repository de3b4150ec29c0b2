"""What wheel and sdist hold."""

from __future__ import annotations

import tarfile
import zipfile
from email.parser import HeaderParser
from pathlib import Path

from ismap_check.version import __version__
from tests.packaging.conftest import ROOT, Packages

DATA = "ismap_check/_data"


def files_of(wheel: Path) -> dict[str, bytes]:
    """Return the files of a wheel by name."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_catalogue_file_is_inside_the_package(packages: Packages) -> None:
    inside = files_of(packages.wheel)
    for path in (ROOT / "controls").rglob("*.yaml"):
        assert inside[f"{DATA}/{path.relative_to(ROOT).as_posix()}"] == path.read_bytes()


def test_one_sample_is_inside_the_package(packages: Packages) -> None:
    samples = {name.split("/")[3] for name in files_of(packages.wheel) if name.startswith(f"{DATA}/profiles/")}
    assert samples == {"aoba-cloud"}
    sample = [path for path in (ROOT / "profiles" / "aoba-cloud").rglob("*") if path.is_file()]
    assert {f"{DATA}/{path.relative_to(ROOT).as_posix()}" for path in sample} <= files_of(packages.wheel).keys()


def test_everything_the_package_reads_is_in_the_wheel(packages: Packages) -> None:
    inside = files_of(packages.wheel).keys()
    package = [path for path in (ROOT / "ismap_check").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert {path.relative_to(ROOT).as_posix() for path in package} <= inside


def test_the_wheel_holds_nothing_else(packages: Packages) -> None:
    assert {name.split("/")[0] for name in files_of(packages.wheel)} == {
        "ismap_check",
        f"ismap_check-{__version__}.dist-info",
    }


def test_the_sdist_makes_the_same_wheel(packages: Packages) -> None:
    assert files_of(packages.wheel_of_sdist) == files_of(packages.wheel)


def test_the_sdist_can_be_worked_on(packages: Packages) -> None:
    with tarfile.open(packages.sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {"Makefile", "CONTRIBUTING.md", "tests/conftest.py", "tools/build_words.py", "docs/judging.md"} <= names


def test_the_metadata_says_what_it_is(packages: Packages) -> None:
    metadata = next(raw for name, raw in files_of(packages.wheel).items() if name.endswith("/METADATA"))
    headers = HeaderParser().parsestr(metadata.decode())
    assert headers["License-Expression"] == "Apache-2.0"
    assert headers["Requires-Python"] == ">=3.11"
    assert "make demo" in str(headers.get_payload())
