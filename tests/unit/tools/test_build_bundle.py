"""The offline folder: what goes into it, and that its script installs without an index."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tools.build_bundle import PLATFORMS, checksums, environment_of, filled, missing, pinned, write_texts

RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"


def make_wheel(folder: Path, name: str, *needs: str, version: str = "1.0", script: bool = False) -> Path:
    """Write a small wheel that needs other packages, and a command of its own name if asked."""
    dist_info = f"{name.replace('-', '_')}-{version}.dist-info"
    files = {
        f"{name.replace('-', '_')}.py": f'def main():\n    print("{name} {version}")\n',
        f"{dist_info}/METADATA": "\n".join(
            [
                "Metadata-Version: 2.1",
                f"Name: {name}",
                f"Version: {version}",
                *(f"Requires-Dist: {n}" for n in needs),
                "",
            ]
        ),
        f"{dist_info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    if script:
        files[f"{dist_info}/entry_points.txt"] = f"[console_scripts]\n{name} = {name.replace('-', '_')}:main\n"
    record = f"{dist_info}/RECORD"
    files[record] = "".join(f"{path},,\n" for path in [*files, record])
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return wheel


def test_what_only_the_target_needs_is_missing(tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path, "tool", 'colour>=1; platform_system == "Windows"', 'speed; extra == "fast"')
    assert missing([wheel], environment_of(PLATFORMS["win_amd64"], "3.12")) == ["colour>=1"]
    assert missing([wheel], environment_of(PLATFORMS["manylinux"], "3.12")) == []


def test_what_only_an_older_python_needs_is_missing_there(tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path, "tool", 'backport; python_version < "3.13"')
    assert missing([wheel], environment_of(PLATFORMS["macos"], "3.12")) == ["backport"]
    assert missing([wheel], environment_of(PLATFORMS["macos"], "3.13")) == []


def test_names_are_compared_in_normal_form(tmp_path: Path) -> None:
    wheels = [make_wheel(tmp_path, "tool", "Some.Thing"), make_wheel(tmp_path, "some-thing")]
    assert missing(wheels, environment_of(PLATFORMS["manylinux"], "3.11")) == []


def test_every_wheel_is_pinned_with_its_hash(tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path, "tool")
    assert pinned([wheel]) == f"tool==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def test_two_versions_of_one_package_are_refused(tmp_path: Path) -> None:
    wheels = [make_wheel(tmp_path, "tool"), make_wheel(tmp_path, "tool", version="2.0")]
    with pytest.raises(SystemExit, match="tool"):
        pinned(wheels)


@pytest.mark.parametrize("name", PLATFORMS)
def test_no_place_of_a_template_stays_empty(tmp_path: Path, name: str) -> None:
    write_texts(tmp_path, PLATFORMS[name], "1.2.3", ["3.11", "3.12"])
    texts = {path.name: path.read_text(encoding="utf-8-sig") for path in tmp_path.iterdir()}
    assert set(texts) == {PLATFORMS[name].script, "ご利用の手引き.txt", "SHA256SUMS"}
    assert "1.2.3" in texts["ご利用の手引き.txt"]
    assert not [text for text in texts.values() if "@VERSION" in text or "@PLATFORM" in text or "@SAMPLE" in text]


def test_windows_gets_its_line_ends_and_a_script_any_code_page_can_read(tmp_path: Path) -> None:
    write_texts(tmp_path, PLATFORMS["win_amd64"], "1.2.3", ["3.11"])
    script = (tmp_path / "install.cmd").read_bytes()
    assert script.isascii()
    assert script.count(b"\n") == script.count(b"\r\n")


def test_checksums_are_what_sha256sum_writes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.txt").write_bytes(b"hello")
    assert checksums(tmp_path) == f"{hashlib.sha256(b'hello').hexdigest()}  a/b.txt\n"


def test_a_place_takes_its_value() -> None:
    assert filled("for @X@ in @Y@", {"X": "1", "Y": "2 3"}) == "for 1 in 2 3"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder like a real one, with a small package in the place of ismap-check and one it needs."""
    folder = tmp_path / "a bundle"
    wheels = [make_wheel(folder / "wheels", "ismap-check", "part", script=True), make_wheel(folder / "wheels", "part")]
    (folder / f"requirements-{RUNNING}.txt").write_text(pinned(wheels), encoding="utf-8")
    write_texts(folder, PLATFORMS["manylinux"], "1.0", [RUNNING])
    return folder


def install(bundle: Path, target: Path) -> subprocess.CompletedProcess[str]:
    """Run the install script; an index at a closed port would make itself felt."""
    python = Path(sys.executable).resolve().parent
    path = f"{python}{os.pathsep}{os.environ['PATH']}"
    index = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_NO_INDEX": "0"}
    environment = {**os.environ, "PATH": path, "PYTHONPATH": "", **index}
    command = ["sh", str(bundle / "install.sh"), str(target)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.needs("posix")
def test_the_script_installs_without_an_index(bundle: Path, tmp_path: Path) -> None:
    done = install(bundle, tmp_path / "in stalled")
    assert done.returncode == 0, done.stderr
    assert "ismap-check 1.0" in done.stdout
    assert (tmp_path / "in stalled" / "bin" / "ismap-check").is_file()


@pytest.mark.needs("posix")
def test_a_changed_wheel_is_refused(bundle: Path, tmp_path: Path) -> None:
    make_wheel(bundle / "wheels", "part", "something-else")
    done = install(bundle, tmp_path / "installed")
    assert done.returncode != 0
    assert "hash" in done.stderr.lower()
