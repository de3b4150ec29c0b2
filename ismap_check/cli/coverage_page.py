"""Coverage on a terminal: how much of each group, then the proposals with their reasons; in 80 columns, in ASCII."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.cli.paint import Ink
from ismap_check.cli.screen import MARKS, Screen, bar_of, plain
from ismap_check.coverage.cover import Extent, Proposal
from ismap_check.i18n.width import pad, shorten, width_of, wrap
from ismap_check.model.catalogue import Group
from ismap_check.report.blocks import Tone
from ismap_check.report.covered.extent import FILLS, PARTS, bar
from ismap_check.report.covered.telling import Covered, Telling

SHOWN = 10
"""How many proposals are shown unless all are asked for."""
SHARE_COLUMNS = 8
TONES = {"implemented": Tone.GOOD, "alternative": Tone.GOOD, "inherited": Tone.GOOD, "partial": Tone.PARTIAL}


def coverage_page(covered: Covered, screen: Screen, *, whole: bool) -> str:
    """Return the text to show; every line fits the columns. ``whole``: with every proposal."""
    telling = Telling(covered, screen.words)
    lines = [*_head(telling, screen), "", *_extents(telling, screen), "", *_proposals(telling, screen, whole=whole)]
    return "\n".join(lines) + "\n"


def _head(telling: Telling, screen: Screen) -> Iterator[str]:
    say, profile, target = telling.say, telling.covered.profile, telling.target
    subject = telling.voice("subject", service=profile.service.name, vendor=profile.vendor.name)
    yield from (screen.paint(line, Ink.BOLD) for line in wrap(plain(subject), screen.columns))
    answered = (one.catalogue for one in telling.coverage.sources)
    sources = tuple(f"{telling.voice.text(one.title)} {one.ref}" for one in answered)
    facts = (
        (say("target"), f"{telling.voice.text(target.title)} {target.ref}"),
        (say("sources"), screen.words.say(sources)),
        (say("mappings.title"), screen.words.say(telling.used) or "-"),
    )
    for label, told in facts:
        yield from wrap(plain(say("fact", label=label, told=told)), screen.columns, hang=2)
    if telling.unreached:
        yield from wrap(plain(say("unreached", names=telling.unreached)), screen.columns)
    yield from wrap(say("notice.meaning"), screen.columns)


def _extents(telling: Telling, screen: Screen) -> Iterator[str]:
    """Yield a line for the whole and for every chapter, under the headings of the three shares."""
    heads = [telling.say(f"extent.column.{name}") for name in PARTS]
    width = max(SHARE_COLUMNS, *map(width_of, heads))
    labels = "  ".join(pad(head, width, right=True) for head in heads)
    space = screen.columns - width_of(labels) - 2
    yield f"{screen.paint(pad(telling.say('extent.title'), space), Ink.BOLD)}  {labels}"
    chapters = [group for group in telling.target.groups if group.parent is None]
    known = telling.coverage.groups
    listed: list[tuple[Group | None, Extent]] = [(None, telling.coverage.whole)]
    listed += [(group, known[group.id]) for group in chapters if group.id in known]
    for group, extent in listed:
        name = telling.voice.named(group) if group else telling.say("extent.whole")
        shares = "  ".join(
            pad(plain(telling.share(getattr(extent, part), extent)), width, right=True) for part in PARTS
        )
        drawn = bar(telling, extent)
        drawing = bar_of(drawn.segments if drawn else ())
        title = shorten(plain(name), space - 2 - width_of(drawing) - 1)
        yield f"  {pad(title, space - 2 - width_of(drawing) - 1)} {drawing}  {shares}"
    keys = (f"{MARKS[fill]} {telling.say(f'extent.column.{name}')}" for name, fill in FILLS.items())
    yield screen.paint(f"  {'  '.join(keys)}", Ink.DIM)


def _proposals(telling: Telling, screen: Screen, *, whole: bool) -> Iterator[str]:
    proposals = list(telling.coverage.proposals.items())
    if not proposals:
        yield from wrap(telling.say("proposals.none"), screen.columns)
        return
    title = telling.say("proposals.intro", n=len(proposals), offered=len(telling.coverage.offered))
    yield from (screen.paint(line, Ink.BOLD) for line in wrap(title, screen.columns))
    shown = proposals if whole else proposals[:SHOWN]
    for control, proposal in shown:
        yield from _proposal(telling, screen, control, proposal)
    if rest := len(proposals) - len(shown):
        yield from wrap(f"  {telling.say('rest', n=rest)}", screen.columns, hang=2)


def _proposal(telling: Telling, screen: Screen, control: str, proposal: Proposal) -> Iterator[str]:
    status = proposal.response.status
    label = telling.voice.term("status", status)
    space = screen.columns - 4 - width_of(label)
    name = shorten(plain(telling.voice.named(telling.target.control_by_id[control])), space)
    tone = TONES.get(str(status), Tone.BAD)
    yield f"  {pad(name, space)}  {screen.paint.tone(label, tone)}"
    first, *further = telling.way(proposal)
    way = " > ".join([telling.say("answer", control=first, status=telling.answer(proposal)), *further])
    told = screen.words.say((way, telling.relation(proposal), *telling.marks(control, proposal)))
    yield from (screen.paint(f"    {line}", Ink.DIM) for line in wrap(plain(told), screen.columns - 4))
    for reason in telling.reasons(proposal):
        yield from (f"    {line}" for line in wrap(plain(reason), screen.columns - 4))
