"""What the reports of a case say, read as a reader would."""

from __future__ import annotations

from itertools import chain

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.text import Language
from ismap_check.report.blocks import Notice, Table
from ismap_check.report.procurement.build import build_case_report
from tests.unit.assessment.builders import failed, review
from tests.unit.procurement.small_case import ALL_DONE, CATALOGUE, case_of, judged_case, offer
from tests.unit.report.case_sample import REPORTS, report
from tests.unit.report.sample import HOSTILE
from tests.unit.report.walk import anchors, blocks, lines, refs, rows, said, section, sections

EVERY = [(name, language) for name in REPORTS for language in Language]


def told(name: str, language: Language = Language.JA) -> str:
    """Return everything a report says."""
    found = report(name, language)
    texts = [said(line) for block in blocks(found) for line in lines(block)]
    heads = [one.title for one in sections(found)]
    captions = [block.caption for block in blocks(found) if isinstance(block, Table)]
    notices = [block.title for block in blocks(found) if isinstance(block, Notice)]
    return "\n".join(chain(texts, heads, captions, notices))


def table(name: str, ending: str, number: int = 0) -> list[list[str]]:
    """Return the rows of a table of the Japanese report's section."""
    tables = [block for block in section(report(name, Language.JA), ending).blocks if isinstance(block, Table)]
    return rows(tables[number])


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_links_lead_somewhere_and_anchors_are_told_apart(name: str, language: Language) -> None:
    found = report(name, language)
    assert set(refs(found)) <= set(anchors(found))
    assert len(anchors(found)) == len(set(anchors(found)))


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_rows_are_as_wide_as_their_tables(name: str, language: Language) -> None:
    tables = [block for block in blocks(report(name, language)) if isinstance(block, Table)]
    assert tables
    assert all(len(row) == len(one.columns) for one in tables for row in one.rows)


def test_the_cover_shows_the_decision_and_unmet_musts_first() -> None:
    cover = report("full", Language.JA).cover
    decision, glance = cover[0], cover[1]
    assert isinstance(decision, Notice)
    assert decision.title == "リスクについての決定：進める"
    assert isinstance(glance, Table)
    assert [column.label for column in glance.columns[:3]] == ["提案", "必須の未充足", "結論"]
    first, unread, third = rows(glance)
    assert first[1:3] == ["4 – 3", "× 条件を満たさない"]
    assert unread[:3] == ["b b", "–", "× プロファイルを読み取れない"]
    assert third[1] == "2"


def test_without_a_decision_the_cover_says_so() -> None:
    notice = report("bare", Language.JA).cover[0]
    assert isinstance(notice, Notice)
    assert notice.title == "リスクについての決定は、まだ記録されていません"


def test_the_hint_is_called_the_tool_s_own() -> None:
    words = told("full")
    assert "アドバイザリーボードへの諮問を検討する材料（このツールの目安）" in words
    assert "諮問を検討する材料のある軸：B 業務の性質" in words
    assert "判断が未記入の軸：C 要機密情報や個人情報の学習等、D 出力を用いる前の職員の判断" in words
    assert "公的な基準によるものではなく、判定でもありません。" in words


def test_demands_come_with_their_reasons_and_tightened_conditions() -> None:
    demanded = table("full", "case/demanded")
    assert demanded[0][3].splitlines() == [
        "必須の未充足がないこと",
        "評点：80.0 % 以上",
        "回答率：100.0 % 以上",
        "必須管理策の対象外の数：1 以下",
    ]
    assert table("full", "case/demanded", 1) == [["M3 画像の表示", "個人情報を扱うため。"]]
    assert table("full", "case/demanded", 2) == [["g1", "2倍"]]


def test_an_unreadable_profile_is_a_row_that_says_why() -> None:
    words = said((section(report("full", Language.JA), "case/bid/b").blocks[0].title,))  # type: ignore[union-attr]
    assert words == "プロファイルを読み取れない"
    assert table("full", "case/bid/b") == [["b.yaml", "ファイルがありません。 file-missing"]]


def test_a_bid_that_leaves_a_catalogue_out_is_told_once() -> None:
    notices = [one for one in section(report("full", Language.JA), "case/bid/a").blocks if isinstance(one, Notice)]
    assert [notice.title for notice in notices] == ["必須の未充足：契約の要件"]


def test_accepted_exclusions_of_musts_are_listed_with_their_reason() -> None:
    assert table("full", "case/bid/a", 2) == [["M3 画像の表示", "画像を扱わないため。"]]


def test_the_officer_s_look_stands_beside_the_claim() -> None:
    own, base, unclaimed, none = table("full", "case/registrations")
    assert own[3:5] == ["○ 有効", "× 期限切れ"]
    assert "× 有効期限が申告と異なる" in own[5]
    assert base[3] == "△ 更新申請中"
    assert "申告にない登録" in unclaimed[0]
    assert none[1] == "登録の申告なし"


def test_plans_show_what_would_be_left() -> None:
    assert table("full", "case/plans") == [["Aoba (a)", "4", "3"], ["Aoba (c)", "2", "2"]]


def test_points_never_outweigh_an_unmet_must() -> None:
    *_, total, verdict = table("full", "case/points")
    assert total[0] == "合計"
    assert verdict == ["必須の要件", "–", "× 不合格", "× 不合格", "× 不合格"]


def test_the_sign_off_block_is_there_to_be_filled_in() -> None:
    assert table("full", "case/sign-off") == [["企画者", "室", "春野", "2026-11-20"], ["", "", "", ""]]
    assert [row[0] for row in table("bare", "case/sign-off")] == ["企画者", "調達担当者", "AI統括責任者（CAIO）"]


def test_a_case_that_says_little_says_so_everywhere() -> None:
    words = told("bare")
    assert "（未記入）" in words
    assert "必須の未充足はありません" in words
    assert "期限を示した予定はありません。" in words
    assert "case/points" not in anchors(report("bare", Language.JA))


def test_the_annex_leaves_room_for_answers_and_says_nothing_of_bids() -> None:
    requirements = table("annex", "annex/pilot/test")
    assert requirements[0] == ["M1", "g1", "有害な出力の抑制\nText of M1", "必須", "規程\n記録", "", ""]
    assert [row[3] for row in requirements] == ["必須", "必須", "必須", "必須"]
    assert not any(name in told("annex") for name in ("Aoba", "青葉", "case/bid"))


def test_a_bidder_s_sheet_holds_its_own_open_questions_only() -> None:
    questions = table("questions", "sheet/questions")
    assert [row[1] for row in questions] == ["M1 有害な出力の抑制（推定）", "S1 利用の手引", "契約の要件", "全般"]
    words = told("questions")
    assert "CAIO" not in words
    assert "（c）" not in words
    assert HOSTILE not in words


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_claims_more_than_the_tool_can_say(name: str) -> None:
    words = told(name, Language.EN).lower()
    assert "compliant" not in words
    assert "certified" not in words


@pytest.mark.parametrize(
    ("language", "noted"), [(Language.JA, "検証：不充足"), (Language.EN, "as verified: not satisfied")]
)
def test_what_a_review_found_stands_beneath_the_claim_where_bids_differ(language: Language, noted: str) -> None:
    case = judged_case(case_of(), {"a": offer(ALL_DONE), "b": offer(ALL_DONE)}, reviews={"b": review({"M2": failed()})})
    found = section(build_case_report(case, load_words(language)), "differences")
    (row,) = rows(next(block for block in found.blocks if isinstance(block, Table)))
    assert row[0].startswith("M2")
    assert (noted in row[2], noted in row[3]) == (False, True)


def test_facts_that_differ_are_told_as_questions() -> None:
    case = judged_case(case_of(), {"a": offer(ALL_DONE)})
    differing = section(build_case_report(case, load_words(Language.JA)), "case/bid/a").blocks[-1]
    assert isinstance(differing, Table)
    question = CATALOGUE.facts["agents"].question.ja
    assert rows(differing) == [[f"{question} agents", "はい", "いいえ"]]
