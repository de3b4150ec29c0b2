from __future__ import annotations

from pathlib import Path

from ismap_check.documents.result_load import load_result
from ismap_check.renderers.json_record import render
from tests.unit.documents.reading import LIMITS, codes

EXAMPLE = Path(__file__).parents[2] / "acceptance" / "assessment-result" / "positive" / "full.json"


def test_a_result_is_written_again_byte_for_byte() -> None:
    loaded = load_result(EXAMPLE, name="full.json", limits=LIMITS)
    assert loaded.value is not None
    assert render(loaded.value) == EXAMPLE.read_bytes()
    assert [source.name for source in loaded.sources] == ["full.json"]


def test_warnings_of_the_documents_inside_are_not_told_again() -> None:
    assert load_result(EXAMPLE, name="full.json", limits=LIMITS).diagnostics == ()


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    loaded = load_result(tmp_path / "gone.json", name="gone.json", limits=LIMITS)
    assert (loaded.value, codes(loaded.diagnostics)) == (None, ["file-missing"])
