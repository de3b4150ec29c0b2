"""A catalogue of 1,300 controls and a profile that answers them: made up, always the same, about as large as real ones.

``write_inputs`` lays them out in a folder. Everything follows from the number of a control; nothing is random,
so that two machines, or two versions of the tool, read the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

CONTROLS = 1300
DETAILS_PER_OBJECTIVE = 9
OBJECTIVES_PER_CHAPTER = 13
EVIDENCE_FILES = 20
CATALOGUE_ID = "synthetic"
EDITION = "2026-01"

ACTORS = (("経営陣", "the governing body"), ("事業者", "the provider"), ("資産の管理責任者", "the asset owner"))
ACTIONS = (
    (
        "手順を文書に定め、承認を受けたうえで関係者に周知する",
        "documents the procedure, has it approved and makes it known",
    ),
    ("記録を残し、少なくとも年に一度は内容を見直して改める", "keeps records and reviews them at least once a year"),
    (
        "担当者を指名し、権限と責任の範囲を書面で明確にする",
        "names who is in charge and writes down authority and duties",
    ),
    (
        "逸脱を検知したときの連絡先と対応の期限をあらかじめ決める",
        "decides beforehand whom to tell of a deviation, and by when",
    ),
)
SUBJECTS = (
    ("特権的アクセス権の割当てと返却", "the allocation and return of privileged access"),
    ("利用者の情報を扱う設備の保守", "the maintenance of equipment that handles customer information"),
    ("委託先による情報の取扱い", "the handling of information by subcontractors"),
    ("開発環境と本番環境の分離", "the separation of development and production"),
    ("暗号鍵の生成から廃棄までの管理", "the life of cryptographic keys from creation to destruction"),
)
JA_SCOPE = "対象には、サービスの提供に用いるすべての設備及び要員を含む"
EN_SCOPE = "This covers all equipment and people that the service relies on"
JA_MEASURE = (
    "年度計画に基づいて実施し、結果を台帳に記録している。"
    "四半期ごとの点検で差異が見つかった場合は、三営業日以内に是正の計画を定め、完了まで追跡する"
)
JA_REASON = "設備の更新計画に合わせて段階的に進めており、その根拠を台帳に記載している"
VALIDITY = 'issued: "2026-04-01", expires: "2027-03-31"'
STATUSES = ("implemented", "implemented", "implemented", "partial", "planned", "not-selected")


def detail_ids(controls: int = CONTROLS) -> Iterator[tuple[int, str, str]]:
    """Yield number, id and objective id of every detail; objectives count as controls too."""
    objective = ""
    for number in range(controls):
        chapter, rest = divmod(number, (DETAILS_PER_OBJECTIVE + 1) * OBJECTIVES_PER_CHAPTER)
        position, detail = divmod(rest, DETAILS_PER_OBJECTIVE + 1)
        objective = f"{chapter + 1}.1.{position + 1}"
        yield number, f"{objective}.{detail}" if detail else objective, objective


def catalogue_text(controls: int = CONTROLS) -> str:
    """Return the catalogue as YAML, one file."""
    chapters = sorted({objective.split(".")[0] for _, _, objective in detail_ids(controls)}, key=int)
    head = f"""kind: catalogue
schema: 1
id: {CATALOGUE_ID}
edition: "{EDITION}"
revision: 1
title: {{ja: 計測用の管理基準, en: Catalogue for measuring}}
wording: own
notice: {{ja: 計測のために作った架空の管理基準です。, en: A made-up catalogue for measuring.}}
weights: {{mandatory: 3, selectable: 1}}
rules: {{mandatory_exclusion: with-objective, selection: true, measure: required}}
sources:
  own: {{title: {{ja: 計測用, en: For measuring}}}}
groups:
"""
    groups = "".join(f'  - {{id: "{c}", title: {{ja: 第{c}章, en: Chapter {c}}}}}\n' for c in chapters)
    return head + groups + "controls:\n" + "".join(control_text(*row) for row in detail_ids(controls))


def control_text(number: int, control: str, objective: str) -> str:
    """Return one control as YAML."""
    ja_actor, en_actor = ACTORS[number % len(ACTORS)]
    ja_action, en_action = ACTIONS[number % len(ACTIONS)]
    ja_subject, en_subject = SUBJECTS[number % len(SUBJECTS)]
    parent = objective if control != objective else objective.split(".", maxsplit=1)[0]
    mandatory = control == objective or number % 11 == 1
    return f"""  - id: "{control}"
    parent: "{parent}"
    requirement: {"mandatory" if mandatory else "selectable"}
    responsibility: provider
    title:
      ja: {ja_subject}（{number}）
      en: Item {number}, {en_subject}
    text:
      ja: {ja_actor}は、{ja_subject}について、{ja_action}。{JA_SCOPE}（項番{number}）。
      en: For {en_subject}, {en_actor} {en_action}. {EN_SCOPE} (item {number}).
    evidence:
      - ja: {ja_subject}に関する規程及び記録
        en: Rules and records on {en_subject}
    provenance: own
    source: own
"""


def profile_text(controls: int = CONTROLS) -> str:
    """Return the profile as YAML: an answer for every detail, evidence for most."""
    details = [row for row in detail_ids(controls) if row[1] != row[2]]
    head = f"""kind: vendor-profile
schema: 1
language: ja
vendor: {{name: 計測株式会社, country: JP}}
service: {{id: synthetic-cloud, name: Synthetic Cloud, model: iaas}}
assessment:
  catalogues: {{{CATALOGUE_ID}: "{EDITION}"}}
  prepared_on: "2026-10-10"
responses:
  {CATALOGUE_ID}:
"""
    return (
        head
        + "".join(response_text(number, control) for number, control, _ in details)
        + "evidence:\n"
        + evidence_text()
    )


def response_text(number: int, control: str) -> str:
    """Return one response as YAML."""
    ja_actor, _ = ACTORS[(number + 1) % len(ACTORS)]
    ja_subject, _ = SUBJECTS[number % len(SUBJECTS)]
    status = STATUSES[number % len(STATUSES)]
    lines = [
        f'    "{control}":',
        f"      status: {status}",
        f"      measure: {ja_subject}については、{ja_actor}が{JA_MEASURE}（第{number}号）。",
        f"      reason: 当社の{ja_subject}では、{JA_REASON}（第{number}行）。",
        f"      evidence: [record-{number % EVIDENCE_FILES}]",
    ]
    if status == "planned":
        lines.append('      due: "2027-03-31"')
    return "\n".join(lines) + "\n"


def evidence_text() -> str:
    """Return the evidence items as YAML."""
    return "".join(
        f"  record-{n}: {{title: 台帳 {n}, file: evidence/record-{n}.txt, {VALIDITY}}}\n" for n in range(EVIDENCE_FILES)
    )


def write_inputs(folder: Path, controls: int = CONTROLS) -> tuple[Path, Path]:
    """Write catalogue, profile and evidence files; return the paths of the first two."""
    (folder / "evidence").mkdir(parents=True, exist_ok=True)
    for n in range(EVIDENCE_FILES):
        (folder / "evidence" / f"record-{n}.txt").write_text(f"台帳 {n}\n" * 100, encoding="utf-8")
    catalogue, profile = folder / "catalogue.yaml", folder / "profile.yaml"
    catalogue.write_text(catalogue_text(controls), encoding="utf-8", newline="\n")
    profile.write_text(profile_text(controls), encoding="utf-8", newline="\n")
    return catalogue, profile
