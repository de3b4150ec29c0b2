"""Fill the parts of README and docs/ that follow from the program: keys of documents, help pages, codes, real output.

Such a part stands between ``<!-- generated: NAME ARGUMENTS -->`` and ``<!-- end -->``; all around it is written by
hand. ``make docs`` fills them anew, and tests/architecture/test_docs.py fails while one is out of date.
"""

from __future__ import annotations

import io
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from unittest.mock import patch

from ismap_check.cli.group import COMMANDS
from ismap_check.cli.recalling import run as run_program
from ismap_check.i18n.words import load_words, without_values
from ismap_check.model.text import Language

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "ismap_check" / "schemas"
PLAIN = {"free", "words", "date", "title", "period"}
"""Definitions whose own description says no more than the value column does."""
PART = re.compile(r"(<!-- generated: ([^>]+?) -->\n).*?(<!-- end -->)", re.DOTALL)
LABELS = {
    "ja": {
        "head": "| 項目 | 必須 | 値 | 意味 |",
        "required": "必須",
        "text": "文",
        "integer": "整数",
        "boolean": "`true`・`false`",
        "both": "日本語と英語",
        "date": "日付",
        "list": "{0}の並び",
        "or": "・",
        "item": "項目",
        "object": "項目の組",
        "title": "**{0}**\n",
        "what": "- 内容：{0}",
        "why": "- 理由：{0}",
        "fix": "- 対処：{0}",
        "source": "- 出典（ISMAPの場合）：{0}",
    },
    "en": {
        "head": "| key | required | value | meaning |",
        "required": "yes",
        "text": "text",
        "integer": "whole number",
        "boolean": "`true`, `false`",
        "both": "`ja` and `en`",
        "date": "date",
        "list": "list of {0}",
        "or": ", ",
        "item": "items",
        "object": "keys",
        "title": "**{0}**\n",
        "what": "- What: {0}",
        "why": "- Why: {0}",
        "fix": "- Remedy: {0}",
        "source": "- Source (for ISMAP): {0}",
    },
}


MISTAKES = """\
kind: vendor-profile
schema: 1
vendor: {name: 青葉クラウド株式会社}
service: {id: aoba-cloud, name: Aoba Cloud}
assessment:
  catalogues: {ismap: "2024-07"}
responses:
  ismap:
    "9.2.3.11.PB":
      status: implmented
    "9.2.3.99":
      status: implemented
    "9.1.1.1":
      status: not-selected
      resaon: 同じ目的を別の管理策で満たしている。
"""


class Schema:
    """One JSON Schema, read for people: a row for every key that can be written."""

    def __init__(self, kind: str, language: str) -> None:
        self.root: dict[str, Any] = json.loads((SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8"))
        self.language = language
        self.labels = LABELS[language]

    def rows(self) -> Iterator[str]:
        """Yield the table, head first."""
        yield self.labels["head"]
        yield "|---|---|---|---|"
        yield from self._rows_of(self.root, "")

    def _rows_of(self, node: Mapping[str, Any], path: str) -> Iterator[str]:
        required = set(node.get("required", ()))
        for name, child in node.get("properties", {}).items():
            if name != "$schema":
                yield from self._rows_at(f"{path}{name}", self._resolved(child), needed=name in required)

    def _rows_at(self, path: str, node: dict[str, Any], *, needed: bool) -> Iterator[str]:
        mark = self.labels["required"] if needed else ""
        yield f"| `{path}` | {mark} | {self._value(node)} | {self._meaning(node)} |"
        if self._is_text_pair(node):
            return
        yield from self._rows_of(node, f"{path}.")
        for suffix, key in (("[]", "items"), (".<id>", "additionalProperties")):
            if isinstance(node.get(key), dict):
                yield from self._rows_below(f"{path}{suffix}", self._resolved(node[key]))

    def _rows_below(self, path: str, node: dict[str, Any]) -> Iterator[str]:
        """Rows beneath a list or a map: of its members' keys only, or of maps within maps."""
        if self._is_text_pair(node):
            return
        yield from self._rows_of(node, f"{path}.")
        if isinstance(node.get("additionalProperties"), dict):
            yield from self._rows_below(f"{path}.<id>", self._resolved(node["additionalProperties"]))

    def _resolved(self, node: Mapping[str, Any]) -> dict[str, Any]:
        """Follow references; what stands beside one wins."""
        found = dict(node)
        while "$ref" in found:
            name = found.pop("$ref").removeprefix("#/$defs/")
            target = dict(self.root["$defs"][name])
            if name in PLAIN:
                target.pop("description", None)
            found = {**target, **found}
        return found

    def _is_text_pair(self, node: Mapping[str, Any]) -> bool:
        return set(node.get("properties", {})) == {"ja", "en"}

    def _meaning(self, node: Mapping[str, Any]) -> str:
        """Return title and description in the language; both are written `ja / en` and ja, newline, en."""
        number = list(LABELS).index(self.language)
        both = (node.get("title", "").split(" / "), node.get("description", "").split("\n"))
        title, description = (words[min(number, len(words) - 1)].rstrip("。.") for words in both)
        between, stop = ("：", "。") if self.language == "ja" else (": ", ".")
        return f"{title}{between}{description}{stop}" if description else title

    def _value(self, node: Mapping[str, Any]) -> str:
        """Return what may be written, in a few words; `null` goes without saying, an empty value is allowed by it."""
        if "const" in node:
            return f"`{node['const']}`"
        if "enum" in node:
            return self.labels["or"].join(f"`{one}`" for one in node["enum"] if one is not None)
        if self._is_text_pair(node):
            return self.labels["both"] + (self.labels["or"] + self.labels["text"] if "string" in node["type"] else "")
        if node.get("format") == "date":
            return self.labels["date"]
        kinds = node.get("type", [])
        names = [self._kind(kind, node) for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind != "null"]
        return self.labels["or"].join(name for name in names if name)

    def _kind(self, kind: str, node: Mapping[str, Any]) -> str:
        if kind == "array":
            return self.labels["list"].format(self._value(self._resolved(node["items"])))
        return self.labels["text" if kind == "string" else kind]


def keys(kind: str, language: str) -> str:
    """Return the table of keys of a kind of document."""
    return "\n".join(Schema(kind, language).rows())


def said(folder: Path, language: str, *arguments: str) -> str:
    """Return what a command prints in a folder, its messages included, as in a terminal of 80 columns.

    It runs in this process: to start one for every page of help would take longer than all the rest.
    """
    printed = io.BytesIO()
    stream = io.TextIOWrapper(printed, encoding="utf-8", newline="\n", write_through=True)
    terminal = {"ISMAP_CHECK_LANG": language, "COLUMNS": "80", "NO_COLOR": "1"}
    with chdir(folder), patch.dict(os.environ, terminal), redirect_stdout(stream), redirect_stderr(stream):
        run_program(arguments)
        stream.flush()
    return printed.getvalue().decode().rstrip()


def run(language: str, *arguments: str) -> str:
    """Return a command and its output, in a folder with the unpacked sample and a profile with mistakes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "mistakes.yaml").write_text(MISTAKES, encoding="utf-8")
        if "--sample" not in arguments:
            said(folder, language, "init", "--sample", "sample")
        return f"```console\n$ ismap-check {' '.join(arguments)}\n{said(folder, language, *arguments)}\n```"


def commands(language: str) -> str:
    """Return the help page of every command."""
    paths = [(*group, name) for group, names in COMMANDS.items() for name in names]
    return "\n\n".join(
        f"## {' '.join(path)}\n\n```text\n{said(ROOT, language, *path, '--help')}\n```" for path in sorted(paths)
    )


def explained(language: str, table: str, *parts: str) -> str:
    """Return a heading for every code of a words table, with its sentences below, labelled."""
    words, labels = load_words(Language(language)), LABELS[language]

    def lines(code: str) -> Iterator[str]:
        keys = ((part, f"{table}.{code}.{part}") for part in parts)
        yield from (labels[part].format(without_values(words(key))) for part, key in keys if key in words)

    return "\n\n".join(f"### {code}\n\n" + "\n".join(lines(code)) for code in words.keys_under(table))


def findings(language: str) -> str:
    """Return every finding: what it says, why it matters, how to fix it, and where its rule comes from."""
    return explained(language, "finding", "title", "what", "why", "fix", "source")


def diagnostics(language: str) -> str:
    """Return every diagnostic: what it says and how to fix it."""
    return explained(language, "diagnostic", "what", "fix")


PARTS: Mapping[str, Callable[..., str]] = {
    "keys": keys,
    "run": run,
    "commands": commands,
    "findings": findings,
    "diagnostics": diagnostics,
}


def filled(page: str) -> str:
    """Return a page with its generated parts made anew."""

    def part(found: re.Match[str]) -> str:
        name, *arguments = found[2].split()
        return f"{found[1]}\n{PARTS[name](*arguments)}\n\n{found[3]}"

    return PART.sub(part, page)


def pages() -> list[Path]:
    """Return the pages that may hold generated parts."""
    return sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")])


if __name__ == "__main__":
    for path in pages():
        path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
