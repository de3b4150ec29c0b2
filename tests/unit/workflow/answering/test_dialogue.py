"""The dialogue, line by line, without a terminal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ismap_check.model.profile import Conditional, Response, Status
from ismap_check.workflow.answering.dialogue import Dialogue, Show, contested, saved, unfinished
from ismap_check.workflow.answering.needs import Field
from tests.unit.workflow.answering.grounds import EVIDENCE, HEAD, INHERITS, asked, book_of, dialogue, fed, told

PROPOSAL = """\
responses:
  small:
    1.1.2.PB:
      status: implemented
      measure: 既に行う。
      assignee: 佐藤
      recheck: {from: {catalogue: other, edition: "1", control: X}, relation: intersects-with}
"""


def answers(text: str) -> str:
    return f"{HEAD}responses:\n  small:\n{text}"


@pytest.mark.parametrize("status", ["1", "１", "implemented", "実施済み", " Implemented ", "IMPLEMENTED"])
def test_a_whole_answer(tmp_path: Path, status: str) -> None:
    turn = fed(dialogue(tmp_path), status, "一行目", "  字下げ", "", "")
    assert turn.save
    assert turn.save.key.control == "1.1.2.PB"
    assert turn.save.response == Response(status=Status.IMPLEMENTED, measure="一行目\n  字下げ")


@pytest.mark.parametrize(
    ("lines", "response"),
    [
        (
            ["planned", "令和8年9月30日", "CISO室"],
            Response(status=Status.PLANNED, due=date(2026, 9, 30), owner="CISO室"),
        ),
        (["6"], Response(status=Status.NOT_IMPLEMENTED)),
        (
            ["代替策", "別の方法。", "", "同等。", "", "-"],
            Response(status=Status.ALTERNATIVE, measure="別の方法。", reason="同等。"),
        ),
        (["継承", "1"], Response(status=Status.INHERITED, inherited_from="base")),
        (["継承", "base"], Response(status=Status.INHERITED, inherited_from="base")),
        (["選択しない", "使わない。", ""], Response(status=Status.NOT_SELECTED, reason="使わない。")),
    ],
)
def test_each_status_asks_for_what_it_needs(tmp_path: Path, lines: list[str], response: Response) -> None:
    turn = fed(dialogue(tmp_path, HEAD + INHERITS), *lines)
    assert turn.save
    assert turn.save.response == response


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        (["9"], "status-unknown"),
        (["未定"], "status-unknown"),
        (["b"], "back-nowhere"),
        (["y"], "keep-nothing"),
        (["d"], "drop-nothing"),
        (["j"], "jump-where"),
        (["j 9.9"], "control-unknown"),
        (["/"], "find-what"),
        (["1", ""], "needs-measure"),
        (["1", "-"], "needs-measure"),
        (["1", "なし", ""], "words-empty"),
        (["1", "q", ""], "command-as-text"),
        (["1", ":nonsense"], "command-unknown"),
        (["1", ":y"], "only-at-status"),
        (["3", "そのうち"], "day-unknown"),
        (["3", "2026-02-30"], "day-unknown"),
        (["3", "2026-02-20", ""], "needs-owner"),
        (["5"], "base-none"),
        (["\x1b[31m"], "character-refused"),
        (["1", "字\udc80"], "character-refused"),
        (["1", "する。", "", "rulee"], "evidence-near"),
        (["1", "する。", "", "証拠"], "evidence-unknown"),
        (["1", "する。", "", "../a.pdf"], "evidence-outside"),
        (["1", "する。", "", "/etc/a.pdf"], "evidence-outside"),
        (["1", "する。", "", "javascript://a/b"], "evidence-unknown"),
    ],
)
def test_wrong_lines_are_explained_and_asked_again(tmp_path: Path, lines: list[str], key: str) -> None:
    before = fed(dialogue(tmp_path, HEAD + EVIDENCE), *lines[:-1])
    turn = fed(before.state, lines[-1])
    assert told(turn) == [key]
    assert any(one.wrong for one in turn.said)
    assert turn.state.draft.step == before.state.draft.step
    assert turn.state.queue == before.state.queue


def test_a_text_is_never_too_long_for_a_document(tmp_path: Path) -> None:
    state = dialogue(tmp_path)._replace(limit=10)
    turn = fed(state, "1", "12345", "123456")
    assert told(turn) == ["text-too-long"]
    assert fed(turn.state, "1234", "", "").save is not None


def test_marks_in_texts(tmp_path: Path) -> None:
    turn = fed(dialogue(tmp_path), "1", "::注: これは文です。", "- 項目", "", "")
    assert turn.save
    assert turn.save.response.measure == ":注: これは文です。\n- 項目"


def test_new_evidence_is_asked_about(tmp_path: Path) -> None:
    lines = ["1", "する。", "", "evidence/方針 2026.pdf, https://example.jp/trust/, 1", "方針", "2026/4/1", "", ""]
    turn = fed(dialogue(tmp_path, HEAD + EVIDENCE), *lines)
    assert turn.save
    assert turn.save.response.evidence == ("2026", "trust", "rule")
    file, page = turn.save.items
    assert (file.title, file.file, file.issued) == ("方針", "evidence/方針 2026.pdf", date(2026, 4, 1))
    assert (page.title, page.url, page.issued) == ("trust", "https://example.jp/trust/", None)


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("rule log", ("rule", "log")),
        ("2、1、2", ("log", "rule")),
        ("evidence/rule.txt", ("rule",)),
        ("１", ("rule",)),
        ("", ()),
        ("-", ()),
    ],
)
def test_known_evidence(tmp_path: Path, line: str, ids: tuple[str, ...]) -> None:
    turn = fed(dialogue(tmp_path, HEAD + EVIDENCE), "1", "する。", "", line)
    assert turn.save
    assert (turn.save.response.evidence, turn.save.items) == (ids, ())


def test_evidence_given_twice_is_asked_about_once(tmp_path: Path) -> None:
    turn = fed(dialogue(tmp_path), "1", "する。", "", "a/policy.pdf b/policy.pdf".replace(" ", ","), "", "", ":b", ":b")
    assert turn.state.draft.step.field is Field.TITLE
    again = fed(turn.state, ":b", "policy-2")
    assert [one.id for one in again.state.draft.items] == ["policy-2"]
    assert fed(again.state, "", "").save is not None


def test_what_is_there_is_kept_unless_it_is_said_otherwise(tmp_path: Path) -> None:
    text = (
        answers("    1.1.2.PB: {measure: 既に, evidence: [rule, gone], owner: 総務, extra: {memo: 控え}}\n") + EVIDENCE
    )
    turn = fed(dialogue(tmp_path, text), "2", "", "")
    assert turn.save
    response = turn.save.response
    assert (response.measure, response.evidence, response.owner) == ("既に", ("rule",), "総務")
    assert response.extra == {"memo": "控え"}


@pytest.mark.parametrize(("status", "key"), [("8", "must-selected"), ("7", "must-excluded")])
def test_a_must_cannot_be_left_out_unwarned(tmp_path: Path, status: str, key: str) -> None:
    turn = fed(dialogue(tmp_path), status)
    assert told(turn) == [key]
    assert not any(one.wrong for one in turn.said)
    assert fed(turn.state, ":b").state.draft.at == 0


def test_what_cannot_be_inherited_is_said(tmp_path: Path) -> None:
    assert told(fed(dialogue(tmp_path, HEAD + INHERITS, "2.1.1"), "5")) == ["not-inheritable"]


def test_an_objective_cannot_be_deselected(tmp_path: Path) -> None:
    assert told(fed(dialogue(tmp_path), "j 2.1", "選択しない")) == ["status-not-offered"]
    assert fed(dialogue(tmp_path), "j 2.1", "対象外", "ない。", "").save is not None


def test_a_condition_stays_where_it_fits(tmp_path: Path) -> None:
    there = "{status: implemented, measure: する。, condition: {option: plus, otherwise: partial}}"
    state = dialogue(tmp_path, answers(f"    2.1.1: {there}\n"), "2.1.1")
    kept = fed(state, "4", "", "同等。", "", "")
    assert kept.save
    assert kept.save.response.condition == Conditional(option="plus", otherwise=Status.PARTIAL)
    dropped = fed(state, "6")
    assert told(dropped) == ["condition-dropped"]
    assert dropped.save
    assert dropped.save.response.condition is None


def test_a_proposal_is_confirmed_or_dropped(tmp_path: Path) -> None:
    state = dialogue(tmp_path, HEAD + PROPOSAL)
    confirmed = fed(state, "y")
    assert confirmed.save
    assert confirmed.save.response == Response(status=Status.IMPLEMENTED, measure="既に行う。", assignee="佐藤")
    dropped = fed(state, "捨")
    assert dropped.save
    assert dropped.save.response == Response(assignee="佐藤")
    assert saved(state, state.ground, dropped.save).key == state.key


def test_keeping_asks_only_for_what_is_missing(tmp_path: Path) -> None:
    state = dialogue(tmp_path, answers("    2.1.1: {status: planned, due: '2026-09-30'}\n"), "2.1.1")
    turn = fed(state, "ok")
    assert turn.state.draft.step.field is Field.OWNER
    done = fed(turn.state, "総務")
    assert done.save
    assert done.save.response.due == date(2026, 9, 30)


def test_going_about(tmp_path: Path) -> None:
    state = dialogue(tmp_path)
    assert asked(state) == ["1.1.2.PB", "2.1.2", "1.1.1", "2.1.1"]
    skipped = fed(state, "飛ばす").state
    assert asked(skipped) == ["2.1.2", "1.1.1", "2.1.1"]
    assert len(skipped.skipped) == 1
    assert asked(fed(skipped, "b").state)[0] == "1.1.2.PB"
    jumped = fed(state, "j 1.1.1").state
    assert asked(jumped) == ["1.1.1", "2.1.1", "1.1.2.PB", "2.1.2"]
    assert asked(fed(jumped, "戻").state)[0] == "1.1.2.PB"
    assert asked(fed(state, "ｊ　small/2").state)[0] == "2.1.2"
    assert fed(state, "p").show is Show.PROGRESS
    assert fed(state, "?").show is Show.HELP
    assert fed(state, "q").state.over
    assert fed(state, "").state == state


def test_searching(tmp_path: Path) -> None:
    hits = fed(dialogue(tmp_path), "1", ":/encryption").hits
    assert [str(key) for key, _ in hits or ()] == ["small/1.1.2.PB"]
    assert told(fed(dialogue(tmp_path), "f 見つからない")) == ["find-nothing"]


def test_back_through_the_fields(tmp_path: Path) -> None:
    state = fed(dialogue(tmp_path), "3", "2026-09-30", ":b").state
    assert state.draft.step.field is Field.DUE
    assert state.present == date(2026, 9, 30)
    turn = fed(state, "", "総務")
    assert turn.save


def test_saving_goes_on_with_what_is_left(tmp_path: Path) -> None:
    state = dialogue(tmp_path)
    turn = fed(state, "6")
    assert turn.save
    after = book_of(
        tmp_path, answers("    1.1.2.PB: {status: not-implemented}\n    1.1.1: {status: not-implemented}\n")
    )
    following = saved(turn.state, after.ground, turn.save)
    assert asked(following) == ["2.1.2", "2.1.1"]
    assert following.trail == (state.key,)
    assert not unfinished(following)


def test_what_was_typed_outlives_an_answer_given_by_somebody_else(tmp_path: Path) -> None:
    turn = fed(dialogue(tmp_path), "1", "私の答え。", "", "")
    assert turn.save
    after = book_of(tmp_path, answers("    1.1.2.PB: {status: partial, measure: ほかの答え。}\n")).ground
    state = contested(turn.state, after, turn.save)
    assert unfinished(state)
    mine = fed(state, "y")
    assert mine.save
    assert mine.save.response.measure == "私の答え。"
    assert not unfinished(fed(state, "s").state)


def test_an_answer_that_waits_is_tried_again(tmp_path: Path) -> None:
    turn = fed(dialogue(tmp_path), "6")
    assert turn.save
    waiting: Dialogue = turn.state._replace(unsaved=turn.save)
    assert fed(waiting, "").save == turn.save
    rewriting = fed(waiting, "w").save
    assert rewriting
    assert rewriting.rewrite
    assert told(fed(waiting, "1")) == ["retry-unknown"]
    stopped = fed(waiting, ":q").state
    assert stopped.over
    assert unfinished(stopped)
