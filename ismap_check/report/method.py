"""How the report came about: inputs with their hashes, and what its numbers mean."""

from __future__ import annotations

from collections.abc import Iterator

from ismap_check.model.result import AssessmentResult, Input, InputRole
from ismap_check.report.blocks import Block, Code, Column, Fact, Facts, Line, Prose, Section, Table
from ismap_check.report.provenance import catalogue_facts, terms_facts, tool_fact
from ismap_check.report.voice import Voice


def inputs_section(voice: Voice, result: AssessmentResult) -> Section:
    """Return every file with its sha256, all terms and sources, and what it takes to make the same report again."""
    again = voice("inputs.again", version=result.tool_version, day=voice.day(result.as_of))
    facts = Facts((tool_fact(voice, result), *terms_facts(voice, result), *catalogue_facts(voice, result)))
    blocks: tuple[Block, ...] = (Prose(((again,),)), facts, *_files(voice, result))
    return Section(anchor="section/inputs", title=voice("inputs.title"), blocks=blocks)


def _files(voice: Voice, result: AssessmentResult) -> Iterator[Table]:
    """Yield a table of files for every role, so that path and whole hash fit into one line of paper."""
    columns = tuple(Column(voice(f"inputs.{name}")) for name in ("path", "sha256"))
    for role in InputRole:
        rows = tuple(_row(file) for file in result.inputs if file.role is role)
        if rows:
            caption = voice("inputs.caption", role=voice(f"inputs.role-of.{role}"))
            yield Table(caption=caption, columns=columns, rows=rows)


def _row(file: Input) -> tuple[Line, ...]:
    return (Code(file.path),), (Code(file.sha256),)


def glossary_section(voice: Voice) -> Section:
    """Return the meaning of the numbers and marks, in the order of the words table."""
    names = voice.words.keys_under("report.glossary.terms")
    facts = tuple(
        Fact(voice(f"glossary.terms.{name}.name"), ((voice(f"glossary.terms.{name}.meaning"),),)) for name in names
    )
    return Section(anchor="section/glossary", title=voice("glossary.title"), blocks=(Facts(facts),))
