"""Whatever is changed in a sealed case is found, by accident or on purpose, and named."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ismap_check.archive.reading import Flaw, read_members
from ismap_check.errors import InvalidDocumentError
from ismap_check.sources.limits import Limits
from ismap_check.version import __version__
from ismap_check.workflow.sealing.verifying import verify_case
from tests.acceptance.sealed import rewrite, seal, verify, with_manifest
from tests.acceptance.test_remembered_runs import lay_out
from tests.acceptance.test_reproducible import REVIEW


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "work")


def test_a_changed_byte_anywhere_is_found(folder: Path) -> None:
    """All bytes around the members, all of the manifest, and every 61st of the rest."""
    seal(folder, "--level", "executive")
    raw = (folder / "case.zip").read_bytes()
    listed = read_members(io.BytesIO(raw))
    assert not isinstance(listed, Flaw)
    inside = [range(one.start, one.end) for one in listed if one.name != "manifest.json"]
    contents = {place for each in inside for place in each}
    places = [place for place in range(len(raw)) if place not in contents] + sorted(contents)[::61]
    changed = bytearray(raw)
    for place in places:
        changed[place] ^= 0x04
        assert says_no(bytes(changed)), place
        changed[place] = raw[place]
    assert not says_no(raw)
    assert all(says_no(raw[:cut]) for cut in range(0, len(raw), 997))


def says_no(raw: bytes) -> bool:
    try:
        return not verify_case(io.BytesIO(raw), "case.zip", Limits()).holds
    except InvalidDocumentError:
        return True


def listed(data: Any, name: str) -> None:
    """Put one more member into the manifest's list."""
    data["members"] = sorted([*data["members"], {"path": name}], key=lambda row: str(row["path"]))


def without_reports(data: Any) -> None:
    """Let the manifest know of no reports."""
    data["subjects"][0]["reports"] = {}
    data["members"] = [row for row in data["members"] if not row["path"].startswith("reports/")]


ALTERED: dict[str, tuple[Callable[[dict[str, bytes]], object], str]] = {
    "a document": (lambda files: files.update({"inputs/vendor/team.yaml": b"x"}), "Altered since the sealing (1): inp"),
    "one more": (lambda files: files.update({"inputs/more.txt": b"x"}), "but not in the manifest (1): inputs/more.txt"),
    "one less": (
        lambda files: files.pop("inputs/vendor/evidence/log.txt"),
        "but not in the archive (1): inputs/vendor",
    ),
    "its spaces": (
        lambda files: files.update({"manifest.json": files["manifest.json"] + b" "}),
        "The manifest is not as it was sealed.",
    ),
    "a report with its hash": (
        lambda files: (
            files.update({"reports/example.en.md": b"# All is well\n"}),
            with_manifest(lambda _: None)(files),
        ),
        "Reports that are not the ones that were sealed: reports/example.en.md",
    ),
    "an answer with its hash": (
        lambda files: (
            files.update({"inputs/vendor/team.yaml": files["inputs/vendor/team.yaml"].replace(b"partial", b"planned")}),
            with_manifest(lambda _: None)(files),
        ),
        "judged again, the result is not the one that was sealed",
    ),
    "a comment with its hash": (
        lambda files: (
            files.update({"inputs/vendor/team.yaml": files["inputs/vendor/team.yaml"] + b"# x\n"}),
            with_manifest(lambda _: None)(files),
        ),
        "is not what the sealed result rests on: team.yaml",
    ),
    "the result's spaces with its hash": (
        lambda files: (
            files.update({"results/example.json": files["results/example.json"] + b" "}),
            with_manifest(lambda _: None)(files),
        ),
        "verdicts and numbers are the same, but the result is not the one that was sealed",
    ),
    "evidence with its hash": (
        lambda files: (
            files.update({"inputs/vendor/evidence/log.txt": b"nothing"}),
            with_manifest(lambda _: None)(files),
        ),
        "Evidence that is not in the archive as it was seen: log",
    ),
    "the day": (
        with_manifest(lambda data: data["judging"].update(as_of="2026-11-16")),
        "The manifest is not as it was sealed.",
    ),
    "an option": (
        with_manifest(lambda data: data["judging"].update(fail_under=999)),
        "numbers are the same, but the result is not the one that was sealed",
    ),
    "an option that is none": (
        with_manifest(lambda data: data["judging"].update(with_options=["gold"])),
        "cannot be judged again from what is in the archive",
    ),
    "its profile": (
        with_manifest(lambda data: data["subjects"][0].update(profile="inputs/none.yaml")),
        "cannot be judged again from what is in the archive",
    ),
    "what was seen": (
        with_manifest(lambda data: data["subjects"][0]["evidence"][1].update(seen="outside")),
        "judged again, the result is not the one that was sealed",
    ),
    "an evidence id": (
        with_manifest(lambda data: data["subjects"][0]["evidence"][1].update(id="none")),
        "cannot be judged again from what is in the archive",
    ),
    "the version": (
        with_manifest(lambda data: data["tool"].update(version="0.0.1")),
        "sealed by version 0.0.1",
    ),
    "a file that nothing asks for, with its hash": (
        lambda files: (
            files.update({"inputs/more.txt": b"x"}),
            with_manifest(lambda data: listed(data, "inputs/more.txt"))(files),
        ),
        "but nothing in the case rests on it (1): inputs/more.txt",
    ),
    "evidence beside the word that there is none": (
        lambda files: (
            files.update({"inputs/vendor/evidence/log.txt": b"nothing"}),
            with_manifest(lambda data: data.update(evidence_files="hashes-only"))(files),
        ),
        "but nothing in the case rests on it (1): inputs/vendor/evidence/log.txt",
    ),
    "no reports any more": (
        lambda files: (
            [files.pop(f"reports/example.en.{kind}") for kind in ("html", "md")],
            with_manifest(without_reports)(files),
        ),
        "The manifest is not as it was sealed.",
    ),
    "the service twice": (
        with_manifest(lambda data: data["subjects"].append(data["subjects"][0])),
        "The manifest is not as it was sealed.",
    ),
    "an odd evidence name": (
        with_manifest(lambda data: data["subjects"][0]["evidence"][0].update(file="../../log.txt")),
        "Evidence that is not in the archive as it was seen: log",
    ),
}


@pytest.mark.parametrize("what", ALTERED)
def test_what_was_changed_on_purpose_is_named(what: str, folder: Path) -> None:
    seal(folder)
    change, said = ALTERED[what]
    rewrite(folder, change)
    done = verify(folder)
    assert done.code == 1
    assert said in " ".join(done.out.split())
    assert "is not what was sealed" in done.err


def test_a_name_cannot_put_a_line_of_its_own_on_the_screen(folder: Path) -> None:
    seal(folder)
    rewrite(folder, lambda files: files.update({"x\nOK    All is well": b""}))
    done = verify(folder)
    assert done.code == 1
    assert "x<U+000A>OK" in done.out


def test_a_manifest_that_is_none_is_told_with_its_place(folder: Path) -> None:
    seal(folder)
    rewrite(folder, with_manifest(lambda data: data.update(kind="waivers")))
    done = verify(folder)
    assert done.code == 3
    assert "case.zip:manifest.json:2:" in done.err


def sealed_by_another(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        for module in ("ismap_check.workflow.judging", "ismap_check.workflow.sealing.making"):
            older.setattr(f"{module}.__version__", "0.0.1")
        seal(folder)


def test_another_version_judges_and_writes_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed_by_another(folder, monkeypatch)
    done = verify(folder)
    assert done.code == 0
    assert "sealed by version 0.0.1, as the case says" in " ".join(done.out.split())
    assert "Reports written again, byte for byte the same: 2" in done.out


def test_another_version_says_what_it_judges_differently(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed_by_another(folder, monkeypatch)

    def worse(files: dict[str, bytes]) -> None:
        team = files["inputs/vendor/team.yaml"]
        files["inputs/vendor/team.yaml"] = team.replace("半数のサーバーで記録を採る。".encode(), "しない。".encode())
        files["inputs/vendor/company.yaml"] = files["inputs/vendor/company.yaml"].replace(b"implemented", b"partial")
        with_manifest(lambda _: None)(files)

    unseen = (folder / "case.zip").read_bytes()

    def renamed(files: dict[str, bytes]) -> None:
        profile = files["inputs/vendor/profile.yaml"].replace("例の会社".encode(), "別の会社".encode())
        files["inputs/vendor/profile.yaml"] = profile
        with_manifest(lambda _: None)(files)

    rewrite(folder, renamed)
    assert verify(folder).code == 1
    (folder / "case.zip").write_bytes(unseen)
    rewrite(folder, worse)
    differing = verify(folder, "--accept-rewording")
    assert differing.code == 1
    assert "the judgement differs" in " ".join(differing.out.split())
    assert "A1" in differing.out
    assert "Reports were not compared" in differing.out


def older(change: Callable[[dict[str, bytes]], object]) -> Callable[[dict[str, bytes]], object]:
    """Change a case, and let it say that another version sealed it, everywhere where it says which one did."""

    def changed(files: dict[str, bytes]) -> None:
        change(files)
        result = files["results/example.json"]
        files["results/example.json"] = result.replace(f'"version": "{__version__}"'.encode(), b'"version": "0.0.1"', 1)
        for name, data in [*files.items()]:
            if name.startswith("reports/"):
                files[name] = data.replace(f"ismap-check {__version__}".encode(), b"ismap-check 0.0.1")
        with_manifest(lambda data: data["tool"].update(version="0.0.1"))(files)

    return changed


FORGED: dict[str, tuple[Callable[[dict[str, bytes]], object], str]] = {
    "a report": (
        lambda files: files.update({"reports/example.en.md": b"# All is well\n"}),
        "Reports that this version writes differently: reports/example.en.md",
    ),
    "a text of the result": (
        lambda files: files.update(
            {"results/example.json": files["results/example.json"].replace("例の会社".encode(), "別の会社".encode())}
        ),
        "the judgement is the same, but the result is written differently",
    ),
    "one file more": (
        lambda files: (
            files.update({"inputs/more.txt": b"x"}),
            with_manifest(lambda data: listed(data, "inputs/more.txt"))(files),
        ),
        "nothing in the case rests on it, as this version sees it (1): inputs/more.txt",
    ),
    "no reports any more": (
        lambda files: (
            [files.pop(f"reports/example.en.{kind}") for kind in ("html", "md")],
            with_manifest(without_reports)(files),
        ),
        "The manifest names other files for results and reports than this version writes",
    ),
}


@pytest.mark.parametrize("what", FORGED)
def test_a_forged_version_hides_no_change(what: str, folder: Path) -> None:
    seal(folder)
    change, said = FORGED[what]
    rewrite(folder, older(change))
    done = verify(folder)
    assert done.code == 1
    assert said in " ".join(done.out.split())
    assert "cannot be told from a change" in done.err
    accepted = verify(folder, "--accept-rewording")
    assert accepted.code == 0
    assert "was accepted as the wording of another version" in accepted.err


def test_what_was_verified_is_no_matter_of_wording(folder: Path) -> None:
    (folder / "review.yaml").write_text(REVIEW % ("甲", "fail"), encoding="utf-8")
    seal(folder, "--review", "review.yaml")

    def better(files: dict[str, bytes]) -> None:
        result = json.loads(files["results/example.json"])
        result["verified_outcome"] = "meets"
        files["results/example.json"] = (json.dumps(result, ensure_ascii=False, indent=1) + "\n").encode()

    rewrite(folder, older(better))
    assert verify(folder, "--accept-rewording").code == 1
