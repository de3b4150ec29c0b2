"""Whatever is changed in whatever is written: the outcome says what was wanted, and nothing else moved."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ismap_check.documents.profile_read import read_profile
from ismap_check.editing.edit import edited
from ismap_check.editing.sameness import same
from ismap_check.editing.yaml_text import flow_text, yaml_text
from ismap_check.model.plain.profile import write_profile
from ismap_check.model.profile import VendorProfile
from tests.unit.documents import strategies
from tests.unit.editing.files import changed, source_of

quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
words = st.text(alphabet="aZ9 あ漢-'\"\\|<{}[]#:%&*@?!,~>`=\n", max_size=9)
keys = st.sampled_from(["a", "b", "c", "no", "9.1", "あ い", "x y"])
plain = st.recursive(
    words | st.booleans() | st.integers(-99, 99) | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=10,
)
documents = st.dictionaries(keys, plain, min_size=1, max_size=4).filter(lambda data: list(data.values()) != [None])


@quick
@given(strategies.profiles)
def test_a_profile_is_written_so_that_it_reads_back_equal_without_a_warning(profile: VendorProfile) -> None:
    source = source_of(yaml_text(write_profile(profile)))
    assert source.typed_looking == ()
    assert read_profile(source.data) == profile


@quick
@given(strategies.profiles, strategies.profiles)
def test_any_profile_turns_into_any_other(one: VendorProfile, other: VendorProfile) -> None:
    text = yaml_text(write_profile(one), ["頭の注記"])
    new = changed(text, write_profile(other))
    assert read_profile(source_of(new).data) == other
    assert new.startswith("# 頭の注記\n")


@settings(max_examples=300, deadline=None)
@given(documents, documents)
def test_any_document_in_blocks_turns_into_any_other(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert same(source_of(changed(yaml_text(one), other)).data, other)


@settings(max_examples=300, deadline=None)
@given(documents, documents)
def test_a_change_in_brackets_is_right_or_refused(one: dict[str, Any], other: dict[str, Any]) -> None:
    source = source_of("".join(f"{flow_text({key: value})[1:-1]}\n" for key, value in one.items()))
    loaded = edited(source, other)
    assert loaded.value is not None
    assert same(source_of(loaded.value).data, other)


@settings(max_examples=100, deadline=None)
@given(documents, st.data())
def test_what_is_not_concerned_keeps_its_lines(document: dict[str, Any], data: st.DataObject) -> None:
    """Every key of the top level stands under a heading of its own; all but the one that is changed stay."""
    sections = {key: f"# {key}\n{yaml_text({key: value})}" for key, value in document.items()}
    key = data.draw(st.sampled_from(sorted(document)))
    value = data.draw(plain)
    new = changed("\n".join(sections.values()), {**document, key: value})
    for other, section in sections.items():
        assert other == key or section in new
        assert f"# {other}\n" in new
