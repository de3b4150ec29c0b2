"""Profiles to be answered, opened in a folder."""

from __future__ import annotations

from pathlib import Path

from ismap_check.sources.limits import Limits
from ismap_check.workflow.answering.dialogue import Dialogue, Turn
from ismap_check.workflow.answering.feeding import feed
from ismap_check.workflow.answering.reading import vocabulary
from ismap_check.workflow.answering.saving import Book, open_book
from ismap_check.workflow.answering.wish import queue_of, wish_of
from ismap_check.workflow.shelf import Shelf

CATALOGUE = """\
kind: catalogue
schema: 1
id: small
edition: "1"
revision: 1
title: 試験
wording: own
notice: 試験用です。
weights: {mandatory: 3, selectable: 1}
rules: {mandatory_exclusion: with-objective, selection: true, measure: required, id_suffixes: [PB]}
facts: {ai: {type: boolean, question: AIですか。}}
groups:
  - {id: "1", title: 一章}
  - {id: "2", title: 二章}
controls:
  - {id: "1.1", parent: "1", requirement: mandatory, title: 認証, text: 認証する。, provenance: own}
  - {id: "1.1.1", parent: "1.1", requirement: selectable, title: 台帳, text: 台帳を作る。, provenance: own}
  - {id: "1.1.2.PB", parent: "1.1", requirement: mandatory, title: 暗号, text: 暗号を使う。, provenance: own}
  - {id: "2.1", parent: "2", requirement: selectable, title: 目標, text: 目標。, provenance: own}
  - {id: "2.1.1", parent: "2.1", requirement: selectable, inheritable: false, title: 記録, text: 文, provenance: own}
  - {id: "2.1.2", parent: "2.1", requirement: mandatory, title: 点検, text: 点検する。, provenance: own}
  - {id: "2.1.3", parent: "2.1", requirement: mandatory, applies_when: {ai: [true]}, title: A, text: B, provenance: own}
"""
HEAD = """\
kind: vendor-profile
schema: 1
language: ja
vendor: {name: 試験株式会社}   # 架空
service:
  id: trial
  name: Trial
  facts: {ai: false}
  options: {plus: {title: 追加}}
assessment: {catalogues: {small: "1"}}
"""
INHERITS = 'inherits: {base: {service: 土台, programme: ismap, number: "C1", expires: "2030-01-01"}}\n'
EVIDENCE = "evidence:\n  rule: {title: 規程, file: evidence/rule.txt}\n  log: {title: 記録, file: evidence/log.txt}\n"


def book_of(folder: Path, text: str = HEAD, **files: str) -> Book:
    """Write catalogue and profile, and open the profile to answer it."""
    (folder / "catalogue.yaml").write_text(CATALOGUE, encoding="utf-8")
    (folder / "profile.yaml").write_text(text, encoding="utf-8")
    for name, content in files.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    shelf = Shelf([[str(folder / "catalogue.yaml")]], (), Limits())
    loaded = open_book(str(folder / "profile.yaml"), shelf, Limits(), vocabulary())
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def dialogue(folder: Path, text: str = HEAD, *only: str) -> Dialogue:
    """Return the dialogue at its beginning."""
    ground = book_of(folder, text).ground
    return Dialogue(ground, queue_of(ground, wish_of(only, ground)))


def fed(state: Dialogue, *lines: str) -> Turn:
    """Return what follows from the last of some lines; those before it save nothing."""
    turn = Turn(state)
    for line in lines:
        assert turn.save is None, turn.save
        turn = feed(turn.state, line)
    return turn


def told(turn: Turn) -> list[str]:
    """Return the keys of what is said."""
    return [one.key for one in turn.said]


def asked(state: Dialogue) -> list[str]:
    """Return the controls that wait, in order."""
    return [key.control for key in state.queue]
