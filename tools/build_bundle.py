"""Make a folder that installs ismap-check without a network: wheels with their hashes, install scripts, a guide.

For the machine that has an index only; nothing of that machine or of its index is written into the folder.
One run serves one platform and one or more Python versions: ``make bundle PLATFORM=win_amd64 PYVERSION="3.11 3.12"``.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).parent.parent
TEMPLATES = Path(__file__).parent / "offline"
GUIDE = "ご利用の手引き.txt"
SAMPLE = "profile.yaml"


@dataclass(frozen=True, kw_only=True)
class Platform:
    """What one choice of ``--platform`` stands for.

    ``tags`` holds one tuple of wheel tags for each processor, ``markers`` what dependencies ask about the system.
    """

    name: str
    script: str
    tags: tuple[tuple[str, ...], ...]
    markers: Mapping[str, str]
    uninstall: str


PLATFORMS = {
    "win_amd64": Platform(
        name="Windows 10 以降（64ビット）",
        script="install.cmd",
        tags=(("win_amd64",),),
        markers={"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64"},
        uninstall="既定の場所は %LOCALAPPDATA%\\ismap-check です。",
    ),
    "manylinux": Platform(
        name="Linux（x86_64、glibc 2.28 以降）",
        script="install.sh",
        tags=((*(f"manylinux_2_{minor}_x86_64" for minor in range(28, 16, -1)), "manylinux2014_x86_64"),),
        markers={
            "os_name": "posix",
            "sys_platform": "linux",
            "platform_system": "Linux",
            "platform_machine": "x86_64",
        },
        uninstall="既定の場所は ~/.local/share/ismap-check です。",
    ),
    "macos": Platform(
        name="macOS 12 以降（Apple シリコン及び Intel）",
        script="install.sh",
        tags=(("macosx_12_0_arm64",), ("macosx_12_0_x86_64",)),
        markers={
            "os_name": "posix",
            "sys_platform": "darwin",
            "platform_system": "Darwin",
            "platform_machine": "arm64",
        },
        uninstall="既定の場所は ~/.local/share/ismap-check です。",
    ),
}


def environment_of(platform: Platform, python: str) -> dict[str, str]:
    """Return the marker environment of the target; pip would ask about the machine it runs on instead."""
    return {
        **platform.markers,
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "implementation_version": f"{python}.0",
        "platform_python_implementation": "CPython",
        "platform_release": "",
        "platform_version": "",
        "extra": "",
    }


def requirements_of(wheel: Path) -> list[Requirement]:
    """Return what a wheel says it needs."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        headers = HeaderParser().parsestr(archive.read(name).decode())
    return [Requirement(line) for line in headers.get_all("Requires-Dist", [])]


def missing(wheels: Iterable[Path], environment: Mapping[str, str]) -> list[str]:
    """Return the requirements of the target that no wheel of the folder meets."""
    wheels = list(wheels)
    there = {parse_wheel_filename(wheel.name)[0] for wheel in wheels}
    wanted = [need for wheel in wheels for need in requirements_of(wheel)]
    asked = [need for need in wanted if need.marker is None or need.marker.evaluate(dict(environment))]
    return sorted({f"{need.name}{need.specifier}" for need in asked if canonicalize_name(need.name) not in there})


def pinned(wheels: Iterable[Path]) -> str:
    """Return the requirements file: every wheel's version, with the hashes of all its files."""
    hashes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for wheel in sorted(wheels):
        name, version, _, _ = parse_wheel_filename(wheel.name)
        hashes[name][str(version)].append(hashlib.sha256(wheel.read_bytes()).hexdigest())
    twice = sorted(name for name, versions in hashes.items() if len(versions) > 1)
    if twice:
        sys.exit(f"Different versions for different processors: {', '.join(twice)}")
    return "".join(
        f"{name}=={version}{''.join(f' --hash=sha256:{one}' for one in found)}\n"
        for name, versions in sorted(hashes.items())
        for version, found in versions.items()
    )


def checksums(folder: Path) -> str:
    """Return a line for every file of the folder, as `sha256sum` writes it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in files
    )


def filled(template: str, values: Mapping[str, str]) -> str:
    """Put values into the `@NAME@` places of a template."""
    for name, value in values.items():
        template = template.replace(f"@{name}@", value)
    return template


def pip(*arguments: str) -> None:
    """Run pip; its own words say what went wrong."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments, "--quiet"]
    if subprocess.run(command, check=False).returncode:
        sys.exit("pip could not fetch or build what the bundle needs; see above.")


def download(wants: Sequence[str], tags: Sequence[str], python: str, folder: Path) -> None:
    """Fetch wheels for a target with what they need."""
    target = [option for tag in tags for option in ("--platform", tag)]
    pip(
        *("download", "--only-binary=:all:", "--implementation", "cp", "--python-version", python),
        *(*target, "--dest", str(folder), "--find-links", str(folder), *wants),
    )


def collect(own: Path, platform: Platform, tags: Sequence[str], python: str, folder: Path) -> list[Path]:
    """Return the wheels of one target: our own, and all it needs there, conditions of that system included."""
    download([str(own)], tags, python, folder)
    environment = environment_of(platform, python)
    while more := missing(folder.glob("*.whl"), environment):
        download(more, tags, python, folder)
    return sorted(folder.glob("*.whl"))


def write_texts(folder: Path, platform: Platform, version: str, pythons: Sequence[str]) -> None:
    """Write the install script, the guide and the checksums."""
    values = {
        "VERSION": version,
        "VERSIONS": " ".join(pythons),
        "PLATFORM_NAME": platform.name,
        "SAMPLE": SAMPLE,
        "UNINSTALL": platform.uninstall,
    }
    windows = platform.script.endswith(".cmd")
    for source, target, encoding in (
        (platform.script, platform.script, "utf-8"),
        ("guide.ja.txt", GUIDE, "utf-8-sig" if windows else "utf-8"),
    ):
        text = filled((TEMPLATES / source).read_text(encoding="utf-8"), values)
        (folder / target).write_text(text, encoding=encoding, newline="\r\n" if windows else "\n")
    (folder / platform.script).chmod(0o755)
    (folder / "SHA256SUMS").write_text(checksums(folder), encoding="utf-8", newline="\n")


def build(platform: Platform, pythons: Sequence[str], folder: Path) -> None:
    """Fill an empty folder."""
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as temporary:
        pip("wheel", "--no-deps", "--wheel-dir", temporary, str(ROOT))
        own = next(Path(temporary).glob("*.whl"))
        for python in pythons:
            found = [
                wheel
                for number, tags in enumerate(platform.tags)
                for wheel in collect(own, platform, tags, python, Path(temporary) / f"{python}-{number}")
            ]
            for wheel in found:
                shutil.copy2(wheel, wheels)
            unique = {wheel.name: wheels / wheel.name for wheel in found}
            (folder / f"requirements-{python}.txt").write_text(pinned(unique.values()), encoding="utf-8", newline="\n")
        version = str(parse_wheel_filename(own.name)[1])
    write_texts(folder, platform, version, pythons)


def main() -> None:
    """Read the command line and make `bundle/<platform>` anew."""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--platform", required=True, choices=PLATFORMS, metavar="|".join(PLATFORMS))
    parser.add_argument("--python-versions", default="", help=f"separated by spaces (default: {running})")
    arguments = parser.parse_args()
    folder = ROOT / "bundle" / f"ismap-check-{arguments.platform}"
    shutil.rmtree(folder, ignore_errors=True)
    build(PLATFORMS[arguments.platform], arguments.python_versions.split() or [running], folder)
    print(f"{folder}: {len(list((folder / 'wheels').iterdir()))} wheels")


if __name__ == "__main__":
    main()
