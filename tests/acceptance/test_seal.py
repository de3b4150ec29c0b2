"""A sealed case on its way: sealed here, verified elsewhere, and every change on the way is found."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ismap_check.archive.reading import Flaw, read_members
from ismap_check.archive.writing import held, write_case
from ismap_check.errors import InvalidDocumentError
from ismap_check.sources.limits import Limits
from ismap_check.workflow.sealing.verifying import verify_case
from tests.acceptance.bundled import ROOT
from tests.acceptance.test_remembered_runs import lay_out
from tests.unit.cli.program import Done, ismap_check

SEAL = ("seal", "vendor/profile.yaml", "--baseline", "strict", "--as-of", "2026-11-15", "-o", "case.zip")
SAMPLE = ROOT / "profiles" / "kasumi-genai"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "work")


def seal(folder: Path, *arguments: str, environment: dict[str, str] | None = None) -> Done:
    done = ismap_check(*SEAL, *arguments, folder=folder, environment=environment or {})
    assert done.code == 0, done.err
    return done


def verify(folder: Path, *arguments: str) -> Done:
    """Verify the case where nothing else is."""
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    for name in ("case.zip", "case.zip.sig"):
        if (folder / name).exists():
            shutil.copy(folder / name, elsewhere / name)
    return ismap_check("verify", "case.zip", *arguments, folder=elsewhere)


def members(folder: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(folder / "case.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def manifest(folder: Path) -> Any:
    return json.loads(members(folder)["manifest.json"])


def rewrite(folder: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """Write the case anew in its own form after a change, as somebody with bad intent would."""
    files = members(folder)
    change(files)
    stream = io.BytesIO()
    write_case(stream, [held(name, data) for name, data in files.items()])
    (folder / "case.zip").write_bytes(stream.getvalue())


def with_manifest(change: Callable[[Any], object]) -> Callable[[dict[str, bytes]], object]:
    """Return how to change the manifest, and put right what it says of the members' hashes."""

    def changed(files: dict[str, bytes]) -> None:
        data = json.loads(files["manifest.json"])
        change(data)
        for row in data["members"]:
            raw = files.get(row["path"], b"")
            row.update(size=len(raw), sha256=hashlib.sha256(raw).hexdigest())
        files["manifest.json"] = (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()

    return changed


def test_what_is_sealed_holds_everything_and_verifies_elsewhere(folder: Path) -> None:
    done = seal(folder)
    digest = hashlib.sha256((folder / "case.zip").read_bytes()).hexdigest()
    assert done.out == f"{digest}  case.zip\n"
    assert sorted(members(folder)) == [
        "inputs/controls/example/2026/catalogue.yaml",
        "inputs/controls/example/2026/chapter.yaml",
        "inputs/strict.yaml",
        "inputs/vendor/company.yaml",
        "inputs/vendor/evidence/log.txt",
        "inputs/vendor/profile.yaml",
        "inputs/vendor/team.yaml",
        "manifest.json",
        "reports/example.en.html",
        "reports/example.en.md",
        "results/example.json",
    ]
    seen = {row["id"]: (row["seen"], row["size"], row["on"]) for row in manifest(folder)["subjects"][0]["evidence"]}
    assert seen == {"log": ("file", 19, "2026-11-15"), "late": ("missing", None, "2026-11-15")}
    verified = verify(folder)
    assert verified.code == 0
    assert verified.out.startswith(done.out)
    assert "judged again, the result is the same, byte for byte" in verified.out
    assert "Evidence files seen again, as they were: 1" in verified.out


def test_sealed_results_and_reports_are_those_that_report_writes(folder: Path) -> None:
    seal(folder)
    given = (
        "--baseline",
        "strict",
        "--as-of",
        "2026-11-15",
        "--exit-zero",
        "-o",
        "r.json",
        "-o",
        "r.md",
        "-o",
        "r.html",
    )
    assert ismap_check("report", "vendor/profile.yaml", *given, folder=folder).code == 0
    sealed = members(folder)
    assert sealed["results/example.json"] == (folder / "r.json").read_bytes()
    assert sealed["reports/example.en.md"] == (folder / "r.md").read_bytes()
    assert sealed["reports/example.en.html"] == (folder / "r.html").read_bytes()


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
        "judged again, the result is not the one that was sealed",
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


def test_a_manifest_that_is_none_is_told_with_its_place(folder: Path) -> None:
    seal(folder)
    rewrite(folder, with_manifest(lambda data: data.update(kind="waivers")))
    done = verify(folder)
    assert done.code == 3
    assert "case.zip:manifest.json:2:" in done.err


def test_only_what_lies_in_the_case_is_judged(folder: Path) -> None:
    """Other files of the same names beside the case, settings and the cache make no difference."""
    seal(folder)
    other = lay_out(folder.parent / "elsewhere")
    (other / "vendor/team.yaml").write_text("kind: vendor-profile-part\n", encoding="utf-8")
    (other / "ismap-check.yaml").write_text("nonsense: [\n", encoding="utf-8")
    assert verify(folder).code == 0


def test_without_evidence_the_observations_stand_in(folder: Path) -> None:
    seal(folder, "--without-evidence")
    assert "inputs/vendor/evidence/log.txt" not in members(folder)
    done = verify(folder)
    assert done.code == 0
    assert "Evidence was not seen again." in done.out
    assert "judged again, the result is the same" in done.out


def test_another_version_judges_again_and_says_what_differs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        for module in ("ismap_check.workflow.judging", "ismap_check.workflow.sealing.making"):
            older.setattr(f"{module}.__version__", "0.0.1")
        seal(folder)
    done = verify(folder)
    assert done.code == 0
    assert "sealed by version 0.0.1" in done.out
    assert "Reports were not compared" in done.out

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
    differing = verify(folder)
    assert differing.code == 1
    assert "the judgement differs" in " ".join(differing.out.split())
    assert "A1" in differing.out


def test_messages_can_be_read_by_programs(folder: Path) -> None:
    seal(folder)
    done = verify(folder, "--messages", "json")
    told = [json.loads(line) for line in done.err.splitlines()]
    assert [(one["code"], one.get("state")) for one in told] == [
        ("frame", "ok"),
        ("members", "ok"),
        ("evidence", "ok"),
        ("judgement", "ok"),
        ("reports", "ok"),
        ("no-signature", "open"),
        ("verified", None),
    ]


def test_nothing_invalid_is_sealed(folder: Path) -> None:
    (folder / "vendor/team.yaml").write_text("kind: vendor-profile-part\nschema: 1\nnonsense: 1\n", encoding="utf-8")
    done = ismap_check(*SEAL, folder=folder)
    assert done.code == 3
    assert "vendor/team.yaml:3:1" in done.err
    assert not (folder / "case.zip").exists()


@pytest.mark.parametrize("target", ["vendor/profile.yaml", "vendor/evidence/log.txt", "strict.yaml"])
def test_no_input_is_overwritten(target: str, folder: Path) -> None:
    before = (folder / target).read_bytes()
    done = ismap_check(*SEAL[:-1], target, folder=folder)
    assert done.code == 2
    assert (folder / target).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("seal", "-", "-o", "case.zip"), 2),
        (("seal", "vendor/profile.yaml"), 2),
        (("seal", "vendor/profile.yaml", "-o", "-"), 2),
        (("seal", "vendor/profile.yaml", "other/profile.yaml", "-o", "case.zip"), 2),
        (("seal", "missing.yaml", "-o", "case.zip"), 4),
        (("seal", "vendor/profile.yaml", "-o", "missing/case.zip"), 4),
        (("seal", "vendor/profile.yaml", "--level", "none", "-o", "case.zip"), 2),
        (("verify", "missing.zip"), 4),
        (("verify", "vendor"), 4),
        (("verify", "vendor/profile.yaml"), 3),
        (("verify", "vendor/profile.yaml", "--signature", "x"), 2),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], code: int, folder: Path) -> None:
    shutil.copytree(folder / "vendor", folder / "other")
    assert ismap_check(*arguments, folder=folder).code == code


def test_files_from_elsewhere_keep_their_places_to_each_other(folder: Path) -> None:
    away = folder.parent / "away"
    shutil.move(folder / "vendor", away / "bid" / "vendor")
    profile = str(away / "bid" / "vendor" / "profile.yaml")
    done = ismap_check("seal", profile, "--as-of", "2026-11-15", "-o", "case.zip", folder=folder)
    assert done.code == 0, done.err
    assert "inputs/outside-1/evidence/log.txt" in members(folder)
    assert str(away) not in members(folder)["manifest.json"].decode()
    assert verify(folder).code == 0


def test_several_profiles_with_their_reviews_lie_in_one_case(tmp_path: Path) -> None:
    profiles = ROOT / "profiles"
    names = [str(profiles / name / "profile.yaml") for name in ("tsubaki-ai", "kasumi-genai")]
    review = str(SAMPLE / "review.yaml")
    given = ("--review", review, "--as-of", "2026-11-15", "--level", "executive", "-o", "case.zip")
    done = ismap_check("seal", *names, *given, folder=tmp_path)
    assert done.code == 0, done.err
    subjects = {row["service"]: row["reviews"] for row in manifest(tmp_path)["subjects"]}
    assert list(subjects) == ["tsubaki-assist", "kasumi-genai"]
    assert [len(reviews) for reviews in subjects.values()] == [0, 1]
    assert verify(tmp_path).code == 0


def test_official_wording_stays_out_and_the_case_says_so(folder: Path) -> None:
    for name in ("catalogue", "chapter"):
        path = folder / "controls/example/2026" / f"{name}.yaml"
        text = path.read_text(encoding="utf-8").replace("wording: own", "wording: official")
        text = text.replace("text: {ja: 一, en: One}", "text: {ja: 秘密の文言一, en: Secret one}")
        path.write_text(text.replace("text: {ja: 二, en: Two}", "text: 秘密の文言二"), encoding="utf-8")
    done = seal(folder)
    assert "Official wording was kept out" in done.err
    assert all("秘密の文言".encode() not in data and b"Secret" not in data for data in members(folder).values())
    kept = {row["path"]: row["sha256"] for row in manifest(folder)["wording_kept_out"]}
    original = (folder / "controls/example/2026/catalogue.yaml").read_bytes()
    assert kept["inputs/controls/example/2026/catalogue.yaml"] == hashlib.sha256(original).hexdigest()
    assert verify(folder).code == 0


def test_evidence_that_changes_while_it_is_sealed_is_not_sealed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ismap_check.workflow.sealing import making  # noqa: PLC0415 -- the module is changed for this test

    real = making.make_case

    def late(*arguments: Any) -> Any:
        made = real(*arguments)
        (folder / "vendor/evidence/log.txt").write_text("later", encoding="utf-8")
        return made

    monkeypatch.setattr("ismap_check.cli.sealing.make_case", late)
    done = ismap_check(*SEAL, folder=folder)
    assert done.code == 4
    assert not (folder / "case.zip").exists()


@pytest.mark.needs("ssh-keygen")
def test_a_detached_signature_is_checked(folder: Path) -> None:
    seal(folder)
    for name in ("key", "other"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", name]
        subprocess.run(command, cwd=folder, check=True)
    subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-n", "ismap-check", "-f", "key", "case.zip"], cwd=folder, check=True
    )
    for name, key in (("signers", "key"), ("strangers", "other")):
        public = (folder / f"{key}.pub").read_text(encoding="utf-8")
        (folder / name).write_text(f"auditor@example.jp {public}", encoding="utf-8")
    signers, strangers = str(folder / "signers"), str(folder / "strangers")
    assert "Signed by auditor@example.jp." in verify(folder, "--signers", signers).out
    assert "but it was not checked" in verify(folder).out
    assert verify(folder, "--signers", strangers).code == 1
    rewrite(folder, lambda files: files.update({"inputs/more.txt": b"x"}))
    changed = verify(folder, "--signers", signers)
    assert changed.code == 1
    assert "not one of this archive" in " ".join(changed.out.split())


@pytest.mark.needs("ssh-keygen")
def test_a_signature_that_cannot_be_checked_is_told(folder: Path) -> None:
    seal(folder)
    done = verify(folder, "--signers", str(folder / "none"))
    assert done.code == 4
    assert "the signature was not checked" in done.err


def test_without_the_program_a_signature_is_not_taken_for_checked(folder: Path) -> None:
    seal(folder)
    elsewhere = {"PATH": str(folder)}
    done = ismap_check("verify", "case.zip", "--signers", "strict.yaml", folder=folder, environment=elsewhere)
    assert done.code == 4
    assert "ssh-keygen" in done.err
