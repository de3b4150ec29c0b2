"""What people write in place of a code word: ``実施済み``, ``○`` or ``done`` for ``implemented``.

Only words that mean one thing are listed: a wrong guess at an answer would be worse than none. ``実施中`` may be done
or under way, so it gets no suggestion.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Mapping
from types import MappingProxyType

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "implemented": "実施済み 実施済 実施している 実施 対応済み 対応済 対応している 対応 導入済み 導入済 済み 済 "
        "完了 適合 充足 はい 有 あり ○ 〇 ◯ ◎ yes y ok done true complete completed",
        "partial": "一部実施 一部対応 一部実施済み 一部対応済み 一部 部分実施 部分対応 部分的に実施 △ "
        "partially partly partially-implemented",
        "planned": "予定 実施予定 対応予定 導入予定 計画 計画中 計画済み 準備中 plan scheduled",
        "alternative": "代替策 代替 代替手段 代替措置 代替管理策 compensating",
        "inherited": "継承 引継ぎ 引き継ぎ inherit",
        "not-implemented": "未実施 未対応 未導入 未 実施していない 対応していない 実施せず なし 無 無し いいえ 不適合 "
        "× ✕ ✖ ✗ no n false not-done none",
        "not-applicable": "対象外 該当なし 該当無し 該当しない 非該当 適用外 適用除外 適用なし n/a na n.a.",
        "not-selected": "選択しない 選択せず 非選択 不選択 未選択 採用しない 不採用",
        "mandatory": "必須 must required",
        "selectable": "選択 任意 optional",
        "ja": "日本語 japanese jp",
        "en": "英語 english",
    }
)
"""Code word → what is written for it, in the form that ``_fold`` gives it."""
_CODES = MappingProxyType({word: code for code, words in WORDS.items() for word in words.split()})


def meant(written: str, allowed: Container[str]) -> str | None:
    """Return the code word that ``written`` stands for, None if it is unknown or not ``allowed`` here."""
    code = _CODES.get(_fold(written))
    return code if code is not None and code in allowed else None


def _fold(written: str) -> str:
    plain = unicodedata.normalize("NFKC", written).casefold().strip(" 。.")
    return plain.replace("_", "-").replace(" ", "-")
