"""A vendor profile as the plain data of its document: one whole file, without ``extends`` and ``parts``."""

from __future__ import annotations

from ismap_check.model.catalogue import FactValue
from ismap_check.model.plain.pieces import SCHEMA_VERSION, Plain, given, write_date, write_period, write_title
from ismap_check.model.plain.response import write_evidence_item, write_response
from ismap_check.model.plain.statement import write_statement
from ismap_check.model.profile import AssessmentScope, Base, Option, Registration, Service, VendorProfile


def write_profile(profile: VendorProfile) -> Plain:
    """Return the document; where answers came from is no part of it."""
    return {
        "kind": "vendor-profile",
        "schema": SCHEMA_VERSION,
        "language": profile.language,
        "vendor": given(
            {
                "name": profile.vendor.name,
                "corporate_number": profile.vendor.corporate_number,
                "country": profile.vendor.country,
            }
        ),
        "service": _write_service(profile.service),
        "assessment": _write_scope(profile.assessment),
        **given(
            {
                "registrations": [_write_registration(registration) for registration in profile.registrations],
                "inherits": {key: _write_base(base) for key, base in profile.inherits.items()},
                "responses": {
                    catalogue: {control: write_response(response) for control, response in responses.items()}
                    for catalogue, responses in profile.responses.items()
                },
                "evidence": {key: write_evidence_item(item) for key, item in profile.evidence.items()},
                "statement": write_statement(profile.statement),
            }
        ),
    }


def _write_service(service: Service) -> Plain:
    return given(
        {
            "id": service.id,
            "name": service.name,
            "model": service.model,
            "facts": {key: _write_fact(value) for key, value in service.facts.items()},
            "options": {key: _write_option(option) for key, option in service.options.items()},
            "subprocessors": list(service.subprocessors),
        }
    )


def _write_fact(value: FactValue) -> bool | int | str | list[str]:
    return list(value) if isinstance(value, tuple) else value


def _write_option(option: Option) -> Plain:
    return given({"title": write_title(option.title), "excludes": list(option.excludes)})


def _write_scope(scope: AssessmentScope) -> Plain:
    return given(
        {
            "catalogues": dict(scope.catalogues),
            "programme": scope.programme,
            "period": write_period(scope.period),
            "previous_period": write_period(scope.previous_period),
            "prepared_on": write_date(scope.prepared_on),
            "prepared_by": scope.prepared_by,
        }
    )


def _write_registration(registration: Registration) -> Plain:
    return given(
        {
            "programme": registration.programme,
            "number": registration.number,
            "service": registration.service,
            "scope": registration.scope,
            "regions": list(registration.regions),
            "period": write_period(registration.period),
            "expires": write_date(registration.expires),
            "renewal_filed": write_date(registration.renewal_filed),
        }
    )


def _write_base(base: Base) -> Plain:
    return given(
        {
            "service": base.service,
            "programme": base.programme,
            "number": base.number,
            "expires": write_date(base.expires),
            "renewal_filed": write_date(base.renewal_filed),
        }
    )
