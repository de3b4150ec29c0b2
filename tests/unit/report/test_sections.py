"""What the sections about one catalogue say, in the words a reader sees."""

from __future__ import annotations

import pytest

from ismap_check.model.text import Language
from ismap_check.report.blocks import Chart, Facts, Notice, Prose, Report, Table
from tests.unit.report import sample, walk
from tests.unit.report.sample_catalogues import SYSTEM

PLAIN = sample.report("plain", Language.EN)
BASELINES = sample.report("baselines", Language.EN)


def tables(ending: str, report: Report = PLAIN) -> list[list[list[str]]]:
    """Return the rows of the tables of the section whose anchor ends so."""
    return [walk.rows(block) for block in walk.section(report, ending).blocks if isinstance(block, Table | Chart)]


def prose(ending: str, report: Report = PLAIN) -> str:
    """Return the paragraphs of a section."""
    found = (block for block in walk.section(report, ending).blocks if isinstance(block, Prose | Notice))
    return "\n".join(walk.said(line) for block in found for line in block.paragraphs)


def test_the_named_numbers() -> None:
    assert tables("/system/verdict")[0] == [
        ["Score as claimed", "39.2 – 60.7 %", "5.5/14 – 8.5/14 points"],
        ["Evidenced score", "21.4 – 42.8 %", "3/14 – 6/14 points"],
        ["Completeness", "50.0 %", "5 of 10 controls in scope have an answer"],
        ["Selected", "33.3 %", "2 of 6 selectable controls are selected"],
        ["Mandatory gaps", "2 – 1", "of 4 mandatory controls in scope"],
        [
            "Accepted mandatory exclusions",
            "1",
            "mandatory controls excluded with a reason that the catalogue's rules accept",
        ],
        [
            "Filled by rough answers",
            "2",
            "details that an answer to their objective stands in for (not counted in completeness)",
        ],
    ]


def test_no_score_is_said_in_words() -> None:
    numbers = tables("section/imported/verdict")[0]
    assert numbers[0] == ["Score as claimed", "no score", "–"]


def test_the_outcome_says_which_condition_is_missed() -> None:
    missed, why = prose("section/system/verdict").split("\n")
    assert missed == "Missed: mandatory gaps, 2 (required: at most 0)."
    assert why.startswith("Why this conclusion: Of 3 mandatory controls to be met, 2 are not fully satisfied")


def test_conditions_are_compared_at_both_ends() -> None:
    assert tables("section/system/verdict", BASELINES)[2] == [
        ["mandatory gaps", "at most 0", "3 – 2", "✗ missed"],
        ["score", "at least 50.0 %", "26.9 – 50.0 %", "✗ missed (at best: holds)"],
        ["excluded mandatory controls", "at most 1", "0", "✓ holds"],
    ]


def test_every_detail_is_counted_once() -> None:
    assert tables("/system/verdict")[3] == [
        ["in score", "8"],
        ["excluded by the vendor, and accepted", "2"],
        ["not applicable to the service by its facts", "1"],
        ["total", "11"],
    ]
    under = dict(tables("section/system/verdict", BASELINES)[3])
    assert under["not asked for by the baseline"] == "3"
    *places, total = map(int, under.values())
    assert sum(places) == total


def test_unmet_mandatory_controls() -> None:
    assert tables("/system/gaps") == [
        [
            [
                "1.1.1.1.PB Multi-factor authentication of administrators",
                "✗ not satisfied\ncloses if the option is bought",
                (
                    "implemented (with the option “Enterprise plan”)\n"
                    "管理者アカウントは、パスキーによる多要素認証を必須とする。\n例外は認めない。"
                ),
                "3",
            ],
            ["2.1.1.1.B Explaining foreign law", "✗ not satisfied", "not implemented", "3"],
        ]
    ]


def test_no_gap_is_said() -> None:
    assert prose("section/imported/gaps") == "As claimed, every mandatory control in score is satisfied."


def test_accepted_exclusions_name_reason_and_place_and_mark_inferred_topics() -> None:
    assert tables("/system/exclusions") == [
        [
            [
                "1.2.1.1.B Disposal of media (inferred)",
                "1.2.1 Handling of media",
                "データを記録した媒体を、事業者の手元に置かないため。",
            ]
        ]
    ]


def test_what_a_baseline_leaves_out_is_listed() -> None:
    assert tables("section/system/left-out", BASELINES) == [
        [["1.2.1.1.B Disposal of media (inferred)"], ["2.1.1.5.B Reports of faults beneath"]]
    ]
    assert prose("section/full/system/left-out", BASELINES) == "The baseline leaves out no mandatory control."


def test_without_a_baseline_nothing_is_left_out() -> None:
    assert not [one for one in walk.sections(PLAIN) if one.anchor.endswith("/left-out")]


def test_actions_in_order_of_effect() -> None:
    rows, _ = tables("/system/actions")
    assert [rows[0][place] for place in (0, 1, 2, -1)] == [
        "1.1.1.1.PB Multi-factor authentication of administrators",
        "✗ not satisfied\nimplemented",
        "3",
        "closes a mandatory gap",
    ]
    assert rows[2][:3] == [
        "1.1.1.3 Limits on shared IDs (inferred)",
        "✗ not satisfied\nplanned\nPlan past its due date",
        "1",
    ]


def test_only_the_first_actions_are_shown_and_the_rest_counted() -> None:
    table = next(block for block in walk.section(PLAIN, "/system/actions").blocks if isinstance(block, Chart)).table
    assert len(table.rows) <= 20
    assert table.note == ""


def test_chapters() -> None:
    (rows,) = tables("/system/chapters")
    assert rows == [
        [
            "1 Access control",
            "✗ not satisfied\n▲ partial with options bought",
            "8.3 – 58.3 %",
            "0.5/6 – 3.5/6",
            "0.0 – 50.0 %",
            "50.0 %",
            "1 – 0",
        ],
        ["2 Suppliers", "✗ not satisfied", "62.5 %", "5/8", "37.5 %", "50.0 %", "1"],
    ]
    assert prose("section/imported/chapters") == "This catalogue has no chapters."


def test_findings_are_grouped_and_lead_to_their_controls() -> None:
    codes = [one.anchor.rpartition("/")[2] for one in walk.section(PLAIN, "/system/findings").sections]
    assert codes[:2] == ["mandatory-gap", "gap"]
    assert codes[-1] in {"recheck-open", "renewal-pending"}
    (block,) = walk.section(PLAIN, "/system/findings/planned-overdue").blocks
    assert isinstance(block, Facts)
    said = {fact.label: [walk.said(line) for line in fact.lines] for fact in block.rows}
    assert said["Severity"] == ["▲ warning planned-overdue"]
    assert said["What"] == ["Still planned although the due date (2026-09-30) has passed.\n1.1.1.3"]
    assert set(said) == {"Severity", "What", "Why", "How to fix"}


def test_controls_that_share_a_sentence_are_listed_behind_it() -> None:
    (block,) = walk.section(PLAIN, "/system/findings/mandatory-gap").blocks
    assert isinstance(block, Facts)
    assert walk.said(block.rows[1].lines[0]).endswith("\n1.1.1.1.PB, 2.1.1.1.B")


def test_the_catalogue_is_introduced_with_notice_rules_and_provenance() -> None:
    assert prose("section/system/catalogue") == "This catalogue was made for tests."
    assert tables("section/system/catalogue")[0][-1][:2] == ["inferred", "2"]
    text = "\n".join(
        walk.said(line)
        for block in walk.section(PLAIN, "section/system/catalogue").blocks
        for line in walk.lines(block)
    )
    assert "A mandatory detail may be excluded only together with an objective above it." in text
    assert "at most 12 months" in text
    assert SYSTEM.structure in text


@pytest.mark.parametrize("language", Language)
def test_the_glossary_explains_every_number_of_the_table(language: Language) -> None:
    report = sample.report("plain", language)
    (block,) = walk.section(report, "section/glossary").blocks
    assert isinstance(block, Facts)
    explained = {fact.label for fact in block.rows}
    verdict = next(block for block in walk.section(report, "/system/verdict").blocks if isinstance(block, Table))
    assert {walk.said(row[0]) for row in verdict.rows[:4]} <= explained


def test_inputs_are_listed_with_their_hashes() -> None:
    profile, catalogue, evidence = tables("section/inputs")
    assert profile[0] == ["aoba-cloud.yaml", "11" * 32]
    assert len([*profile, *catalogue, *evidence]) == len(sample.INPUTS)
