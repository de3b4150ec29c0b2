"""Gate and explainer are two libraries over one schema: they must agree on every document."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ismap_check.documents import explain as explainer
from ismap_check.documents import gate
from ismap_check.documents.explain import explain
from ismap_check.documents.gate import first_complaint, is_valid
from ismap_check.documents.kinds import KINDS, schema_of
from ismap_check.model.plain.baseline import write_baseline
from ismap_check.model.plain.catalogue import write_catalogue
from ismap_check.model.plain.profile import write_profile
from ismap_check.renderers.json_record import write_result
from tests.unit.documents import result_strategies, strategies
from tests.unit.documents.mapping_data import write_mapping

VALID: dict[str, st.SearchStrategy[Any]] = {
    "catalogue": strategies.catalogues.map(write_catalogue),
    "baseline": strategies.baselines.map(write_baseline),
    "mapping": strategies.mappings.map(write_mapping),
    "vendor-profile": strategies.profiles.map(write_profile),
    "assessment-result": result_strategies.results.map(write_result),
}
TEXTS = ("", " ", "\u3000", "\n", "a\n", "９", "あ", "2026-02-30", "2026-04-01\n", "２０２６-04-01", "2026-W01-1")
MORE = ("20260401", "http://a b", "javascript:x", "https://例", "ismap@2024-07", "100.0", "1e3")
NESTED: tuple[Any, ...] = ([], {}, [None], [[]], {"": None}, {"$ref": "file:///etc/passwd"}, {"ja": "あ"}, {"あ": 1})
ODD = st.sampled_from((None, True, 0, -1, 10**18, *TEXTS, *MORE, *NESTED))


def spots(data: Any) -> Iterator[Callable[[Any], None]]:
    """Yield for every spot of a document a function that puts another value there, and one that misspells its key."""
    items = list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else []
    for key, value in items:
        yield partial(data.__setitem__, key)
        if isinstance(data, dict):
            yield partial(_renamed, data, key)
        yield from spots(value)


def _renamed(data: dict[Any, Any], key: Any, _value: Any) -> None:
    data[f"{key}x"] = data.pop(key)


@pytest.mark.parametrize("kind", VALID)
def test_they_agree_on_broken_documents(kind: str) -> None:
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(data=VALID[kind], chance=st.randoms(use_true_random=False), odd=ODD)
    def agree(data: Any, chance: Any, odd: Any) -> None:
        broken = copy.deepcopy(data)
        chance.choice(list(spots(broken)))(copy.deepcopy(odd))
        errors = list(explainer._validator(kind).iter_errors(broken))
        assert is_valid(kind, broken) is (not errors)
        if errors:
            told = explain(kind, broken, "a.yaml")
            assert told
            assert all(one.is_error and one.document == "a.yaml" for one in told)

    agree()


def test_a_document_that_only_the_gate_refuses_is_told_in_the_gates_words(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = SimpleNamespace(iter_errors=lambda _data: iter(()))
    monkeypatch.setattr(explainer, "_validator", lambda _kind: silent)
    (told,) = explain("baseline", {"kind": "baseline"}, "a.yaml")
    assert told.code == "schema-violation"
    assert told.params["message"]


def test_looking_stops_after_a_thousand_problems() -> None:
    controls = [{"id": str(number)} for number in range(explainer.MOST_PROBLEMS)]
    told = explain("catalogue-part", {"kind": "catalogue-part", "schema": 1, "controls": controls}, "a.yaml")
    assert len(told) == explainer.MOST_PROBLEMS + 1
    assert {one.code for one in told[:-1]} == {"missing-key"}
    assert (told[-1].code, told[-1].params) == ("too-many-problems", {"n": explainer.MOST_PROBLEMS})


def test_the_gate_can_say_what_it_refuses() -> None:
    complaint = first_complaint("baseline", {"kind": "catalogue"})
    assert complaint is not None
    assert first_complaint("catalogue-part", {"kind": "catalogue-part", "schema": 1}) is None


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_fetched(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A schema with a reference to somewhere else is refused by both libraries instead of being followed."""
    schema = {**schema_of(kind), "properties": {"kind": {"$ref": "file:///etc/hostname"}}}
    monkeypatch.setattr("ismap_check.documents.gate.schema_of", lambda _kind: schema)
    monkeypatch.setattr("ismap_check.documents.explain.schema_of", lambda _kind: schema)
    with pytest.raises(ValueError, match="file:///etc/hostname"):
        gate._validator.__wrapped__(kind)
    with pytest.raises(Exception, match="Unresolvable"):
        list(explainer._validator.__wrapped__(kind).iter_errors({"kind": "x"}))
