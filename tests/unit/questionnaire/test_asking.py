"""What is asked: every control once, in order, with what is known; parts ask for less."""

from __future__ import annotations

from ismap_check.questionnaire.asked import Form, Key, Part, Section
from ismap_check.questionnaire.asking import blank_profile, questionnaire
from tests.unit.questionnaire.trips import catalogue, profile

ANSWERED = profile(
    {"1.1.1.PB": {"status": "implemented", "assignee": "甲"}, "2.1": {"status": "planned"}, "9.9": {"measure": "x"}}
)


def test_every_control_is_asked_for_in_the_order_of_its_reader() -> None:
    made = questionnaire(blank_profile("ja"), [catalogue()])
    asked = [(one.control.id, one.is_leaf, [group.id for group in one.groups]) for one in made.asked[0].questions]
    assert asked == [("1.1", False, ["1"]), ("1.1.1.PB", True, ["1"]), ("1.1.2", True, ["1"]), ("2.1", True, ["2"])]


def test_the_catalogues_asked_about_are_named_in_the_profile() -> None:
    made = questionnaire(blank_profile("ja"), [catalogue(edition="2")])
    assert made.entries[Key(Section.FACT, "assessment.catalogues[small]")] == "2"


def test_answers_to_unknown_controls_belong_to_the_whole_only() -> None:
    key = Key(Section.RESPONSE, "9.9", "small")
    assert key in questionnaire(ANSWERED, [catalogue()]).entries
    assert key not in questionnaire(ANSWERED, [catalogue()], Part(chapter="1")).entries


def test_a_chapter_asks_for_what_stands_beneath_it() -> None:
    made = questionnaire(ANSWERED, [catalogue(), catalogue("other")], Part(chapter="2"))
    assert [(one.catalogue.id, [two.control.id for two in one.questions]) for one in made.asked] == [
        ("small", ["2.1"]),
        ("other", ["2.1"]),
    ]


def test_an_assignee_is_asked_for_their_own_answers() -> None:
    made = questionnaire(ANSWERED, [catalogue(), catalogue("other")], Part(assignee="甲"))
    assert [(one.catalogue.id, [two.control.id for two in one.questions]) for one in made.asked] == [
        ("small", ["1.1.1.PB"])
    ]


def test_facts_are_asked_in_the_words_of_the_catalogue() -> None:
    asked = {one.path: one.field for one in questionnaire(ANSWERED, [catalogue()]).facts}
    assert asked["service.facts[ai]"].label.ja == "AIか。"
    assert [choice.value for choice in asked["service.facts[level]"].choices] == ["1", "2"]
    assert asked["registrations[1].expires"].form is Form.DAY


def test_of_things_there_may_be_several_of_one_more_is_asked_for_and_not_demanded() -> None:
    data = profile(registrations=[{"programme": "ismap"}])
    asked = {one.path: one.field.required for one in questionnaire(data, [catalogue()]).facts}
    assert (asked["registrations[1].programme"], asked["registrations[2].programme"]) == (True, False)
    assert "registrations[3].programme" not in asked
    assert (asked["vendor.name"], asked["vendor.country"]) == (True, False)
