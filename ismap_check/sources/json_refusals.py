"""Say what is wrong with a JSON text and where; only texts that are known to be wrong come here."""

from __future__ import annotations

import json

from ismap_check.model.diagnostic import Pointer
from ismap_check.sources.json_tokens import JsonNode, json_nodes, string_value
from ismap_check.sources.limits import Limits
from ismap_check.sources.lines import place_at
from ismap_check.sources.normal_form import code_point, first_refused
from ismap_check.sources.problems import Problems, ReadingStoppedError, shortened
from ismap_check.sources.scalars import MOST_DIGITS

_WORDS = ("true", "false", "null", "[", "{")


def explain_refused(text: str, limits: Limits, problems: Problems) -> None:
    """Note keys that stand twice, numbers that are not whole or too long, texts that no document may hold."""
    first_keys: dict[Pointer, int] = {}
    for node in json_nodes(text):
        if node.at_key and first_keys.setdefault(node.pointer, node.offset) != node.offset:
            _refuse_duplicate(node, first_keys[node.pointer], problems)
        if node.spelling.startswith('"'):
            _check_text(node, limits, problems)
        elif node.spelling not in _WORDS:
            _check_number(node, problems)


def explain_syntax(error: json.JSONDecodeError, problems: Problems) -> ReadingStoppedError:
    """Note a syntax error, the frequent kinds in our words, and return what the reader raises."""
    place = place_at(error.doc, error.pos)
    code = _syntax_code(error)
    return problems.stop(code, place, **({"detail": error.msg} if code == "json-syntax" else {}))


def _refuse_duplicate(node: JsonNode, first: int, problems: Problems) -> None:
    problems.duplicate(str(node.pointer[-1]), place_at(problems.text, node.offset), place_at(problems.text, first))


def _check_text(node: JsonNode, limits: Limits, problems: Problems) -> None:
    text = string_value(node.spelling)
    if (refused := first_refused(text)) is not None:
        place = place_at(problems.text, node.offset)
        problems.add("character-refused", place, character=code_point(text[refused]))
    if len(text) > limits.text_length:
        problems.too_long(len(text), limits.text_length, place_at(problems.text, node.offset))


def _check_number(node: JsonNode, problems: Problems) -> None:
    digits = node.spelling.removeprefix("-")
    is_whole = digits.isdecimal()
    if is_whole and len(digits) <= MOST_DIGITS:
        return
    code = "json-number-too-long" if is_whole else "json-number-not-integer"
    place = place_at(problems.text, node.offset)
    problems.add(code, place, number=shortened(node.spelling), digits=MOST_DIGITS)


def _syntax_code(error: json.JSONDecodeError) -> str:
    """Return the diagnostic for an error of the standard library's parser; its messages are stable since Python 3.5."""
    before = error.doc[: error.pos].rstrip()
    character = error.doc[error.pos : error.pos + 1]
    if any(part in error.msg for part in ("string", "control character", "escape")):
        return "json-quote-open"
    if not error.doc[error.pos :].strip():
        return "json-unfinished"
    if character in "/#":
        return "json-comment"
    if "trailing comma" in error.msg or (before.endswith(",") and character in "]}"):
        return "json-trailing-comma"
    if "property name" in error.msg or character == "'":
        return "json-quotes"
    return "json-comma-missing" if "',' delimiter" in error.msg else "json-syntax"
