"""Answers that hang on an option, and plans with what they would bring by the start of the contract."""

from __future__ import annotations

from ismap_check.model.profile import Option
from ismap_check.procurement.promises import Conditional, Plan
from ismap_check.report.blocks import Code, Line, Prose, Section, Tone
from ismap_check.report.numbers import DASH
from ismap_check.report.procurement.telling import Telling


def conditions_section(telling: Telling) -> Section:
    """Return the conditional answers, with the options that would be bought."""
    columns = telling.columns("conditions", "bid", "control", "option", "status")
    tables = tuple(
        telling.table("conditions", columns, (_condition(telling, one) for one in telling.result.conditionals))
    )
    intro = Prose(((telling.say("conditions.intro"),),))
    return telling.section("conditions", (intro, *tables) if tables else ())


def plans_section(telling: Telling) -> Section:
    """Return what bidders say will be done, and the musts left unmet if all of it is done in time."""
    plans = telling.result.plans
    if not plans:
        return telling.section("plans", ())
    outlook = telling.table(
        "outlook",
        telling.columns("outlook", "bid", "gaps", "left"),
        (((telling.bid(one.bid),), (str(one.gaps),), (str(one.left),)) for one in telling.result.outlooks),
    )
    planning = dict.fromkeys(plan.bid for plan in plans)
    intro = Prose(((telling.say("plans.intro"),),))
    return telling.section("plans", (intro, *outlook), (_plans(telling, bid) for bid in planning))


def _plans(telling: Telling, bid: str) -> Section:
    """Return one bidder's plans, those for unmet musts first."""
    own = sorted((plan for plan in telling.result.plans if plan.bid == bid), key=lambda plan: not plan.gap)
    columns = telling.columns("plans", "control", "status", "due", "in-time")
    tables = telling.table("plans", columns, (_plan(telling, one) for one in own))
    return Section(anchor=f"case/plans/{bid}", title=telling.bid(bid), blocks=tuple(tables))


def _condition(telling: Telling, one: Conditional) -> tuple[Line, ...]:
    voice = telling.voice
    now, other = voice.term("status", one.status), voice.term("status", one.otherwise)
    key = "bought" if one.bought else "not-bought"
    badge = voice.badge(telling.say(f"conditions.{key}"), Tone.GOOD if one.bought else Tone.MUTED)
    status = telling.say("conditions.status", bought=now, otherwise=other)
    option = _option(telling, one)
    title = voice.text(option.title) if option else one.option
    return (
        (telling.bid(one.bid),),
        telling.control(one.part, one.control),
        (title, " ", Code(one.option), "\n", badge),
        (status,),
    )


def _option(telling: Telling, one: Conditional) -> Option | None:
    results = {bid.bid.id: bid.result for bid in telling.result.judged}
    result = results[one.bid]
    return result.profile.service.options.get(one.option) if result else None


def _plan(telling: Telling, one: Plan) -> tuple[Line, ...]:
    voice = telling.voice
    must = ("\n", voice.badge(telling.say("plans.must"), Tone.BAD)) if one.gap else ()
    due = "\n".join(filter(None, (voice.day(one.due), one.owner)))
    status = (voice.term("status", one.status), *must)
    return telling.control(one.part, one.control), status, (due,), _in_time(telling, one)


def _in_time(telling: Telling, one: Plan) -> Line:
    if one.in_time is None:
        return (telling.say("plans.unknown") if one.due is None else DASH,)
    tone = Tone.GOOD if one.in_time else Tone.BAD
    return (telling.voice.badge(telling.say("plans.in-time" if one.in_time else "plans.late"), tone),)
