from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ismap_check.model.diagnostic import Pointer
from ismap_check.sources.spans import Form
from ismap_check.sources.yaml_places import yaml_places
from ismap_check.sources.yaml_spans import yaml_spans
from tests.unit.sources.reading import LIMITS

TEXT = """\
kind: x # c
list:
- a
- b: 'it''s'
  管理策: [p, "😀"] # c
empty:
block: |  # c
  一

  二

kept: |+
  x

folded: >-
  y
  z
long: one
  two
"""


@pytest.mark.parametrize(
    ("pointer", "at_key", "written", "form"),
    [
        (("kind",), True, "kind", Form.PLAIN),
        (("kind",), False, "x", Form.PLAIN),
        (("list",), False, "- a\n- b: 'it''s'\n  管理策: [p, \"😀\"]", Form.BLOCK),
        (("list", 1, "b"), False, "'it''s'", Form.SINGLE),
        (("list", 1, "管理策"), False, '[p, "😀"]', Form.FLOW),
        (("list", 1, "管理策", 1), False, '"😀"', Form.DOUBLE),
        (("empty",), False, "", Form.PLAIN),
        (("block",), False, "|  # c\n  一\n\n  二", Form.LITERAL),
        (("kept",), False, "|+\n  x\n", Form.LITERAL),
        (("folded",), False, ">-\n  y\n  z", Form.FOLDED),
        (("long",), False, "one\n  two", Form.PLAIN),
        ((), False, TEXT.removesuffix("\n"), Form.BLOCK),
    ],
)
def test_every_key_and_value_is_a_stretch_of_the_text(pointer: Pointer, at_key: bool, written: str, form: Form) -> None:
    span = yaml_spans(TEXT, LIMITS)[pointer, at_key]
    assert (TEXT[span.start : span.end], span.form) == (written, form)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["a: 1\n", "b:\n  - x\n  - y: |\n      z\n\n", "か: {c: [d]}\n", "e:\n"]), unique=True))
def test_spans_and_places_are_of_the_same_things(pieces: list[str]) -> None:
    text = "".join(pieces) or "x: 1\n"
    spans, places = yaml_spans(text, LIMITS), yaml_places(text, LIMITS)
    assert spans.keys() == places.keys()
    for spot, span in spans.items():
        assert text.count("\n", 0, span.start) + 1 == places[spot].line
