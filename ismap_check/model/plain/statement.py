"""The declarations of a statement as the plain data of a vendor profile."""

from __future__ import annotations

from ismap_check.model.plain.pieces import Plain, given
from ismap_check.model.statement import Overview, Population, Signatory, Statement, UncoveredService


def write_statement(statement: Statement) -> Plain:
    """Return what is declared."""
    return given(
        {
            "sub_services": list(statement.sub_services),
            "regions": list(statement.regions),
            "uncovered_services": [_write_uncovered(service) for service in statement.uncovered_services],
            "overview": _write_overview(statement.overview),
            "subsequent_events": list(statement.subsequent_events),
            "special_notes": list(statement.special_notes),
            "signatory": _write_signatory(statement.signatory),
            "capital_ties": list(statement.capital_ties),
            "officers": list(statement.officers),
            "foreign_law_risk": statement.foreign_law_risk,
            "governing_law": statement.governing_law,
            "jurisdiction": statement.jurisdiction,
            "third_party_tests": list(statement.third_party_tests),
            "test_acceptance": statement.test_acceptance,
            "certifications": list(statement.certifications),
        }
    )


def _write_uncovered(service: UncoveredService) -> Plain | str:
    """Return a service that is not covered; its name alone where nothing else is known."""
    rest = given({"scope": service.scope, "declaration": service.declaration})
    return {"service": service.service, **rest} if rest else service.service


def _write_overview(overview: Overview) -> Plain:
    return given(
        {
            "provider": overview.provider,
            "service": overview.service,
            "structure": overview.structure,
            "internal_control": overview.internal_control,
            "populations": [_write_population(population) for population in overview.populations],
        }
    )


def _write_population(population: Population) -> Plain:
    return given({"treated_as_one": population.treated_as_one, "reason": population.reason})


def _write_signatory(signatory: Signatory) -> Plain:
    return given(
        {
            "name": signatory.name,
            "position": signatory.position,
            "final_responsibility": signatory.final_responsibility,
            "authority": signatory.authority,
        }
    )
