"""A small catalogue and profile as text, for tests that need files."""

from __future__ import annotations

from pathlib import Path

CATALOGUE = """\
kind: catalogue
schema: 1
id: small
edition: "{edition}"
revision: 1
title: {{ja: 小さな管理基準, en: A small catalogue}}
wording: own
notice: {{ja: 試験用です。, en: For tests.}}
weights: {{mandatory: 3, selectable: 1}}
rules: {{mandatory_exclusion: with-objective, selection: true, measure: required, id_suffixes: [PB, P, B]}}
facts:
  generative_ai: {{type: boolean, question: {{ja: 生成AIを含みますか。, en: Does it contain generative AI?}}}}
groups:
  - {{id: "1", title: {{ja: 章, en: Chapter}}}}
controls:
  - id: "1.1"
    parent: "1"
    requirement: mandatory
    title: {{ja: 認証, en: Authentication}}
    text: {{ja: 利用者を確かめる。, en: Users are identified.}}
    provenance: own
  - id: "1.1.1.PB"
    parent: "1.1"
    requirement: mandatory
    title: {{ja: 多要素認証, en: Multi-factor authentication}}
    text: {{ja: 管理者は二つの要素で認証する。, en: Administrators use two factors.}}
    provenance: own
  - id: "1.1.2"
    parent: "1.1"
    requirement: selectable
    title: {{ja: ＩＤの棚卸し, en: Review of IDs}}
    text: {{ja: 半年ごとに確かめる。, en: IDs are reviewed twice a year.}}
    provenance: own
"""

PROFILE = """\
kind: vendor-profile
schema: 1
language: ja
vendor: {name: 試験株式会社}
service:
  id: trial
  name: Trial
  facts: {generative_ai: false}
  options: {plus: {title: {ja: 追加, en: Plus}}}
assessment:
  catalogues: {small: "2026-01"}
responses:
  small:
    1.1.1.PB:
      status: implemented
      measure: パスキーを使う。
      evidence: [rule]
      condition: {option: plus, otherwise: not-implemented}
    "1.1.2": {status: implemented, measure: 年に2回。}
evidence:
  rule: {title: 規程, file: evidence/rule.txt, issued: "2026-04-01"}
"""

BASELINE = """\
kind: baseline
schema: 1
id: strict
title: {ja: 厳しい, en: Strict}
uses: {small: "2026-01"}
gate: {default: {score: 90}}
"""


def catalogue_text(edition: str = "2026-01") -> str:
    """Return the catalogue in an edition."""
    return CATALOGUE.format(edition=edition)


def write_small(folder: Path, profile: str = PROFILE) -> Path:
    """Write catalogue, baseline, profile and evidence into a folder and return the profile's path."""
    (folder / "evidence").mkdir(parents=True)
    (folder / "catalogue.yaml").write_text(catalogue_text(), encoding="utf-8")
    (folder / "baseline.yaml").write_text(BASELINE, encoding="utf-8")
    (folder / "evidence" / "rule.txt").write_bytes(b"rule")
    (folder / "profile.yaml").write_text(profile, encoding="utf-8")
    return folder / "profile.yaml"
