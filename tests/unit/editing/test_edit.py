"""Changes of files that people wrote: everything else stays as it is, or nothing is done."""

from __future__ import annotations

from typing import Any

import pytest

from ismap_check.editing.edit import edited, rewritten
from tests.unit.editing.files import changed, refusal, source_of


def at(data: Any, *route: Any) -> Any:
    """Return a copy of data in which the value at a route is the last of ``route``; ... removes it."""
    *steps, value = route
    step, rest = steps[0], steps[1:]
    if isinstance(data, list):
        copy: Any = list(data)
    else:
        copy = dict(data or {})
    if rest:
        copy[step] = at(copy[step] if isinstance(copy, list) else copy.get(step), *rest, value)
    elif value is ...:
        del copy[step]
    else:
        copy[step] = value
    return copy


def change(text: str, *route: Any) -> str:
    return changed(text, at(source_of(text).data, *route))


PROFILE = """\
# 見出し
responses:
  small:
    # 1.1 認証
    "1.1":
      status: partial   # 確認中
      measure: |  # 本文
        一行目
        二行目

      evidence: []
      # 1.1 のおわり

    # 1.2 記録
    "1.2": {status: planned, due: "2027-01-01"}   # 短い

    '1.3':
      status:
      reason:   # 未記入
evidence:
  rule: {title: 規程}
"""


@pytest.mark.parametrize(
    ("route", "old", "new"),
    [
        (("status", "implemented"), "status: partial ", "status: implemented "),
        (("evidence", ["rule"]), "evidence: []", "evidence: [rule]"),
        (("measure", "三行目\n四行目\n"), "一行目\n        二行目", "三行目\n        四行目"),
        (("measure", "一行だけ"), "|  # 本文\n        一行目\n        二行目", "一行だけ  # 本文"),
        (("measure", ...), "      measure: |  # 本文\n        一行目\n        二行目\n", ""),
        (("status", ...), "      status: partial   # 確認中\n", ""),
        (("due", "2027-01-01"), "evidence: []\n", 'evidence: []\n      due: "2027-01-01"\n'),
        (("changes", [{"measure": "前"}]), "evidence: []\n", "evidence: []\n      changes:\n        - measure: 前\n"),
        (
            ("evidence", ["rule", {"ja": "一", "en": "b"}]),
            "evidence: []",
            "evidence:\n        - rule\n        - ja: 一\n          en: b",
        ),
    ],
)
def test_one_change_in_an_answer(route: tuple[Any, ...], old: str, new: str) -> None:
    assert old in PROFILE
    assert change(PROFILE, "responses", "small", "1.1", *route) == PROFILE.replace(old, new)


@pytest.mark.parametrize(
    ("route", "old", "new"),
    [
        (("1.2", "status", "partial"), "{status: planned,", "{status: partial,"),
        (("1.2", "reason", "一, 二"), '"2027-01-01"}', '"2027-01-01", reason: "一, 二"}'),
        (("1.2", "due", ...), '{status: planned, due: "2027-01-01"}', "{status: planned}"),
        (("1.2", "measure", "一\n二"), '"2027-01-01"}', '"2027-01-01", measure: "一\\n二"}'),
        (("1.2", ...), '    "1.2": {status: planned, due: "2027-01-01"}   # 短い\n', ""),
        (("1.2", None), '{status: planned, due: "2027-01-01"}', "null"),
        (("1.3", "status", "partial"), "status:\n", "status: partial\n"),
        (("1.3", "reason", "未定"), "reason:   #", "reason: 未定   #"),
        (("1.3", "reason", "一\n二"), "reason:   # 未記入\n", "reason: |-   # 未記入\n        一\n        二\n"),
        (("1.3", {}), "'1.3':\n      status:\n      reason:   # 未記入", "'1.3': {}"),
        (("1.4", {"status": "partial"}), "# 未記入\n", '# 未記入\n    "1.4":\n      status: partial\n'),
    ],
)
def test_one_change_in_a_catalogue(route: tuple[Any, ...], old: str, new: str) -> None:
    assert PROFILE.count(old) == 1
    assert change(PROFILE, "responses", "small", *route) == PROFILE.replace(old, new)


def test_an_answer_comes_behind_its_neighbour_and_its_comments() -> None:
    data = source_of(PROFILE).data
    answers = data["responses"]["small"]
    small = {"1.1": answers["1.1"], "1.1.5": {"status": "partial"}, "1.2": answers["1.2"], "1.3": answers["1.3"]}
    new = changed(PROFILE, data | {"responses": {"small": small}})
    added = '\n    "1.1.5":\n      status: partial\n'
    assert new == PROFILE.replace("おわり\n", f"おわり\n{added}")


def test_an_answer_before_all_others_comes_above_the_first_ones_heading() -> None:
    data = source_of(PROFILE).data
    small = {"1.0": {"status": "partial"}, **data["responses"]["small"]}
    new = changed(PROFILE, data | {"responses": {"small": small}})
    assert new == PROFILE.replace("    # 1.1 認証\n", '    "1.0":\n      status: partial\n    # 1.1 認証\n')


def test_a_section_at_the_top_leaves_the_files_head_where_it_is() -> None:
    assert changed("# c\nb: 1\n", {"a": 2, "b": 1}) == "# c\na: 2\nb: 1\n"


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("a: 1", {"a": 1, "b": 2}, "a: 1\nb: 2"),
        ("a: 1\nb: 2", {"a": 1}, "a: 1"),
        ("a: 1\nb: 2\n", {"b": 2}, "b: 2\n"),
        ("a: |+\n  x\n\nb: 1\n", {"a": "x\n\n", "c": 3, "b": 1}, "a: |+\n  x\n\nc: 3\nb: 1\n"),
        ("a: |\n  x\n\nb: 1\n", {"a": "x\n", "c": 3, "b": 1}, "a: |\n  x\nc: 3\n\nb: 1\n"),
        ("a: >-\n  x\n  y\nb: 1\n", {"a": "x\ny\n", "b": 1}, "a: |\n  x\n  y\nb: 1\n"),
        ("a: |2\n  x\nb: 1\n", {"a": "y\n\nz\n", "b": 1}, "a: |\n  y\n\n  z\nb: 1\n"),
        ("a: 'x'\n", {"a": "it's"}, "a: 'it''s'\n"),
        ('a: "x"\n', {"a": "語"}, 'a: "語"\n'),
        ("a: x\n  y\nb: 1\n", {"a": "z", "b": 1}, "a: z\nb: 1\n"),
        ("a:\n  x\nb: 1\n", {"a": "z", "b": 1}, "a:\n  z\nb: 1\n"),
        ("a:\t1\n", {"a": 2}, "a:\t2\n"),
        ("a:\n- 1\n- 2\n", {"a": [1, 2, 3]}, "a:\n- 1\n- 2\n- 3\n"),
        ("a:\n- 1\n- 2\n", {"a": [2]}, "a:\n- 2\n"),
        ("a:\n- 1 # c\n# d - e\n- 2\n- 3\n", {"a": [1, 9]}, "a:\n- 1 # c\n# d - e\n- 9\n"),
        ("a:\n- 1\n", {"a": [0, 1], "b": [1]}, "a:\n- 0\n- 1\nb:\n- 1\n"),
        ("a:\n  - b: 1\n    c: 2\n", {"a": [{"c": 2}]}, "a:\n  - c: 2\n"),
        ("a:\n  - c: 2\n", {"a": [{"b": 1, "c": 2}]}, "a:\n  - b: 1\n    c: 2\n"),
        ("a:\n  - c: 2\n", {"a": [{"c": 2, "d": "一\n二"}]}, "a:\n  - c: 2\n    d: |-\n      一\n      二\n"),
        ("a:\n  - c: 2\n", {"a": ["x"]}, "a:\n  - x\n"),
        ("a:\n  - x # c\n", {"a": [{"c": 2}]}, "a:\n  - c: 2 # c\n"),
        ("a: [1,\n  2]\n", {"a": [1, 2, 3]}, "a: [1,\n  2, 3]\n"),
        ("a: [x, 'y', z]\n", {"a": ["y", "z"]}, "a: ['y', z]\n"),
        ("a: [x]\n", {"a": []}, "a: []\n"),
        ("a: [x]\n", {"a": ["z"]}, "a: [z]\n"),
        ('a: {b: , "c":}\n', {"a": {"b": 1, "c": "あ い"}}, 'a: {b: 1, "c": あ い}\n'),
        ("a: {c: 1}\n", {"a": {"b": 1, "c": 1}}, "a: {b: 1, c: 1}\n"),
        ("{a: {b: 1}}\n", {"a": {"b": 1, "c": [1]}}, "{a: {b: 1, c: [1]}}\n"),
        ("a: {}  # c\n", {"a": {"b": 1}}, "a:  # c\n  b: 1\n"),
        ("a:\n    b: 1\nc:\n", {"a": {"b": 1}, "c": {"d": {"e": 1}}}, "a:\n    b: 1\nc:\n    d:\n        e: 1\n"),
        ("a:\n  - 1\n", {"a": {"b": 1}}, "a:\n  b: 1\n"),
        ("a: # c\n  b: 1 # d\n", {"a": "x"}, "a: x # c\n"),
        ("? a\n: 1\n", {"a": 2}, "? a\n: 2\n"),
        ("? a\n: 1\n? b\n: 2\n", {"b": 2}, "? b\n: 2\n"),
        ("a: 1\n...\n", {"a": 1, "b": 2}, "a: 1\nb: 2\n...\n"),
        ("---\na: 1\n", {"a": 2}, "---\na: 2\n"),
        ("a: true\n", {"a": "true"}, 'a: "true"\n'),
        ("a: 1\n", {"a": True}, "a: true\n"),
        ("a: x\n", {"a": "か\u3099"}, "a: が\n"),
        ("a: 😀\nb: 1\n", {"a": "😀", "b": 2}, "a: 😀\nb: 2\n"),
    ],
)
def test_ways_to_write_it(text: str, wanted: dict[str, Any], expected: str) -> None:
    assert changed(text, wanted) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"a: 1\r\n# c\r\nb: 2\r\n", b"a: 1\r\nc: 3\r\n# c\r\nb: 2\r\n"),
        (b"\xef\xbb\xbfa: 1\nb: 2", b"\xef\xbb\xbfa: 1\nc: 3\nb: 2"),
        (b"a: 1\r\nb: 2\n", b"a: 1\nc: 3\r\nb: 2\n"),
    ],
)
def test_line_ends_and_the_mark_stay(raw: bytes, expected: bytes) -> None:
    assert edited(source_of(raw), {"a": 1, "c": 3, "b": 2}).value == expected


def test_what_looked_typed_before_may_move() -> None:
    assert changed("a: [x, 9.10]\n", {"a": ["9.10"]}) == "a: [9.10]\n"


def test_nothing_to_do_leaves_every_byte() -> None:
    source = source_of(PROFILE)
    assert edited(source, dict(reversed(source.data.items()))).value == source.raw


def test_json_is_written_anew_in_its_own_order() -> None:
    text = '{\n    "b": 1,\n    "a": [1, "か\u3099"]\n}'
    assert changed(text, {"b": 1, "a": [2], "c": {}}, "p.json") == (
        '{\n    "b": 1,\n    "a": [\n        2\n    ],\n    "c": {}\n}\n'
    )
    assert changed('{"b": 1}', {"b": 2}, "p.json") == '{"b": 2}\n'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: [b: 1]\n", {"a": [{"b": 1, "c": 2}]}),
        ("{a}\n", {"a": 1}),
    ],
)
def test_what_cannot_be_proved_is_refused_and_can_be_rewritten(text: str, wanted: dict[str, Any]) -> None:
    source = source_of(text)
    assert refusal(edited(source, wanted)) == "edit-refused"
    whole = rewritten(source, wanted).value
    assert whole is not None
    assert source_of(whole).data == wanted


def test_a_rewritten_file_keeps_the_line_an_editor_needs() -> None:
    line = "# yaml-language-server: $schema=x.json"
    assert rewritten(source_of(f"{line}\n# c\na: 1\n"), {"a": 2}).value == f"{line}\na: 2\n".encode()
    assert rewritten(source_of('{"a": 1}', "p.json"), {"a": 2}).value == b'{"a": 2}\n'


@pytest.mark.parametrize("make", [edited, rewritten])
def test_texts_that_no_document_may_hold(make: Any) -> None:
    source = source_of("a: 1\nb:\n  - 1\n")
    assert refusal(make(source, {"a": "x\u200b\x1b", "b": [1]})) == "character-refused"
    assert refusal(make(source, {"a": 1, "b": ["x" * 32_001]})) == "text-too-long"
