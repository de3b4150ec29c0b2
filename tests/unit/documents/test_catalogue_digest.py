from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from ismap_check.documents.catalogue_digest import structure_digest
from ismap_check.model.catalogue import Catalogue, Requirement
from ismap_check.model.text import Text
from tests.unit.documents import strategies

quick = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
SAID = Text("別の文", "Other words")


def digest(catalogue: Catalogue) -> str:
    return structure_digest(catalogue.weights, catalogue.rules, catalogue.facts, catalogue.groups, catalogue.controls)


@quick
@given(strategies.catalogues)
def test_words_and_order_do_not_change_the_structure(catalogue: Catalogue) -> None:
    reworded = replace(
        catalogue,
        groups=tuple(replace(group, title=SAID) for group in catalogue.groups),
        controls=tuple(replace(control, title=SAID, text=SAID, evidence=(), tags=()) for control in catalogue.controls),
        facts={key: replace(fact, question=SAID) for key, fact in catalogue.facts.items()},
    )
    ids = [*(group.id for group in catalogue.groups), *(control.id for control in catalogue.controls)]
    assert digest(reworded) == digest(catalogue)
    if len(set(ids)) == len(ids):
        assert digest(replace(catalogue, controls=catalogue.controls[::-1])) == digest(catalogue)


@quick
@given(strategies.catalogues.filter(lambda catalogue: bool(catalogue.controls)))
def test_what_judging_depends_on_does(catalogue: Catalogue) -> None:
    last = catalogue.controls[-1]
    other = next(requirement for requirement in Requirement if requirement is not last.requirement)
    changes = (
        replace(last, requirement=other),
        replace(last, weight=(last.weight or 0) + 1),
        replace(last, parent="elsewhere.x"),
        replace(last, inheritable=not last.inheritable),
        replace(last, applies_when={**last.applies_when, "new_fact": (True,)}),
    )
    digests = {digest(replace(catalogue, controls=(*catalogue.controls[:-1], change))) for change in changes}
    selecting = replace(catalogue.rules, selection=not catalogue.rules.selection)
    assert len(digests | {digest(catalogue), digest(replace(catalogue, rules=selecting))}) == len(changes) + 2
