"""What may be public, as a statement's extract or as a report for everyone, and nothing else.

That is: name, scope, objectives carried out, period, subsequent events. It is built from its own view, which holds
what may be published and is made without a look at measures, reasons, evidence, bases or the other declarations. So
nothing confidential can reach it by a later change of the annex.
"""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.i18n.words import Words
from ismap_check.model.catalogue import Catalogue, Control
from ismap_check.model.profile import Period
from ismap_check.model.result import AssessmentResult, CatalogueResult, ControlResult, OutBy, Verdict
from ismap_check.model.rows import NamedTuple
from ismap_check.report.blocks import (
    Block,
    Code,
    Column,
    Fact,
    Facts,
    Line,
    Notice,
    Prose,
    Report,
    Section,
    Table,
    Tone,
)
from ismap_check.report.pages import numbered, page_words
from ismap_check.report.stated import Stated, judged_catalogues, stated_catalogues
from ismap_check.report.voice import Voice

CARRIED_OUT = frozenset({Verdict.SATISFIED, Verdict.PARTIAL})
"""An objective counts as carried out if a detail of it has one of these verdicts, none is a mandatory gap, none is
unanswered and none was left out by a baseline: nothing is claimed in public that is known to be missing, or that nobody
has looked at."""


class PublicObjective(NamedTuple):
    """An objective that is carried out, in the words of the catalogue, and the headings it stands under."""

    id: str
    title: str
    headings: str


class PublicCatalogue(NamedTuple):
    """A catalogue and the objectives of it that are carried out."""

    id: str
    ref: str
    title: str
    objectives: tuple[PublicObjective, ...]


class PublicService(NamedTuple):
    """A service that is used but not covered, with the sentence that says so."""

    name: str
    scope: str
    declaration: str


class PublicView(NamedTuple):
    """All that an extract may say."""

    vendor: str
    service: str
    sub_services: tuple[str, ...]
    regions: tuple[str, ...]
    uncovered: tuple[PublicService, ...]
    period: Period | None
    events: tuple[str, ...]
    catalogues: tuple[PublicCatalogue, ...]


class Wording(NamedTuple):
    """The words around what is public: the keys of title, marking, notice with its lines, and scope."""

    title: str
    marking: str
    notice: str
    lines: tuple[str, ...]
    scope: str


EXTRACT = Wording(
    title="extract.title",
    marking="extract.marking",
    notice="extract.draft.title",
    lines=("extract.draft.not-official", "extract.draft.content", "extract.draft.claims"),
    scope="extract.scope",
)
PUBLIC = Wording(
    title="public.title",
    marking="public.marking",
    notice="public.notice",
    lines=("extract.draft.content", "extract.draft.claims", "report.disclaimer.no-certificate"),
    scope="public.scope",
)


def build_extract(result: AssessmentResult, words: Words) -> Report:
    """Return the draft of the extract in the language of ``words``."""
    return _build(result, words, stated_catalogues(result), EXTRACT)


def build_public(result: AssessmentResult, words: Words) -> Report:
    """Return what a report holds for everyone: the same as an extract, of every catalogue that was judged."""
    return _build(result, words, judged_catalogues(result), PUBLIC)


def _build(result: AssessmentResult, words: Words, stated: tuple[Stated, ...], wording: Wording) -> Report:
    voice = Voice(words)
    view = public_view(result, voice, stated)
    sections = (
        _scope(voice, view, wording),
        *(_objectives(voice, one) for one in view.catalogues),
        _events(voice, view),
    )
    return Report(
        language=words.language,
        title=words(wording.title),
        subject=voice("subject", service=view.service, vendor=view.vendor),
        cover=_cover(voice, view, wording),
        sections=numbered(sections),
        words=page_words(voice, result),
        marking=words(wording.marking),
    )


def public_view(result: AssessmentResult, voice: Voice, stated: tuple[Stated, ...]) -> PublicView:
    """Return what may be published of a result; ``stated`` are the judged catalogues it is about."""
    profile = result.profile
    statement = profile.statement
    return PublicView(
        vendor=profile.vendor.name,
        service=profile.service.name,
        sub_services=statement.sub_services,
        regions=statement.regions,
        uncovered=tuple(
            PublicService(one.service, one.scope or "", one.declaration or "") for one in statement.uncovered_services
        ),
        period=profile.assessment.period,
        events=statement.subsequent_events,
        catalogues=tuple(_public(voice, catalogue, judged) for catalogue, judged in _by_catalogue(stated)),
    )


def _by_catalogue(stated: tuple[Stated, ...]) -> Iterator[tuple[Catalogue, tuple[CatalogueResult, ...]]]:
    """Yield each catalogue once, with every judgement of it: under several baselines there is more than one."""
    for catalogue in {one.ref: one for _, one in stated}.values():
        yield catalogue, tuple(judged for judged, one in stated if one.ref == catalogue.ref)


def _public(voice: Voice, catalogue: Catalogue, judgements: tuple[CatalogueResult, ...]) -> PublicCatalogue:
    leaves = [
        (_objective(catalogue, leaf).id, judged.control_by_id[leaf.id])
        for judged in judgements
        for leaf in catalogue.leaves
    ]
    begun = {objective for objective, leaf in leaves if leaf.low.verdict in CARRIED_OUT}
    open_ones = {objective for objective, leaf in leaves if _is_open(leaf)}
    carried_out = begun - open_ones
    objectives = tuple(
        PublicObjective(control.id, voice.title(control), _headings(voice, catalogue, control))
        for control in catalogue.controls
        if control.id in carried_out
    )
    return PublicCatalogue(catalogue.id, catalogue.ref, voice.text(catalogue.title), objectives)


def _is_open(leaf: ControlResult) -> bool:
    """Whether a detail is known to be missing, or was not looked at: unanswered, or outside a baseline."""
    return leaf.low.gap or leaf.low.verdict is Verdict.UNANSWERED or leaf.out_by is OutBy.BASELINE


def _objective(catalogue: Catalogue, leaf: Control) -> Control:
    """Return the objective that a detail belongs to; a detail without one stands for itself."""
    return next(iter(catalogue.ancestors(leaf.id)), leaf)


def _headings(voice: Voice, catalogue: Catalogue, control: Control) -> str:
    above = tuple(catalogue.groups_above(control.id))[::-1]
    return "\n".join(voice.named(group) for group in above)


def _cover(voice: Voice, view: PublicView, wording: Wording) -> tuple[Block, ...]:
    words = voice.words
    notice: tuple[Line, ...] = tuple((words(key),) for key in wording.lines)
    facts = (
        Fact(words("extract.vendor"), ((view.vendor,),)),
        Fact(words("extract.service"), ((view.service,),)),
        Fact(words("extract.period"), ((voice.period(view.period),),)),
        Fact(words("extract.catalogues"), tuple((one.title, " ", Code(one.ref)) for one in view.catalogues)),
    )
    return Notice(words(wording.notice), Tone.MUTED, notice), Facts(facts)


def _scope(voice: Voice, view: PublicView, wording: Wording) -> Section:
    words = voice.words
    facts = Facts(
        (
            Fact(words("extract.sub-services"), _listed(words, view.sub_services)),
            Fact(words("extract.regions"), _listed(words, view.regions)),
        )
    )
    blocks = (facts, *_uncovered(words, view.uncovered))
    return Section(anchor="extract/scope", title=words(wording.scope), blocks=blocks)


def _listed(words: Words, texts: tuple[str, ...]) -> tuple[Line, ...]:
    return tuple((text,) for text in texts) or ((words("extract.blank"),),)


def _uncovered(words: Words, services: tuple[PublicService, ...]) -> Iterator[Block]:
    if not services:
        yield Facts((Fact(words("extract.uncovered.title"), ((words("extract.nothing"),),)),))
        return
    blank = words("extract.blank")
    columns = tuple(Column(words(f"extract.uncovered.{name}")) for name in ("service", "scope", "declaration"))
    rows: tuple[tuple[Line, ...], ...] = tuple(
        ((one.name,), (one.scope or blank,), (one.declaration or blank,)) for one in services
    )
    yield Table(caption=words("extract.uncovered.title"), columns=columns, rows=rows)


def _objectives(voice: Voice, catalogue: PublicCatalogue) -> Section:
    words = voice.words
    blocks: tuple[Block, ...] = (Prose(((words("extract.objectives.none"),),)),)
    if catalogue.objectives:
        columns = tuple(Column(words(f"extract.objectives.{name}")) for name in ("id", "objective", "headings"))
        rows: tuple[tuple[Line, ...], ...] = tuple(
            ((one.id,), (one.title,), (one.headings,)) for one in catalogue.objectives
        )
        intro = Prose(((words("extract.objectives.intro", n=len(rows)),),))
        blocks = (intro, Table(caption=words("extract.objectives.caption"), columns=columns, rows=rows))
    title = words("extract.objectives.title", catalogue=catalogue.title)
    return Section(anchor=f"extract/{catalogue.id}", title=title, blocks=blocks)


def _events(voice: Voice, view: PublicView) -> Section:
    words = voice.words
    lines: tuple[Line, ...] = tuple((text,) for text in view.events) or ((words("extract.nothing"),),)
    facts = Facts((Fact(words("extract.events"), lines),))
    return Section(anchor="extract/events", title=words("extract.events"), blocks=(facts,))
