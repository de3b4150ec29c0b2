"""The questionnaire that was asked for: which catalogues, whose answers, what part."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.errors import UsageError
from ismap_check.model.text import Language
from ismap_check.questionnaire.asked import Part, Questionnaire
from ismap_check.sources.limits import Limits
from ismap_check.workflow.questioning.export import Order, make_questionnaire, target_of
from tests.unit.workflow.editable import HEAD, shelf, write

PROFILE = (
    f'{HEAD}responses:\n  small:\n    "1.1.1": {{status: partial, assignee: 甲}}\n    "2.1.1": {{status: planned}}\n'
)


def made(folder: Path, order: Order) -> Questionnaire:
    loaded = make_questionnaire(order, Language.JA, shelf(folder), Limits())
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def asked(found: Questionnaire) -> list[tuple[str, int]]:
    return [(one.catalogue.ref, len(one.questions)) for one in found.asked]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, profile=PROFILE)
    return tmp_path


def test_without_a_profile_catalogues_are_asked_about(folder: Path) -> None:
    assert asked(made(folder, Order(["other", "small@1"]))) == [("other@1", 6), ("small@1", 6)]


def test_with_a_profile_alone_its_catalogues_are_asked_about(folder: Path) -> None:
    profile = str(folder / "profile.yaml")
    assert asked(made(folder, Order([], profile))) == [("small@1", 6)]
    assert asked(made(folder, Order(["other"], profile))) == [("other@1", 6)]


@pytest.mark.parametrize(("part", "count"), [(Part(assignee="甲"), 1), (Part(chapter="１"), 4), (Part("甲", "2"), 0)])
def test_a_part_holds_less(folder: Path, part: Part, count: int) -> None:
    found = made(folder, Order([], str(folder / "profile.yaml"), part))
    assert sum(n for _, n in asked(found)) == count


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (Order(["nothing"]), "catalogue-unknown"),
        (Order(["small@2"]), "edition-unknown"),
        (Order([], "profile.yaml", Part(assignee="乙")), "assignee-unknown"),
        (Order([], "profile.yaml", Part(chapter="9")), "chapter-unknown"),
    ],
)
def test_what_does_not_exist_is_refused(folder: Path, order: Order, code: str) -> None:
    if order.profile:
        order = order._replace(profile=str(folder / order.profile))
    with pytest.raises(UsageError) as refused:
        made(folder, order)
    assert refused.value.code == code


def test_a_profile_with_errors_is_told(folder: Path) -> None:
    (folder / "profile.yaml").write_text("kind: vendor-profile\n", encoding="utf-8")
    loaded = make_questionnaire(Order([], str(folder / "profile.yaml")), Language.JA, shelf(folder), Limits())
    assert loaded.value is None
    assert loaded.errors


def test_a_catalogue_that_is_not_at_hand_is_told(folder: Path) -> None:
    text = PROFILE.replace('small: "1"', 'small: "7"')
    (folder / "profile.yaml").write_text(text, encoding="utf-8")
    loaded = make_questionnaire(Order([], str(folder / "profile.yaml")), Language.JA, shelf(folder), Limits())
    assert loaded.value is None
    assert loaded.errors


@pytest.mark.parametrize(
    ("name", "language"), [("q.xlsx", Language.JA), ("q.en.csv", Language.EN), ("Q.HTML", Language.JA)]
)
def test_a_name_says_format_and_language(name: str, language: Language) -> None:
    assert target_of(name, Language.JA).language is language


def test_other_formats_are_refused() -> None:
    with pytest.raises(UsageError) as refused:
        target_of("q.ods", Language.JA)
    assert refused.value.code == "questionnaire-format-unknown"
