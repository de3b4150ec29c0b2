"""A sealed case on its way: sealed here, verified elsewhere, signed, and refused where it should be."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ismap_check.renderers import pdf_page
from tests.acceptance.bundled import ROOT
from tests.acceptance.sealed import SEAL, manifest, members, rewrite, seal, verify
from tests.acceptance.test_remembered_runs import lay_out
from tests.unit.cli.program import ismap_check

SAMPLE = ROOT / "profiles" / "kasumi-genai"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "work")


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


@pytest.mark.needs("noto-cjk")
def test_a_sealed_pdf_is_only_hashed_and_verify_says_so(folder: Path) -> None:
    seal(folder, "-f", "pdf", "-f", "html")
    assert manifest(folder)["reporting"]["formats"] == ["html", "pdf"]
    assert members(folder)["reports/example.en.pdf"].startswith(b"%PDF-")
    assert "reports/example.en.md" not in members(folder)
    done = verify(folder)
    assert done.code == 0
    assert "the hash is the one it was sealed with: reports/example.en.pdf" in " ".join(done.out.split())
    assert "Reports written again, byte for byte the same: 1" in done.out
    assert "what is marked -- was not checked" in done.err
    rewrite(folder, lambda files: files.update({"reports/example.en.pdf": b"%PDF-"}))
    assert verify(folder).code == 1


def test_without_the_extra_no_pdf_is_sealed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    pdf_page._typesetter.cache_clear()
    done = ismap_check(*SEAL, "-f", "pdf", folder=folder)
    pdf_page._typesetter.cache_clear()
    assert done.code == 2
    assert "ismap-check[pdf]" in done.err
    assert not (folder / "case.zip").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-f", "xlsx"), "A sealed case holds no reports of the format “xlsx”."),
        (("--previous", "old.json"), "--previous is not for sealed reports"),
        (("--template", "look"), "--template is not for sealed reports"),
    ],
)
def test_what_cannot_be_sealed_is_said_with_a_remedy(arguments: tuple[str, ...], said: str, folder: Path) -> None:
    done = ismap_check(*SEAL, *arguments, folder=folder)
    assert done.code == 2
    assert said in done.err
    assert "ismap-check report" in done.err
    assert not (folder / "case.zip").exists()


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


def test_evidence_that_is_not_there_is_named_by_whoever_seals_and_verifies(folder: Path) -> None:
    (folder / "vendor/evidence/log.txt").unlink()
    assert "2 items of evidence could not be read and are not in the archive: log, late." in seal(folder).err
    done = verify(folder)
    assert (done.code, "and is not in it (2): log, late" in " ".join(done.out.split())) == (0, True)
    assert "what is marked -- was not checked" in done.err


def test_messages_can_be_read_by_programs(folder: Path) -> None:
    seal(folder)
    done = verify(folder, "--messages", "json")
    told = [json.loads(line) for line in done.err.splitlines()]
    assert [(one["code"], one.get("state")) for one in told] == [
        ("frame", "ok"),
        ("members", "ok"),
        ("evidence", "ok"),
        ("evidence-unseen", "open"),
        ("judgement", "ok"),
        ("reports", "ok"),
        ("no-signature", "open"),
        ("verified-in-part", None),
    ]


def test_nothing_invalid_is_sealed(folder: Path) -> None:
    (folder / "vendor/team.yaml").write_text("kind: vendor-profile-part\nschema: 1\nnonsense: 1\n", encoding="utf-8")
    done = ismap_check(*SEAL, folder=folder)
    assert done.code == 3
    assert "vendor/team.yaml:3:1" in done.err
    assert not (folder / "case.zip").exists()


def test_evidence_that_is_an_archive_is_not_overwritten(folder: Path) -> None:
    (folder / "vendor/evidence/log.txt").rename(folder / "vendor/evidence/log.zip")
    profile = folder / "vendor/profile.yaml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("log.txt", "log.zip"), encoding="utf-8")
    done = ismap_check(*SEAL[:-1], "vendor/evidence/log.zip", folder=folder)
    assert (done.code, "is an input and is not overwritten" in done.err) == (2, True)


@pytest.mark.parametrize("name", ["report.html", "result.json", "notes.MD"])
def test_no_file_of_another_kind_is_overwritten(name: str, folder: Path) -> None:
    (folder / name).write_text("mine", encoding="utf-8")
    done = ismap_check(*SEAL[:-1], name, folder=folder)
    assert (done.code, (folder / name).read_text(encoding="utf-8")) == (2, "mine")
    assert "Name a file that ends in .zip" in done.err


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


def test_an_evidence_name_in_another_form_of_letters_is_sealed_in_the_usual_one(folder: Path) -> None:
    """Archives made on macOS unpack names in Unicode's form NFD; profiles hold NFC."""
    (folder / "vendor/evidence/log.txt").rename(folder / "vendor/evidence/か\u3099.txt")
    profile = folder / "vendor/profile.yaml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("log.txt", "が.txt"), encoding="utf-8")
    seal(folder)
    assert "inputs/vendor/evidence/が.txt" in members(folder)
    assert verify(folder).code == 0


@pytest.mark.needs("posix")
def test_evidence_that_no_system_can_unpack_is_not_sealed_in_silence(folder: Path) -> None:
    (folder / "vendor/evidence/log.txt").rename(folder / "vendor/evidence/a:b.txt")
    profile = folder / "vendor/profile.yaml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("log.txt", "a:b.txt"), encoding="utf-8")
    done = ismap_check(*SEAL, folder=folder)
    assert done.code == 2
    assert "evidence/a:b.txt cannot be sealed under its name" in done.err
    assert not (folder / "case.zip").exists()
    seal(folder, "--without-evidence")
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
    from ismap_check.workflow.sealing import making  # the module is changed for this test

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
    (folder / "vendor/evidence/late.txt").write_text("here", encoding="utf-8")
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
    signed = verify(folder, "--signers", signers)
    assert "Signed by auditor@example.jp." in signed.out
    assert "The case is as it was sealed." in signed.err
    assert "but it was not checked" in verify(folder).out
    assert verify(folder, "--signers", strangers).code == 1
    listed = (folder / "signers").read_text(encoding="utf-8")
    (folder / "signers").write_text(f"\ufeff{listed}", encoding="utf-8")
    assert "Signed by auditor@example.jp." in verify(folder, "--signers", signers).out
    (folder / "signers").write_text(listed.replace("auditor@example.jp", "*"), encoding="utf-8")
    anybody = verify(folder, "--signers", signers)
    assert (anybody.code, "that the list gives to *. That may be anybody" in " ".join(anybody.out.split())) == (0, True)
    (folder / "signers").write_text(listed, encoding="utf-8")
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
