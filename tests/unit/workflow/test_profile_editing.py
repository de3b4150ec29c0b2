"""Profiles change in the files where they stand, and only there."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ismap_check.documents.profile_read import read_profile
from ismap_check.errors import FileAccessError
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.profile import (
    EvidenceItem,
    Response,
    Status,
)
from ismap_check.sources.limits import Limits
from ismap_check.sources.parsing import parse_source
from ismap_check.workflow.profile_editing import (
    OpenProfile,
    add_evidence,
    edit_profile,
    open_profile,
    set_answers,
    write_changes,
)
from ismap_check.workflow.profile_text import profile_text
from tests.unit.documents import strategies
from tests.unit.workflow.editable import CONTROLS, HEAD, PART, answered, differences, opened, shelf

ANSWERS = """\
responses:
  small:
    # 1.1 認証
    "1.1.1":
      status: partial   # 確認中
      measure: |
        一行目
        二行目
      evidence: []
    1.1.2: {status: implemented}   # 末尾の記号なし
    "2.1.1":
      status:
"""
DONE = Response(status=Status.IMPLEMENTED)


@pytest.mark.parametrize(
    ("control", "changed", "lines"),
    [
        (
            "1.1.1",
            lambda answer: replace(answer, status=Status.IMPLEMENTED),
            ["-      status: partial   # 確認中", "+      status: implemented   # 確認中"],
        ),
        (
            "1.1.1",
            lambda answer: replace(answer, measure="一行目\n三行目"),
            ["-        二行目", "+        三行目"],
        ),
        (
            "1.1.2.PB",
            lambda answer: replace(answer, reason="理由、あり"),
            [
                "-    1.1.2: {status: implemented}   # 末尾の記号なし",
                "+    1.1.2: {status: implemented, reason: 理由、あり}   # 末尾の記号なし",
            ],
        ),
        ("2.1.1", lambda _: DONE, ["-      status:", "+      status: implemented"]),
        ("1.1.3", DONE, ['+    "1.1.3":', "+      status: implemented"]),
        ("2.1.2", DONE, ['+    "2.1.2":', "+      status: implemented"]),
        ("1.1.1", lambda answer: answer, None),
    ],
)
def test_one_answer(tmp_path: Path, control: str, changed: Any, lines: list[str] | None) -> None:
    profile = opened(tmp_path, profile=HEAD + ANSWERS)
    found = differences(answered(profile, control, changed))
    assert found == ({} if lines is None else {"profile.yaml": lines})


def test_a_new_answer_stands_behind_its_neighbour(tmp_path: Path) -> None:
    profile = opened(tmp_path, profile=HEAD + ANSWERS)
    changed = answered(profile, "1.2.1", DONE).value
    assert changed is not None
    line = "    1.1.2: {status: implemented}   # 末尾の記号なし\n"
    assert changed[0].after.decode() == (HEAD + ANSWERS).replace(
        line, line + '    "1.2.1":\n      status: implemented\n'
    )


def departments(folder: Path) -> OpenProfile:
    return opened(
        folder,
        profile=HEAD
        + 'parts: [parts/one.yaml, parts/two.yaml]\nextends: company.yaml\nresponses: {small: {"2.1.2": }}\n',
        parts_one=PART + "responses:\n  small:\n    1.1.1: {status: partial}\n    1.1.3: {status: partial}\n",
        parts_two=PART + "evidence: {rule: {title: 規程, file: rule.txt}}\nresponses: {small: {1.2.1: }}\n",
        company=PART + 'responses:\n  small:\n    "2.1.1": {status: inherited, from: base}\ninherits: {base: }\n',
    )


@pytest.mark.parametrize(
    ("control", "file"),
    [
        ("1.1.1", "one.yaml"),
        ("1.1.2.PB", "one.yaml"),
        ("1.2.1", "two.yaml"),
        ("2.1.2", "profile.yaml"),
        ("2.1.1", "profile.yaml"),
    ],
)
def test_an_answer_is_changed_where_it_stands_or_its_neighbours_do(tmp_path: Path, control: str, file: str) -> None:
    """What is only extended (2.1.1) gets an answer of the profile's own."""
    assert list(differences(answered(departments(tmp_path), control, DONE))) == [file]


def test_evidence_is_changed_where_it_stands_and_added_to_the_profile(tmp_path: Path) -> None:
    profile = departments(tmp_path)
    rule = profile.profile.evidence["rule"]
    log = EvidenceItem(id="log", title="記録", url="https://example.com/")
    found = differences(add_evidence(profile, {"rule": replace(rule, title="規程 第2版"), "log": log}))
    assert found["two.yaml"][1:] == ["+evidence: {rule: {title: 規程 第2版, file: rule.txt}}"]
    assert found["profile.yaml"] == [
        "+evidence:",
        "+  log:",
        "+    title: 記録",
        '+    url: "https://example.com/"',
    ]


def test_answers_to_a_further_catalogue_bring_its_section(tmp_path: Path) -> None:
    profile = opened(tmp_path, "other@1", profile=HEAD + ANSWERS)
    changed = set_answers(profile, {"other": dict.fromkeys(reversed(CONTROLS), DONE)}, editions={"other": "1"})
    lines = differences(changed)["profile.yaml"]
    assert lines[:3] == [
        '-assessment: {catalogues: {small: "1"}}',
        '+assessment: {catalogues: {small: "1", other: "1"}}',
        "+  other:",
    ]
    assert [line.strip('+ ":') for line in lines[3::2]] == list(CONTROLS)


def test_an_answer_that_would_be_an_error_is_not_written(tmp_path: Path) -> None:
    profile = opened(tmp_path, profile=HEAD + ANSWERS)
    told = answered(profile, "1.1.3", Response(status=Status.PARTIAL, evidence=("none",))).diagnostics
    assert [(one.code, one.pointer) for one in told] == [
        ("unknown-evidence", ("responses", "small", "1.1.3", "evidence", 0))
    ]
    assert [one.code for one in answered(profile, "7.7", DONE).diagnostics] == ["unknown-control"]
    assert [one.code for one in answered(profile, "1.1.3", Response(owner="a\x1b")).diagnostics] == [
        "character-refused"
    ]


def test_errors_that_are_there_already_hinder_nothing(tmp_path: Path) -> None:
    profile = opened(tmp_path, profile=HEAD + ANSWERS + "    9.9.9: {status: partial}\n")
    assert differences(answered(profile, "1.1.3", DONE))["profile.yaml"] == [
        '+    "1.1.3":',
        "+      status: implemented",
    ]


def test_what_is_extended_cannot_be_unsaid(tmp_path: Path) -> None:
    profile = departments(tmp_path)
    small = {key: one for key, one in profile.profile.responses["small"].items() if key != "2.1.1"}
    told = edit_profile(profile, replace(profile.profile, responses={"small": small})).diagnostics
    assert [one.code for one in told] == ["edit-refused"]


def test_a_file_that_cannot_be_changed_by_position_is_written_anew_if_wished(tmp_path: Path) -> None:
    text = HEAD.replace("service: {id: trial, name: Trial}", "service: {id: trial, name: Trial, facts: {odd}}")
    profile = opened(tmp_path, profile=text)
    service = replace(profile.profile.service, facts={"odd": "x"})
    wanted = replace(profile.profile, service=service)
    (told,) = edit_profile(profile, wanted).diagnostics
    assert (told.code, told.pointer) == ("edit-refused", ("service", "facts", "odd"))
    anew = edit_profile(profile, wanted, rewrite=True).value
    assert anew is not None
    assert "      odd: x\n".replace("  odd", "odd") in anew[0].after.decode()


def test_a_json_profile_keeps_its_order(tmp_path: Path) -> None:
    data = {
        "assessment": {"catalogues": {"small": "1"}},
        "kind": "vendor-profile",
        "schema": 1,
        "vendor": {"name": "試験"},
        "service": {"id": "trial", "name": "Trial"},
    }
    profile = opened(tmp_path, name="profile.json", profile=json.dumps(data, ensure_ascii=False, indent=1))
    changed = answered(profile, "1.1.1", DONE).value
    assert changed is not None
    after = json.loads(changed[0].after)
    assert list(after) == ["assessment", "responses", "kind", "schema", "vendor", "service"]
    assert after["responses"] == {"small": {"1.1.1": {"status": "implemented"}}}


def test_files_are_written_only_if_they_are_still_what_was_read(tmp_path: Path) -> None:
    profile = opened(tmp_path, profile=HEAD + ANSWERS)
    changed = answered(profile, "1.1.3", DONE).value
    assert changed is not None
    write_changes(changed)
    again = open_profile(str(tmp_path / "profile.yaml"), shelf(tmp_path), Limits()).value
    assert again is not None
    assert again.profile.responses["small"]["1.1.3"] == DONE
    with pytest.raises(FileAccessError, match="file-changed"):
        write_changes(changed)


quick = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


answers = st.dictionaries(
    st.sampled_from(CONTROLS),
    st.builds(
        Response,
        status=st.none() | st.sampled_from([Status.PARTIAL, Status.IMPLEMENTED, Status.NOT_SELECTED]),
        measure=st.none() | strategies.words,
        reason=st.none() | strategies.words,
        owner=st.none() | strategies.words,
        extra=strategies.by(strategies.words, strategies.words),
    ),
)


@quick
@given(answers, answers, strategies.statements)
def test_any_answers_turn_into_any_others(
    tmp_path_factory: pytest.TempPathFactory, before: Any, after: Any, statement: Any
) -> None:
    folder = tmp_path_factory.mktemp("profile")
    first = read_profile({**_plain(HEAD), "responses": {"small": {}}})
    text = profile_text(replace(first, responses={"small": before}))
    profile = opened(folder, profile=f"# 注記\n{text}")
    wanted = replace(profile.profile, responses={"small": after}, statement=statement)
    changed = edit_profile(profile, wanted)
    assert changed.value is not None, changed.diagnostics
    write_changes(changed.value)
    again = open_profile(str(folder / "profile.yaml"), shelf(folder), Limits()).value
    assert again is not None
    assert write_profile(again.profile) == write_profile(wanted)
    assert (folder / "profile.yaml").read_text(encoding="utf-8").startswith("# 注記\n")


def _plain(text: str) -> dict[str, Any]:
    parsed = parse_source("p.yaml", text.encode(), Limits()).value
    assert parsed is not None
    data: dict[str, Any] = parsed.data
    return data
