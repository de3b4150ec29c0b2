"""A catalogue without its wording is still the catalogue."""

from __future__ import annotations

import json

from ismap_check.workflow.sealing.wording import without_wording

DATA = {
    "kind": "catalogue",
    "title": {"ja": "管理基準", "en": "Criteria"},
    "derived": {"from": "example@2025", "changed": [{"id": "A1", "note": "一部の文言"}]},
    "controls": [
        {"id": "A1", "title": "秘密", "text": {"ja": "秘密  の\n文言", "en": "secret"}, "evidence": [{"ja": "秘密"}]},
        {"id": "A2", "title": "秘密", "text": {"ja": "秘密 の 文言", "en": "other secret"}, "reference": "秘密"},
    ],
    "groups": None,
}


def test_no_word_of_a_control_stays() -> None:
    text = without_wording(DATA).decode()
    assert "秘密" not in text
    assert "secret" not in text
    assert "一部" not in text
    assert "管理基準" in text


def test_equal_texts_stay_equal_and_others_do_not() -> None:
    first, second = json.loads(without_wording(DATA))["controls"]
    assert first["title"] == second["title"]
    assert first["text"]["ja"] == second["text"]["ja"]
    assert first["text"]["en"] != second["text"]["en"]
    assert first["text"]["en"].startswith("sha256:")


def test_what_decides_stays() -> None:
    data = json.loads(without_wording(DATA))
    assert [row["id"] for row in data["controls"]] == ["A1", "A2"]
    assert data["derived"]["from"] == "example@2025"
    assert data["groups"] == []
