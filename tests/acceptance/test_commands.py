"""What the commands do, seen from a shell: streams, files, exit codes."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.unit.cli.program import AS_OF, Done, ismap_check
from tests.unit.workflow.small import write_small

CATALOGUE = ("--catalogue", "catalogue.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a small profile, its catalogue, a baseline and evidence."""
    write_small(tmp_path)
    return tmp_path


def judged(
    folder: Path,
    *arguments: str,
    command: str = "assess",
    stdin: bytes = b"",
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Done:
    line = (command, *arguments, *CATALOGUE, *AS_OF)
    return ismap_check(*line, folder=folder, stdin=stdin, environment=environment)


def test_assess_shows_the_outcome_and_the_next_command(folder: Path) -> None:
    done = judged(folder, "profile.yaml")
    assert done.code == 1
    assert "Conclusion: does not meet the conditions" in done.out
    assert "1.1.1.PB Multi-factor authentication" in done.out
    command = "ismap-check report profile.yaml --catalogue catalogue.yaml --as-of 2026-11-01 -o report.html"
    assert done.err == f"To write a report: {command}\n"


def test_the_next_command_does_what_it_says(folder: Path) -> None:
    line = judged(folder, "profile.yaml").err.partition(": ")[2]
    assert ismap_check(*line.split()[1:], folder=folder).code == 1
    assert (folder / "report.html").stat().st_size > 1000


def test_assess_writes_reports_too(folder: Path) -> None:
    done = judged(folder, "profile.yaml", "-o", "r.json", "-o", "r.ja.md")
    assert "Conclusion:" in done.out
    assert done.err == "wrote r.json\nwrote r.ja.md\n"
    assert json.loads((folder / "r.json").read_text(encoding="utf-8"))["kind"] == "assessment-result"
    assert "判定報告書" in (folder / "r.ja.md").read_text(encoding="utf-8")


def test_with_standard_output_as_the_target_nothing_else_is_there(folder: Path) -> None:
    done = judged(folder, "profile.yaml", "-o", "-", "-f", "json")
    assert json.loads(done.out)["kind"] == "assessment-result"


def test_report_writes_markdown_to_standard_output_unless_told(folder: Path) -> None:
    done = judged(folder, "profile.yaml", command="report")
    assert done.out.startswith("#")
    assert done.err == ""
    assert judged(folder, "profile.yaml", "-f", "md", "-o", "-", command="report").out == done.out


def test_several_formats_in_one_run_are_the_same_as_alone(folder: Path) -> None:
    names = ["a.md", "a.html", "a.json", "a.ja.html"]
    judged(folder, "profile.yaml", *(part for name in names for part in ("-o", name)), command="report")
    for name in names:
        judged(folder, "profile.yaml", "-o", f"b{name[1:]}", command="report")
        assert (folder / name).read_bytes() == (folder / f"b{name[1:]}").read_bytes()


@pytest.mark.parametrize("suffix", ["md", "html", "json"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_result_gives_the_same_bytes_as_the_profile(folder: Path, suffix: str, language: str) -> None:
    options = ("--baseline", "baseline.yaml", "--with-option", "plus", "--lang", language)
    first = judged(folder, "profile.yaml", *options, "-o", f"one.{suffix}", "-o", "r.json", command="report")
    again = ismap_check("report", "r.json", "--lang", language, "-o", f"two.{suffix}", folder=folder)
    assert (folder / f"one.{suffix}").read_bytes() == (folder / f"two.{suffix}").read_bytes()
    assert first.code == again.code == 0
    piped = ismap_check(
        "report", "-", "--lang", language, "-f", suffix, folder=folder, stdin=(folder / "r.json").read_bytes()
    )
    assert piped.out.encode() == (folder / f"one.{suffix}").read_bytes()


def test_the_same_inputs_give_the_same_bytes_wherever_and_whenever(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    write_small(other)
    for place, zone in ((folder, "UTC"), (other, "America/New_York")):
        judged(
            place,
            "profile.yaml",
            "-o",
            "r.html",
            "-o",
            "r.json",
            command="report",
            environment={"LC_ALL": "ja_JP.UTF-8", "TZ": zone},
        )
    assert (folder / "r.html").read_bytes() == (other / "r.html").read_bytes()
    assert (folder / "r.json").read_bytes() == (other / "r.json").read_bytes()
    assert str(tmp_path).encode() not in (other / "r.json").read_bytes()


def test_a_profile_from_standard_input(folder: Path) -> None:
    piped = judged(folder, "-", "-f", "md", command="report", stdin=(folder / "profile.yaml").read_bytes())
    named = judged(folder, "profile.yaml", command="report")
    assert piped.out == named.out.replace("`profile.yaml`", "`stdin`")
    assert judged(folder, "-", stdin=b"").err.startswith("stdin: file-empty")


def test_validate_takes_standard_input_too(folder: Path) -> None:
    judged(folder, "profile.yaml", "-o", "r.json")
    for name in ("profile.yaml", "catalogue.yaml", "baseline.yaml", "r.json"):
        done = ismap_check("validate", "-", *CATALOGUE, folder=folder, stdin=(folder / name).read_bytes())
        assert (done.code, done.err) == (0, "stdin: no problems.\n")
    wrong = ismap_check("validate", "-", *CATALOGUE, folder=folder, stdin=b"kind: vendor-profile\nschema: 1\nx: 1\n")
    assert (wrong.code, "stdin:3:1: unknown-key" in wrong.err) == (3, True)
    assert "stdin.json:1:1: missing-kind" in ismap_check("validate", "-", folder=folder, stdin=b"{}").err


def test_the_day_comes_from_the_option_then_the_environment(folder: Path) -> None:
    epoch = {"SOURCE_DATE_EPOCH": "1793545200"}  # 2026-11-02 00:00 in Tokyo, still the day before in UTC
    named = ismap_check("report", "profile.yaml", *CATALOGUE, "-f", "json", folder=folder, environment=epoch)
    assert json.loads(named.out)["as_of"] == "2026-11-02"
    given = judged(folder, "profile.yaml", "-f", "json", command="report", environment=epoch)
    assert json.loads(given.out)["as_of"] == "2026-11-01"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--exit-zero"], 0),
        (["--with-option", "plus"], 0),
        (["--with-option", "plus", "--fail-under", "100"], 0),
        (["--with-option", "plus", "--threshold", "evidenced=90"], 1),
        (["--with-option", "plus", "--fail-on", "claim-without-evidence"], 1),
        (["--with-option", "plus", "--fail-on", "mandatory,exclusion"], 0),
        (["--with-option", "plus", "--fail-on", "exclusion, evidence", "--exit-zero"], 0),
        (["--with-option", "plus", "--baseline", "baseline.yaml"], 0),
        (["--with-option", "plus", "--baseline", "baseline.yaml", "--baseline", "pilot"], 1),
        (["--fail-under", "0", "--with-option", "plus"], 0),
    ],
)
def test_the_gate(folder: Path, options: list[str], code: int) -> None:
    assert judged(folder, "profile.yaml", *options).code == code
    assert judged(folder, "profile.yaml", *options, command="report").code == code


def test_settings_of_the_working_directory_count_and_those_of_the_input_do_not(folder: Path, tmp_path: Path) -> None:
    (folder / "ismap-check.yaml").write_text("catalogues: [catalogue.yaml]\n", encoding="utf-8")
    assert ismap_check("validate", "profile.yaml", folder=folder).code == 0
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = ismap_check("validate", str(folder / "profile.yaml"), folder=elsewhere)
    assert (done.code, "unknown-catalogue" in done.err) == (3, True)
    assert "The settings in ismap-check.yaml are not right" in _with_settings(elsewhere, "catalogue: [x]\n").err
    assert "there are no names with values" in _with_settings(elsewhere, "- x\n").err
    assert _with_settings(elsewhere, "catalogues: [\n").code == 3


def _with_settings(folder: Path, text: str) -> Done:
    (folder / "ismap-check.yaml").write_text(text, encoding="utf-8")
    return ismap_check("catalogue", "list", folder=folder)


def test_the_environment_names_catalogues_too(folder: Path) -> None:
    done = ismap_check(
        "validate",
        "profile.yaml",
        folder=folder,
        environment={"ISMAP_CHECK_CATALOGUES": f"x{os.pathsep}catalogue.yaml"},
    )
    assert "x: file-missing" in done.err
    assert (
        ismap_check(
            "validate", "profile.yaml", folder=folder, environment={"ISMAP_CHECK_CATALOGUES": "catalogue.yaml"}
        ).code
        == 0
    )


def test_warnings_are_counted_when_judging_and_shown_when_validating(folder: Path) -> None:
    path = folder / "profile.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(", measure: 年に2回。", ""), encoding="utf-8")
    assert "The documents have 1 warning; ismap-check validate shows it." in judged(folder, "profile.yaml").err
    done = ismap_check("validate", "profile.yaml", *CATALOGUE, folder=folder)
    assert (done.code, "missing-measure" in done.err) == (0, True)
    assert ismap_check("validate", "profile.yaml", *CATALOGUE, "--strict", folder=folder).code == 3


def test_verbose_says_which_catalogue_was_used(folder: Path) -> None:
    assert "catalogue: small@2026-01 (catalogue.yaml)" in judged(folder, "profile.yaml", "-v").err


def test_quiet_leaves_only_data(folder: Path) -> None:
    assert judged(folder, "profile.yaml", "-q").err == ""
    assert judged(folder, "profile.yaml", "--quiet", "-o", "r.md").err == ""


def test_messages_for_programs(folder: Path) -> None:
    done = judged(folder, "profile.yaml", "-o", "r.md", "--messages", "json")
    assert [json.loads(line)["code"] for line in done.err.splitlines()] == ["written"]
    failed = ismap_check("assess", "--messages", "json", "profile.yaml", "--baseline", "none", folder=folder)
    told = json.loads(failed.err)
    assert (told["kind"], told["code"], told["params"]["name"]) == ("usage", "baseline-unknown", "none")


def test_catalogue_list_show_and_search() -> None:
    listed = ismap_check("catalogue", "list").out
    assert "ismap@2024-07" in listed
    assert "pilot" in listed
    shown = ismap_check("catalogue", "show", "ismap").out
    assert "\n16 chapters, 44 sections, 147 objectives, 1163 details (113 of them mandatory)\n" in shown
    assert "\n  9.2 " in shown
    assert "Users" not in shown.split("\n")[0]
    part = ismap_check("catalogue", "show", "ismap@2024-07", "9.2.3").out
    assert "\n  Mark: area of special care\n  What an assessor looks for: Whether " in part
    assert part.startswith("ismap/9.2.3 ")
    assert "ismap/9.2.3.11.PB" in part
    found = ismap_check("catalogue", "search", "MFA", "administrators")
    assert "ismap/9.2.3.11.PB" in found.out
    assert "found." in found.err
    nothing = ismap_check("catalogue", "search", "zzzzzz")
    assert (nothing.code, nothing.out, nothing.err) == (0, "", "Nothing found.\n")


def test_a_catalogue_of_ones_own(folder: Path) -> None:
    assert ismap_check("catalogue", "check", "catalogue.yaml", "baseline.yaml", *CATALOGUE, folder=folder).code == 0
    assert "small@2026-01" in ismap_check("catalogue", "list", *CATALOGUE, folder=folder).out
    assert "small/1.1" in ismap_check("catalogue", "search", "Authentication", *CATALOGUE, folder=folder).out
    assert ismap_check("catalogue", "show", "small", "1.1.1", *CATALOGUE, folder=folder).out.startswith(
        "small/1.1.1.PB"
    )
    (folder / "catalogue.yaml").write_text("kind: catalogue\n", encoding="utf-8")
    for command in (["list"], ["check", "catalogue.yaml"], ["search", "x"]):
        done = ismap_check("catalogue", *command, *CATALOGUE, folder=folder)
        assert (done.code, "missing-key" in done.err) == (3, True)


def test_explain() -> None:
    assert "What to do: " in ismap_check("explain", "exclusion-refused").out
    assert "(document error)" in ismap_check("explain", "unknown-control").out
    assert ismap_check("explain", "9.2.3.11").out.startswith("ismap/9.2.3.11.PB")
    assert ismap_check("explain", "ismap@2024-07/9.2.3").out.startswith("ismap/9.2.3 ")
    assert "Did you mean: exclusion-refused" in ismap_check("explain", "exclusion-refusd").err
    assert ismap_check("explain", "no-such-thing-at-all").code == 2
    assert "mandatory-gap: " in ismap_check("explain").out


def test_a_topic_in_two_catalogues_asks_which(folder: Path) -> None:
    text = (folder / "catalogue.yaml").read_text(encoding="utf-8").replace("id: small", "id: other")
    (folder / "other.yaml").write_text(text, encoding="utf-8")
    done = ismap_check("explain", "1.1.2", *CATALOGUE, "--catalogue", "other.yaml", folder=folder)
    assert (done.code, "small/1.1.2" in done.err, "other/1.1.2" in done.err) == (2, True, True)
    assert ismap_check("explain", "other/1.1.2", "--catalogue", "other.yaml", folder=folder).code == 0


def test_schema() -> None:
    assert ismap_check("schema").out.startswith("vendor-profile: ")
    schema = json.loads(ismap_check("schema", "vendor-profile", "--for", "ismap", "--for", "genai-procurement").out)
    assert set(schema["$defs"]["responses"]["properties"]) == {"ismap", "genai-procurement"}
    assert json.loads(ismap_check("schema", "catalogue").out)["$id"] == "urn:ismap-check:schema:catalogue:1"
    assert ismap_check("schema", "nothing").code == 2
    assert ismap_check("schema", "catalogue", "--for", "ismap").code == 2


def test_init_writes_what_validates(folder: Path) -> None:
    made = ismap_check("init", "ismap", "genai-procurement@2026-06", "-o", "new.yaml", "--editor", folder=folder)
    assert made.err == "wrote new.yaml\nwrote new.schema.json\n"
    assert ismap_check("validate", "new.yaml", folder=folder).code == 0
    assert ismap_check("assess", "new.yaml", *AS_OF, folder=folder).code == 1
    piped = ismap_check("init", "ismap", "--depth", "objective", folder=folder)
    assert piped.out.startswith("# Vendor profile\n")


def test_init_keeps_what_is_there(folder: Path) -> None:
    before = (folder / "profile.yaml").read_bytes()
    done = ismap_check("init", "ismap", "-o", "profile.yaml", folder=folder)
    assert (done.code, (folder / "profile.yaml").read_bytes()) == (2, before)
    assert ismap_check("init", "ismap", "-o", "profile.yaml", "--force", folder=folder).code == 0
    assert (folder / "profile.yaml").read_bytes() != before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "No catalogue is named"),
        (["nothing"], "No catalogue “nothing” was found"),
        (["ismap@1999-01"], "has no edition “1999-01”"),
        (["ismap", "--editor"], "--editor works only when -o names a file"),
        (["ismap", "--sample", "s"], "--sample cannot be used together"),
        (["--sample", "."], "The folder . is not empty"),
    ],
)
def test_init_asked_for_what_does_not_fit(folder: Path, arguments: list[str], message: str) -> None:
    done = ismap_check("init", *arguments, folder=folder)
    assert (done.code, message in done.err) == (2, True)


def test_the_sample_can_be_unpacked_and_judged(tmp_path: Path) -> None:
    made = ismap_check("init", "--sample", "s", folder=tmp_path)
    assert made.err == "wrote the sample: s\ntry next: ismap-check assess s/profile.yaml\n"
    assert ismap_check("validate", "s/profile.yaml", "--strict", folder=tmp_path).code == 0
    assert ismap_check("assess", "s/profile.yaml", *AS_OF, "--exit-zero", folder=tmp_path).code == 0
