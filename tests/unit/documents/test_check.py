from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ismap_check.model.diagnostic import Severity
from tests.unit.documents.reading import CATALOGUE_HEAD, PROFILE_HEAD, checked, codes, control

BASELINE = "kind: baseline\nschema: 1\nid: pilot\ntitle: Pilot\n"


def test_a_valid_document_is_given_as_it_is() -> None:
    loaded = checked(BASELINE + 'uses: {small: "1"}\n', "baseline")
    assert loaded.value == {"kind": "baseline", "schema": 1, "id": "pilot", "title": "Pilot", "uses": {"small": "1"}}
    assert loaded.diagnostics == ()


def test_numbers_and_booleans_are_taken_as_text_where_text_is_wanted() -> None:
    loaded = checked("kind: baseline\nschema: 1\nid: pilot\ntitle: 12\nuses: {small: 1, other: true}\n", "baseline")
    assert loaded.value is not None
    assert loaded.value["title"] == "12"
    assert loaded.value["uses"] == {"small": "1", "other": "true"}
    assert codes(loaded.diagnostics) == ["yaml-looks-typed"] * 3
    assert all(one.severity is Severity.WARNING for one in loaded.diagnostics)
    assert [one.pointer for one in loaded.diagnostics] == [("title",), ("uses", "small"), ("uses", "other")]


def test_a_day_in_a_date_field_is_no_trouble_but_one_in_an_id_is() -> None:
    text = PROFILE_HEAD.replace('"1"', "2026-01-01").replace("assessment: {", "assessment: {prepared_on: 2026-01-01, ")
    loaded = checked(text, "vendor-profile")
    assert loaded.value is not None
    (warning,) = loaded.diagnostics
    assert (warning.code, warning.pointer) == ("yaml-looks-typed", ("assessment", "catalogues", "small"))


def test_a_key_that_looks_typed_is_told_at_the_key() -> None:
    loaded = checked(PROFILE_HEAD + "responses: {small: {9.10: {status: partial}}}\n", "vendor-profile")
    assert loaded.value is not None
    (warning,) = loaded.diagnostics
    assert (warning.pointer, warning.at_key) == (("responses", "small", "9.10"), True)


def test_a_percentage_with_a_decimal_needs_no_quotes() -> None:
    loaded = checked(BASELINE + 'uses: {small: "1"}\ngate: {default: {score: 82.5}}\n', "baseline")
    assert loaded.value is not None
    assert loaded.value["gate"] == {"default": {"score": "82.5"}}
    assert loaded.diagnostics == ()


def test_where_something_is_an_error_it_is_not_a_warning_too() -> None:
    loaded = checked(BASELINE.replace("id: pilot", "id: True") + 'uses: {small: "1"}\n', "baseline")
    assert loaded.value is None
    assert codes(loaded.diagnostics) == ["wrong-form"]


def test_warnings_come_along_with_errors() -> None:
    loaded = checked(BASELINE.replace("Pilot", "12") + "uses: {}\n", "baseline")
    assert loaded.value is None
    assert codes(loaded.diagnostics) == ["nothing-listed", "yaml-looks-typed"]


def test_a_document_of_another_kind_is_not_checked_any_further() -> None:
    loaded = checked("kind: baseline\nschema: 1\nfuture: true\n", "catalogue", "vendor-profile")
    assert codes(loaded.diagnostics) == ["wrong-kind"]
    assert len(loaded.diagnostics[0].params["expected"]) == 2  # type: ignore[arg-type]


def test_a_newer_format_is_not_checked_any_further() -> None:
    assert codes(checked("kind: baseline\nschema: 7\nfuture: true\n", "baseline").diagnostics) == ["newer-schema"]
    assert codes(checked("kind: baseline\nschema: true\n", "baseline").diagnostics)[-1] == "unknown-value"


def test_a_valid_document_does_not_import_the_explainer(tmp_path: Path) -> None:
    """Also where numbers had to be taken as text; its library takes longer to import than all the rest to run."""
    path = tmp_path / "catalogue.yaml"
    path.write_text(CATALOGUE_HEAD.replace('"1"', "1") + "controls:\n" + control("1"), encoding="utf-8")
    program = (
        "import sys; from pathlib import Path\n"
        "from ismap_check.documents.catalogue_load import load_catalogue\n"
        "from ismap_check.sources.limits import Limits\n"
        "loaded = load_catalogue(Path(sys.argv[1]), name='c', limits=Limits())\n"
        "assert loaded.value is not None and loaded.diagnostics\n"
        "assert not {'jsonschema', 'referencing', 'ismap_check.documents.explain'} & sys.modules.keys()\n"
        "assert 'jsonschema_rs' in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_printing_a_schema_imports_no_schema_library() -> None:
    program = (
        "import sys; from ismap_check.documents.kinds import KINDS, schema_text\n"
        "assert all(map(schema_text, KINDS))\n"
        "assert not {'jsonschema', 'jsonschema_rs', 'yaml'} & sys.modules.keys()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("written", "near"),
    [("ＧＰ－ＧＯＶ－０１", "GP-GOV-01"), ("”GP-GOV-01”", "GP-GOV-01"), ("９．１．１", "9.1.1"), ("規程", None)],
)
def test_an_id_in_full_width_or_odd_quotes_is_offered_in_plain_letters(written: str, near: str | None) -> None:
    loaded = checked(PROFILE_HEAD + f"responses: {{small: {{{written}: {{status: planned}}}}}}\n", "vendor-profile")
    (told,) = loaded.diagnostics
    assert (told.code, told.params.get("near")) == ("wrong-form", near)
