"""A catalogue as plain data: one whole document, without parts and without a base."""

from __future__ import annotations

from ismap_check.model.catalogue import Catalogue, Control, Fact, Group, Rules, Source, Wording
from ismap_check.model.plain.pieces import SCHEMA_VERSION, Plain, given, write_date, write_text, write_title


def write_catalogue(catalogue: Catalogue) -> Plain:
    """Return the document; digests, origin and the base's name are no part of it."""
    silent = catalogue.wording is Wording.NONE
    effective = {"from": write_date(catalogue.effective_from), "to": write_date(catalogue.effective_to)}
    return {
        "kind": "catalogue",
        "schema": SCHEMA_VERSION,
        "id": catalogue.id,
        "edition": catalogue.edition,
        "revision": catalogue.revision,
        "title": write_text(catalogue.title),
        "wording": str(catalogue.wording),
        "notice": write_text(catalogue.notice),
        **given({"effective": given(effective)}),
        "weights": {str(requirement): weight for requirement, weight in catalogue.weights.items()},
        "rules": write_rules(catalogue.rules),
        "facts": {key: _write_fact(fact) for key, fact in catalogue.facts.items()},
        "sources": {key: _write_source(source) for key, source in catalogue.sources.items()},
        "groups": [_write_group(group, silent=silent) for group in catalogue.groups],
        "controls": [_write_control(control, silent=silent) for control in catalogue.controls],
    }


def write_rules(rules: Rules) -> Plain:
    """Return the rules, every one that has a value."""
    period = rules.period
    return given(
        {
            "mandatory_exclusion": str(rules.mandatory_exclusion),
            "selection": rules.selection,
            "measure": "required" if rules.measure_required else "optional",
            "inheritance": str(rules.inheritance),
            "period": period
            and {
                "max_months": period.max_months,
                "min_months": period.min_months,
                "validity_months": period.validity_months,
            },
            "id_suffixes": list(rules.id_suffixes),
        }
    )


def _write_fact(fact: Fact) -> Plain:
    return given({"type": str(fact.type), "values": list(fact.values), "question": write_text(fact.question)})


def _write_source(source: Source) -> Plain:
    return given({"title": write_title(source.title), "url": source.url})


def _write_group(group: Group, *, silent: bool) -> Plain:
    return given({"id": group.id, "parent": group.parent, "title": None if silent else write_text(group.title)})


def _write_control(control: Control, *, silent: bool) -> Plain:
    return given(
        {
            "id": control.id,
            "parent": control.parent,
            "requirement": str(control.requirement),
            "responsibility": control.responsibility and str(control.responsibility),
            "inheritable": control.inheritable,
            "weight": control.weight,
            "title": None if silent else write_text(control.title),
            "text": None if silent else write_text(control.text),
            "focus": control.focus and write_text(control.focus),
            "evidence": [write_text(text) for text in control.evidence],
            "applies_when": {fact: list(values) for fact, values in control.applies_when.items()},
            "provenance": str(control.provenance),
            "source": control.source,
            "official_id": control.official_id,
            "reference": control.reference,
            "changed": control.changed and write_text(control.changed),
            "tags": list(control.tags),
        }
    )
