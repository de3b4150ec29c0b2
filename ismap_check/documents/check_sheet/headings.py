"""What the heading of a column means: words of both languages, folded, so that width, case and blanks do not matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What a column holds; the values are the names that ``--columns`` takes."""

    ID = "id"
    TITLE = "title"
    TEXT = "text"
    GROUP = "group"
    REQUIREMENT = "requirement"
    RESPONSIBILITY = "responsibility"
    EVIDENCE = "evidence"
    NOTES = "notes"


WORDS: Mapping[Role | None, str] = MappingProxyType(
    {
        None: "回答 回答欄 記入欄 対応状況 実施状況 実施内容 対応内容 判定 判定結果 評価結果 確認結果 結果 "
        "回答者 記入者 answer response status result vendor",
        Role.ID: "項番 番号 no no. # id 項目番号 項目no 管理策番号 詳細管理策番号 統制目標番号 管理番号 整理番号 "
        "章番号 節番号 章no 節no 大項目番号 中項目番号 通番 連番 number item-no item-number control-id control-no",
        Role.TITLE: "表題 見出し 題名 件名 タイトル 名称 項目 項目名 管理策名 title name heading item subject",
        Role.TEXT: "管理策 詳細管理策 要求事項 要求内容 要件 本文 内容 詳細 説明 確認事項 確認内容 確認項目 質問 "
        "質問事項 質問項目 設問 チェック項目 点検項目 評価項目 遵守事項 text question requirement requirements control "
        "controls check description criteria criterion",
        Role.GROUP: "章 節 章名 節名 章名称 節名称 章題 節題 "
        "分類 大分類 中分類 小分類 大項目 中項目 小項目 区分 カテゴリ カテゴリー 領域 分野 統制目標 "
        "管理目的 chapter section category group domain area objective",
        Role.REQUIREMENT: "必須 任意 選択 要否 必須任意 必須選択 必須区分 選択区分 必要性 重要度 基本言明要件 "
        "mandatory optional must priority required level",
        Role.RESPONSIBILITY: "責任 責任主体 担い手 実施主体 対応主体 主体 担当 responsibility responsible",
        Role.EVIDENCE: "証跡 証跡の例 エビデンス 証拠 根拠資料 確認資料 提出資料 evidence",
        Role.NOTES: "備考 補足 注記 注釈 解説 参考 notes note remarks remark comment comments",
    }
)
"""Role → headings that mean it; None are columns for answers, which a catalogue does not take."""

ANSWERS = ("回答", "記入", "対応状況", "実施状況", "判定", "評価結果")
"""Wherever one of these stands in a heading, the column is for answers: 回答内容 is no text of the sheet's."""

FURTHER = 12
"""Characters a heading may have beyond the word it contains (``詳細管理策（2024年版）``); a sentence is no heading."""

EXACT, CONTAINED = 2, 1

BETWEEN = " / "
"""Stands between the headings of two rows: 統制目標 / 番号."""

_ROLES = MappingProxyType({word: role for role, words in WORDS.items() for word in words.split()})
_JAPANESE = tuple(word for word in _ROLES if not word.isascii() and len(word) > 1)
_APART = re.compile(r"[\s　()\[\]{}【】「」『』〔〕・/|,、。:*※?!-]+")


def fold(text: str) -> str:
    """Return a heading as it is compared: NFKC, no case, no blanks, no brackets or marks."""
    return _APART.sub("", unicodedata.normalize("NFKC", text).casefold())


def role_of(heading: str) -> tuple[Role | None, int] | None:
    """Return what a heading means and how surely (``EXACT``, ``CONTAINED``); None if it is not known.

    A heading that contains several words means the longest one, and of equal ones the last: 証跡番号 is a number.
    Where two rows say nothing together, the lower one counts.
    """
    return _role_of(heading) or (_role_of(heading.rpartition(BETWEEN)[2]) if BETWEEN in heading else None)


def _role_of(heading: str) -> tuple[Role | None, int] | None:
    folded = fold(heading)
    if folded in _FOLDED:
        return _FOLDED[folded], EXACT
    if any(word in folded for word in ANSWERS):
        return None, CONTAINED
    inside = [word for word in _JAPANESE if word in folded and len(folded) <= len(word) + FURTHER]
    if inside:
        return _ROLES[max(inside, key=lambda word: (len(word), folded.rfind(word)))], CONTAINED
    tokens = [one for one in _APART.split(unicodedata.normalize("NFKC", heading).casefold()) if one]
    known = [_ROLES[one] for one in tokens if one in _ROLES]
    return (known[-1], CONTAINED) if known and len(tokens) <= len(known) + 2 else None


_FOLDED = MappingProxyType({fold(word): role for word, role in _ROLES.items() if fold(word)} | {"#": Role.ID})
