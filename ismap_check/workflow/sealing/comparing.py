"""Judge a sealed case again from what lies in it, and hold the outcome against what was sealed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from hashlib import sha256

from ismap_check.archive.manifest import NAME, Observation, Subject
from ismap_check.archive.reading import read_content
from ismap_check.comparison.difference import difference
from ismap_check.errors import IsmapCheckError
from ismap_check.model.diagnostic import Param
from ismap_check.model.difference import Difference
from ismap_check.model.evidence import Seen
from ismap_check.model.result import AssessmentResult
from ismap_check.model.rows import NamedTuple
from ismap_check.sources.limits import Limits
from ismap_check.sources.parsing import parse_source
from ismap_check.version import __version__
from ismap_check.workflow.sealing.checks import Check, State, failed, left_open, ok, unsure
from ismap_check.workflow.sealing.gathering import evidence_member
from ismap_check.workflow.sealing.judging import Judged, judge_sealed, outputs_of
from ismap_check.workflow.sealing.opened import Contents, Opened
from ismap_check.workflow.stored_result import result_of


class Compared(NamedTuple):
    """What was found, and how the judgements differ where they do."""

    checks: tuple[Check, ...]
    differences: tuple[Difference, ...] = ()


def compare(opened: Opened, limits: Limits) -> Compared:
    """Judge all profiles of a case again; the members' hashes are known to be those of the manifest."""
    contents = Contents(opened, limits.file_bytes)
    each = [_compared(subject, opened, contents, limits) for subject in opened.manifest.subjects]
    checks = (*_evidence(opened), *_unseen(opened), *(check for one in each for check in one.checks))
    if all(check.state is not State.FAILED for check in checks):
        checks = (*checks, *_unasked(opened, contents.read))
    return Compared(checks, tuple(found for one in each for found in one.differences))


def _evidence(opened: Opened) -> Iterator[Check]:
    """Say whether the evidence that was seen then was seen again."""
    subjects = opened.manifest.subjects
    seen = [(subject, one) for subject in subjects for one in subject.evidence if one.fact.seen is Seen.FILE]
    if not opened.manifest.with_evidence:
        yield left_open("evidence", n=len(seen))
        return
    lost = [one.fact.id for subject, one in seen if not _is_same(subject, one, opened)]
    yield failed("evidence", ids=tuple(lost), n=len(lost)) if lost else ok("evidence", n=len(seen))


def _unseen(opened: Opened) -> Iterator[Check]:
    """Say which evidence was not there even when the case was sealed: no hash stands for it."""
    if unseen := opened.manifest.unseen:
        yield left_open("evidence-unseen", n=len(unseen), ids=unseen)


def _unasked(opened: Opened, read: AbstractSet[str]) -> Iterator[Check]:
    """Say no to what sealing never writes: a service twice, other reports, files that nothing rests on."""
    manifest = opened.manifest
    outputs = [outputs_of(one.service, manifest.wanted) for one in manifest.subjects]
    if len({one.service for one in manifest.subjects}) < len(outputs):
        yield failed("manifest")
    elif outputs != [(one.result, one.reports) for one in manifest.subjects]:
        yield _difference(opened, "manifest")
    written = {name for one in outputs for name in (one.result, *one.reports.values())}
    evidence = {
        evidence_member(one.file or "", subject.profile)
        for subject in manifest.subjects
        for one in subject.evidence
        if manifest.with_evidence and one.fact.seen is Seen.FILE
    }
    if odd := sorted(opened.members.keys() - {NAME} - read - written - evidence):
        yield _difference(opened, "members-unasked", n=len(odd), names=tuple(odd))


def _difference(opened: Opened, code: str, **params: Param) -> Check:
    """Return the check for a difference: failed if this version sealed the case, undecided if another version did."""
    if opened.manifest.version == __version__:
        return failed(code, **params)
    return unsure(code, **params, sealed=opened.manifest.version)


def _is_same(subject: Subject, one: Observation, opened: Opened) -> bool:
    member = evidence_member(one.file or "", subject.profile)
    kept_out = {kept.path: kept.sha256 for kept in opened.manifest.kept_out}
    digest = opened.digests.get(member)
    return digest is not None and kept_out.get(member, digest.sha256) == one.fact.sha256


def _compared(subject: Subject, opened: Opened, contents: Contents, limits: Limits) -> Compared:
    facts = {one.fact.id: one.fact for one in subject.evidence}
    try:
        again = judge_sealed(subject, opened.manifest, contents, facts, limits)
    except IsmapCheckError:  # a manifest that was written by hand can ask for anything
        return Compared((failed("judging", id=subject.service),))
    same = {name: _digest(data) == _sealed_digest(name, opened) for name, data in again.files.items()}
    other = opened.manifest.version != __version__
    judgement = _by_another_version if other else _by_this_version
    check, differences = judgement(subject, opened, again, limits, same=same[subject.result])
    if other and check.state is State.FAILED:
        return Compared((check, left_open("reports")), differences)
    return Compared((check, *_reports(subject, opened, same)), differences)


_Held = tuple[Check, tuple[Difference, ...]]
"""How the judgement was found to be, and how it differs where it does."""


def _by_this_version(subject: Subject, opened: Opened, again: Judged, limits: Limits, *, same: bool) -> _Held:
    if same:
        return ok("judgement", id=subject.service), ()
    found = _differences(subject, opened, again, limits)
    if not found or not all(map(_judges_the_same, found)):
        return failed("judgement", id=subject.service), found
    if others := tuple(name for one in found for name in _other_inputs(one)):
        return failed("judgement-inputs", id=subject.service, names=others), ()
    return failed("judgement-bytes", id=subject.service), ()


def _by_another_version(subject: Subject, opened: Opened, again: Judged, limits: Limits, *, same: bool) -> _Held:
    """Hold bytes against each other, then judgements: another version may write the same in another way.

    But so may somebody who changed a result and then the version it names: where only bytes differ, nobody can tell.
    """
    versions = {"id": subject.service, "sealed": opened.manifest.version, "here": __version__}
    if same:
        return ok("judgement-again", **versions), ()
    found = _differences(subject, opened, again, limits)
    ours = all(one.before.tool_version == opened.manifest.version for one in found)
    if found and ours and all(map(_says_the_same, found)):
        return unsure("judgement-again", **versions), ()
    return failed("judgement-again", **versions), found


def _reports(subject: Subject, opened: Opened, same: Mapping[str, bool]) -> Iterator[Check]:
    """Say which reports were written again and are the same, and which have only been hashed."""
    rebuilt = [name for name in subject.reports.values() if name in same]
    if other := [name for name in rebuilt if not same[name]]:
        yield _difference(opened, "reports", names=tuple(other))
    elif rebuilt:
        yield ok("reports", n=len(rebuilt))
    if hashed := [name for name in subject.reports.values() if name not in same]:
        yield left_open("reports-hashed", names=tuple(hashed))


def _says_the_same(found: Difference) -> bool:
    """Whether inputs are equal too."""
    return _judges_the_same(found) and found.before.inputs == found.after.inputs


def _judges_the_same(found: Difference) -> bool:
    """Whether answers, verdicts, conclusions and numbers are equal, as claimed and as verified."""
    ends = ((one.before.low, one.before.high) == (one.after.low, one.after.high) for one in found.catalogues)
    return found.is_empty and _concluded(found.before) == _concluded(found.after) and all(ends)


def _other_inputs(found: Difference) -> Iterator[str]:
    """Yield the names of files that one side alone rests on, or that were others then."""
    before, after = ({(one.path, one.sha256) for one in side.inputs} for side in (found.before, found.after))
    yield from sorted({path for path, _ in before ^ after})


def _concluded(result: AssessmentResult) -> tuple[object, ...]:
    verified = [one.verified for judgement in result.judgements for one in judgement.catalogues if one.verified]
    numbers = [(one.outcome, one.numbers, one.corrected) for one in verified]
    return (result.outcome, result.best_outcome, result.verified_outcome, result.passed, *numbers)


def _differences(subject: Subject, opened: Opened, again: Judged, limits: Limits) -> tuple[Difference, ...]:
    """Return how the sealed result and the new one differ; nothing if the sealed one cannot be read."""
    sealed = _sealed_result(subject, opened, limits)
    return (difference(sealed, again.result),) if sealed else ()


def _sealed_result(subject: Subject, opened: Opened, limits: Limits) -> AssessmentResult | None:
    member = opened.members.get(subject.result)
    raw = read_content(opened.stream, member) if member and member.size <= limits.file_bytes else b""
    parsed = parse_source(subject.result, raw, limits)
    return result_of(parsed.value, limits).value if parsed.value else None


def _sealed_digest(name: str, opened: Opened) -> str | None:
    return opened.digests[name].sha256 if name in opened.digests else None


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
