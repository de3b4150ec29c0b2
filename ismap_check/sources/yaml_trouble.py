"""An error of PyYAML as trouble that can be explained: most carry marks, some only an offset in bytes, some nothing."""

from __future__ import annotations

from ismap_check.sources.lines import place_at
from ismap_check.sources.problems import Problems, ReadingStoppedError
from ismap_check.sources.yaml_events import mark_place
from ismap_check.sources.yaml_library import yaml
from ismap_check.sources.yaml_syntax import ParserTrouble, explain


def explained(error: yaml.YAMLError | ValueError, text: str, problems: Problems) -> ReadingStoppedError:
    """Note what an error says, in our words, and return what ends the reading."""
    return explain(_trouble(error, text), problems)


def _trouble(error: yaml.YAMLError | ValueError, text: str) -> ParserTrouble:
    if isinstance(error, yaml.MarkedYAMLError):
        return ParserTrouble(
            problem=error.problem or "",
            place=mark_place(error.problem_mark),
            context=error.context or "",
            start=mark_place(error.context_mark),
        )
    if isinstance(error, yaml.reader.ReaderError):
        offset = len(text.encode()[: error.position].decode("utf-8", "ignore"))
        return ParserTrouble(problem=error.reason, place=place_at(text, offset))
    return ParserTrouble(problem=str(error))
