import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.assessment.answers import normalise, normalise_each

SIGNS = "（）：／％！？～　０９aＡßか\u3099\u0338㈱ｶﾞ…"


@given(st.text(st.sampled_from(SIGNS) | st.characters(codec="utf-8")))
@settings(max_examples=100)
def test_folding_the_usual_signs_first_changes_nothing(text: str) -> None:
    assert normalise(text) == unicodedata.normalize("NFKC", text).casefold().strip()


@given(st.lists(st.text(st.sampled_from(SIGNS) | st.characters(codec="utf-8"), max_size=5), max_size=5))
@settings(max_examples=50)
def test_many_texts_are_folded_as_each(texts: list[str]) -> None:
    assert normalise_each(texts) == [normalise(text) for text in texts]


def test_a_text_that_no_document_holds_stays_one() -> None:
    assert normalise_each(["Ａ\0b", "c"]) == ["a\0b", "c"]
