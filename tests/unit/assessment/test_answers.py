import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.assessment.answers import normalise

SIGNS = "（）：／％！？～　０９aＡßか\u3099\u0338㈱ｶﾞ…"


@given(st.text(st.sampled_from(SIGNS) | st.characters(codec="utf-8")))
@settings(max_examples=100)
def test_folding_the_usual_signs_first_changes_nothing(text: str) -> None:
    assert normalise(text) == unicodedata.normalize("NFKC", text).casefold().strip()
