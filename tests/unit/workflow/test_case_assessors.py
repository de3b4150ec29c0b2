"""Reviews and waivers of a case find the bids whose services they are about; what finds none is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ismap_check.i18n.words import load_words
from ismap_check.model.diagnostic import Severity
from ismap_check.model.gate import Outcome
from ismap_check.model.text import Language
from ismap_check.procurement.case_result import FileRole
from ismap_check.renderers.markdown_page import render
from ismap_check.report.procurement import build_case_report
from ismap_check.sources.limits import Limits
from ismap_check.workflow.assessor_documents import AssessorFiles
from ismap_check.workflow.case_assessors import with_assessors
from ismap_check.workflow.case_documents import CaseDocuments, load_case_documents
from ismap_check.workflow.judging import Terms
from ismap_check.workflow.procuring import judge_case
from ismap_check.workflow.shelf import Shelf
from tests.unit.workflow.small_case import write_case

REVIEW = """\
kind: review
schema: 1
of: {service: trial}
reviewer: {name: 検証 一郎, organisation: 架空監査法人}
reviewed_on: "2026-10-30"
results:
  small:
    1.1.1.PB: {design: pass, operation: pass}
    "1.1.2": {design: pass, operation: fail, note: 記録がない。}
"""
WAIVERS = """\
kind: waivers
schema: 1
of: {service: second}
waivers:
  - {control: {small: 1.1.1.PB}, accepted_by: 責任者, reason: 試行の間, from: "2026-10-01", until: "2026-12-31"}
"""


def load(folder: Path, review: str = REVIEW, waivers: str = WAIVERS) -> CaseDocuments:
    """Return the small case, its second bid of another service, with one review and one file of waivers."""
    path = folder / "case.yaml"
    if not path.exists():
        write_case(folder)
        second = folder / "two" / "profile.yaml"
        second.write_text(second.read_text(encoding="utf-8").replace("id: trial", "id: second"), encoding="utf-8")
    for name, text in (("review.yaml", review), ("waivers.yaml", waivers)):
        (folder / name).write_text(text, encoding="utf-8")
    shelf = Shelf([[str(folder / "catalogue.yaml")]], (), Limits())
    documents = load_case_documents(str(path), shelf, Limits())
    files = AssessorFiles((str(folder / "review.yaml"),), (str(folder / "waivers.yaml"),))
    return with_assessors(documents, files, Limits(), None)


def test_each_document_goes_to_the_bid_of_its_service(tmp_path: Path) -> None:
    documents = load(tmp_path)
    one, two = (bid.documents for bid in documents.bids)
    assert documents.case is not None
    assert [(len(each.reviews), len(each.waivers)) for each in (one, two)] == [(1, 0), (0, 1)]
    assert {Path(source.name).name for source in documents.assessor_sources} == {"review.yaml", "waivers.yaml"}


def test_the_report_shows_both_outcomes_and_what_is_waived(tmp_path: Path) -> None:
    documents = load(tmp_path)
    assert documents.case is not None
    result = judge_case(documents, documents.case, Terms(as_of=date(2026, 11, 1)))
    one, two = result.bids
    assert one.result is not None
    assert one.result.verified_outcome is Outcome.DOES_NOT_MEET  # what failed costs too much of the score
    assert two.waived == two.gaps == (("small", "1.1.1.PB"),)
    assert not two.fails
    listed = [(file.path, file.bid) for file in result.inputs if file.role in (FileRole.REVIEW, FileRole.WAIVERS)]
    assert listed == [("review.yaml", "one"), ("waivers.yaml", "two")]
    text = render(build_case_report(result, load_words(Language.EN))).decode()
    assert "1 of them waived" in text
    assert "waived until 2026\\-12\\-31" in text or "waived until 2026-12-31" in text
    row = next(line for line in text.splitlines() if "記録がない。" in line)
    assert [cell.strip() for cell in row.split("|")[1:3]] == ["`1.1.2` Review of IDs", "✓ satisfied"]
    assert "架空監査法人" in text
    assert "what its reviewer wrote down" in text


def test_a_document_that_no_bid_offers_stops_the_case_at_its_place(tmp_path: Path) -> None:
    documents = load(tmp_path, review=REVIEW.replace("trial", "trail"))
    (said,) = documents.diagnostics
    assert documents.case is None
    assert (said.code, said.severity, said.pointer) == ("assessor-without-bid", Severity.ERROR, ("of", "service"))
    assert said.params == {"service": "trail", "known": ("trial", "second"), "near": "trial"}


def test_while_a_bid_cannot_be_read_it_may_be_that_bid_s(tmp_path: Path) -> None:
    load(tmp_path)
    (tmp_path / "two" / "profile.yaml").unlink()
    documents = load(tmp_path)
    assert documents.case is not None
    assert [(one.code, one.severity) for one in documents.diagnostics if one.document.endswith("waivers.yaml")] == [
        ("assessor-without-bid", Severity.WARNING)
    ]


def test_errors_of_an_assessor_s_document_stop_the_case_and_are_told_once(tmp_path: Path) -> None:
    write_case(tmp_path)  # both bids offer the same service
    documents = load(tmp_path, review=REVIEW.replace('"1.1.2"', '"1.1.9"'), waivers=WAIVERS.replace("second", "trial"))
    assert documents.case is None
    assert [one.code for one in documents.diagnostics] == ["unknown-control"]
    assert all(bid.documents.waivers for bid in documents.bids)


def test_a_document_that_cannot_be_read_stops_the_case(tmp_path: Path) -> None:
    assert load(tmp_path, review="kind: review\n").case is None
