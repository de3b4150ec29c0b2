"""What the cover says before anything else."""

from __future__ import annotations

import pytest

from ismap_check.model.text import Language
from ismap_check.report.blocks import Chart, Facts, Notice, Tone
from tests.unit.report import sample, walk
from tests.unit.report.sample_catalogues import SYSTEM


def notices(name: str, language: Language) -> list[Notice]:
    """Return the cover's notices."""
    return [block for block in sample.report(name, language).cover if isinstance(block, Notice)]


def facts(name: str) -> dict[str, str]:
    """Return the cover's facts as text."""
    (block,) = (one for one in sample.report(name, Language.EN).cover if isinstance(one, Facts))
    return {fact.label: "\n".join(walk.said(line) for line in fact.lines) for fact in block.rows}


def test_the_conclusion_stands_first_and_says_whose_word_it_is() -> None:
    first = notices("plain", Language.EN)[0]
    assert first.title == "Does not meet the conditions of at least one catalogue, as claimed"
    assert first.tone is Tone.BAD
    assert "Whether the statements are true has not been verified." in walk.said(first.paragraphs[0])


@pytest.mark.parametrize(
    ("language", "words"), [(Language.EN, "no certificate"), (Language.JA, "証明書ではありません")]
)
def test_it_says_what_the_report_is_not(language: Language, words: str) -> None:
    text = "".join(walk.said(line) for notice in notices("empty", language) for line in notice.paragraphs)
    assert words in text
    assert all(name in text for name in ("ISMAP", "IPA", "CAIO"))


def test_conditions_of_the_run_that_were_hit_are_named() -> None:
    (notice,) = (one for one in notices("baselines", Language.EN) if "set to fail" in one.title)
    found, passed = map(walk.said, notice.paragraphs)
    assert sample.baselines().failed_on == ("mandatory", "evidence", "fail-under")
    assert found == "Mandatory gaps, Trouble with evidence, A score below the limit that was set"
    assert "exit code 1" in passed
    assert not [one for one in notices("plain", Language.EN) if "set to fail" in one.title]


def test_catalogues_stand_side_by_side_and_are_not_pooled() -> None:
    (chart,) = (block for block in sample.report("plain", Language.EN).cover if isinstance(block, Chart))
    (system, imported) = walk.rows(chart)
    assert system[1:] == ["✗ does not meet the conditions", "39.2 – 60.7 %", "21.4 – 42.8 %", "50.0 %", "2 – 1"]
    assert imported[1:] == ["✓ meets the conditions", "no score", "no score", "100.0 %", "0"]
    assert [bar is None for bar in chart.bars] == [False, True]


def test_a_bar_shows_what_the_table_says() -> None:
    (chart,) = (block for block in sample.report("plain", Language.EN).cover if isinstance(block, Chart))
    bar = chart.bars[0]
    assert bar is not None
    assert [segment.share for segment in bar.segments] == [214, 178, 215]
    assert bar.label == "score as claimed 39.2 – 60.7 %, evidenced score 21.4 – 42.8 %"


def test_subject_terms_and_inputs() -> None:
    said = facts("plain")
    assert said["Vendor"] == "青葉クラウド株式会社\ncorporate number 0000000000000, head office in Japan (JP)"
    assert said["Assessment period"] == "2026-04-01 to 2026-09-30"
    assert said["Prepared"] == "青葉クラウド株式会社 情報セキュリティ部, 2026-10-10"
    assert said["Judged as of"] == "2026-11-02"
    assert said["Tool"] == "ismap-check 1.2.3"
    assert said["Evidence checked"].startswith("5 items of evidence were looked for")
    assert "system@2026-04 revision 2 (bundled with the tool)\nits author's own" in said["Catalogue editions"]
    assert SYSTEM.sha256 in said["Catalogue editions"]
    assert all(file.sha256 in said["Inputs (sha256)"] for file in sample.INPUTS[:2])
    assert said["Inputs (sha256)"].endswith("List of all 4 files that were read")


def test_baselines_and_options_of_the_run() -> None:
    said = facts("baselines")
    assert said["Baselines"] == f"Pilot phase pilot\nsha256 {'f1' * 32}\nProduction full\nsha256 {'f2' * 32}"
    assert said["Options of the run"].splitlines() == [
        "--with-option lite",
        "condition set: score 50.0 %",
        "--fail-under 60.5",
        "--fail-on mandatory,evidence",
    ]
    assert facts("plain")["Options of the run"] == "none"


def test_a_profile_that_says_little_leaves_dashes() -> None:
    said = facts("empty")
    assert (said["Vendor"], said["Programme"], said["Assessment period"], said["Prepared"]) == (
        "Empty & Sons",
        "–",
        "–",
        "–",
    )
    assert said["Evidence checked"] == "No evidence is named."
