"""Write a blank vendor profile: every question with its explanation, ready to be filled in bit by bit.

The text is laid out here line by line, because it consists of comments for the most part; how keys and values are
spelt is decided in ``editing``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ismap_check.editing.scalars import key_text, scalar_text
from ismap_check.i18n.width import wrap
from ismap_check.i18n.words import Words
from ismap_check.model.catalogue import Catalogue, Control, Fact, FactType, Group, Requirement
from ismap_check.model.naming import name_of
from ismap_check.model.profile import Status
from ismap_check.sources.spans import Form
from ismap_check.workflow.depth import Depth
from ismap_check.workflow.outline import outline, text_of

COMMENT_COLUMNS = 88


class BlankProfile(NamedTuple):
    """What to ask: the catalogues with their editions, how finely, and in whose language."""

    catalogues: Sequence[Catalogue]
    depth: Depth
    words: Words
    schema_file: str | None = None


def blank_profile(wanted: BlankProfile) -> str:
    """Return the text of the profile; it is valid as it stands, and every control in it is unanswered."""
    return "\n".join([*_head(wanted), *_service(wanted), *_scope(wanted), *_answers(wanted), *_tail(wanted.words), ""])


def _head(wanted: BlankProfile) -> Iterator[str]:
    words = wanted.words
    if wanted.schema_file:
        yield f"# yaml-language-server: $schema={wanted.schema_file}"
    for line in words.items("blank.head"):
        yield from _comment(line)
    for status in Status:
        label = words(f"term.status.{status}")
        yield from _comment(f"  {status}: {words(f'blank.status.{status}', label=label)}", hang=4)
    yield from ("kind: vendor-profile", "schema: 1", f"language: {words.language}", "")


def _service(wanted: BlankProfile) -> Iterator[str]:
    words = wanted.words
    yield from ("vendor:", f"  name: {_in_quotes(words('blank.vendor-name'))}")
    yield _field("corporate_number", "", words("blank.corporate-number"), 2)
    yield _field("country", "JP", words("blank.country"), 2)
    yield from ("service:", _field("id", "my-service", words("blank.service-id"), 2))
    yield f"  name: {_in_quotes(words('blank.service-name'))}"
    yield _field("model", "", words("blank.model"), 2)
    facts = {fact.id: fact for catalogue in wanted.catalogues for fact in catalogue.facts.values()}
    if facts:
        yield from _comment(words("blank.facts"), 2)
        yield "  facts:"
        for fact in facts.values():
            yield from _fact(fact, words)
    yield _field("options", "{}", words("blank.options"), 2)
    yield ""


def _fact(fact: Fact, words: Words) -> Iterator[str]:
    yield from _comment(fact.question.pick(words.language), 4)
    yield _field(fact.id, "", " | ".join(_answers_to(fact)) or words(f"blank.fact.{fact.type}"), 4)


def _answers_to(fact: Fact) -> list[str]:
    if fact.type is FactType.BOOLEAN:
        return ["true", "false"]
    listed = [scalar_text(value) for value in fact.values]
    return [f"[{', '.join(listed)}]"] if listed and fact.type is FactType.LIST else listed


def _scope(wanted: BlankProfile) -> Iterator[str]:
    words = wanted.words
    yield from ("assessment:", "  catalogues:")
    yield from (f"    {key_text(catalogue.id)}: {scalar_text(catalogue.edition)}" for catalogue in wanted.catalogues)
    yield _field("programme", "", words("blank.programme"), 2)
    yield from _comment(words("blank.period"), 2)
    yield from ("  period:", "    from:", "    to:", "  prepared_on:", "  prepared_by:", "")
    yield from _comment(words("blank.inherits"))
    yield from ("inherits: {}", "")


def _answers(wanted: BlankProfile) -> Iterator[str]:
    yield "responses:"
    for catalogue in wanted.catalogues:
        yield from _comment(f"==== {catalogue.title.pick(wanted.words.language)} ({catalogue.ref})", 2)
        yield f"  {key_text(catalogue.id)}:"
        for depth, node in outline(catalogue):
            if isinstance(node, Group):
                yield ""
                yield from _comment(f"{'====' if depth == 0 else '--'} {name_of(node, wanted.words.language)}", 4)
            else:
                yield from _question(node, catalogue, wanted)
    yield ""


def _question(control: Control, catalogue: Catalogue, wanted: BlankProfile) -> Iterator[str]:
    words, leaf = wanted.words, catalogue.is_leaf(control.id)
    requirement = words(f"term.requirement.{control.requirement}")
    kind = words(f"report.card.{'detail' if leaf else 'objective'}", requirement=requirement)
    yield ""
    yield from _comment(f"[{kind}] {name_of(control, words.language)}", 4)
    if text := text_of(control, catalogue):
        yield from _comment(f"  {text.pick(words.language)}", 4, hang=2)
    if control.focus:
        yield from _comment(f"  {words('blank.focus', focus=control.focus.pick(words.language))}", 4, hang=2)
    if control.evidence:
        examples = words.say(tuple(text.pick(words.language) for text in control.evidence))
        yield from _comment(f"  {words('blank.evidence-examples', examples=examples)}", 4, hang=2)
    if _asked(control, catalogue, wanted.depth):
        yield f"    {key_text(control.id)}:"
        yield from ("      status:", "      measure:", "      reason:", "      evidence: []")


def _asked(control: Control, catalogue: Catalogue, depth: Depth) -> bool:
    leaf = catalogue.is_leaf(control.id)
    if depth is Depth.DETAIL:
        return leaf
    without_objective = next(catalogue.ancestors(control.id), None) is None
    return not leaf or control.requirement is Requirement.MANDATORY or without_objective


def _tail(words: Words) -> Iterator[str]:
    for line in words.items("blank.evidence"):
        yield from _comment(line)
    yield "evidence: {}"


def _field(key: str, value: str, comment: str, indent: int) -> str:
    return f"{' ' * indent}{key}:{' ' + value if value else ''}  # {comment}"


def _comment(text: str, indent: int = 0, *, hang: int = 0) -> Iterable[str]:
    space = " " * indent
    return (f"{space}# {line}".rstrip() for line in wrap(text, COMMENT_COLUMNS - indent, hang=hang))


def _in_quotes(text: str) -> str:
    """Return an example in quotes, so that whatever is written in its place needs none of its own."""
    return scalar_text(text, like=Form.DOUBLE)
