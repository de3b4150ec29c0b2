"""Who offers what in the sample market of cases/market, all of it invented: characters and words, no layout."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ismap_check.model.catalogue import FactValue

SUBJECTS: Mapping[str, tuple[str, str]] = {
    "GP-GOV": ("AIの統制", "AI governance"),
    "GP-DEV": ("開発と試験の工程", "development and testing"),
    "GP-HARM": ("有害な出力の抑制", "limits on harmful output"),
    "GP-MIS": ("誤った回答への対処", "handling of wrong answers"),
    "GP-FAIR": ("公平な扱い", "fair treatment"),
    "GP-USE": ("目的外利用の防止", "limits on misuse"),
    "GP-PRIV": ("個人情報の扱い", "handling of personal data"),
    "GP-SEC": ("入出力の防護", "protection of input and output"),
    "GP-EXPL": ("根拠の示し方", "how grounds are shown"),
    "GP-ROB": ("負荷と異常への備え", "readiness for load and faults"),
    "GP-DQ": ("参照データの品質", "quality of reference data"),
    "GP-VER": ("入出力の記録", "records of input and output"),
    "GP-AGT": ("エージェントの権限", "rights of agents"),
    "GP-DATA": ("入力データの扱い", "handling of input data"),
    "GP-INC": ("事故の報告と対応", "reports of and response to incidents"),
    "GP-RSK": ("リスクの対応", "response to risks"),
    "GP-INFO": ("利用者への表示", "notices to users"),
    "GP-HUM": ("人による確認", "checks by people"),
    "GP-BIAS": ("偏りの試験", "bias tests"),
    "GP-IP": ("権利の確認", "checks of rights"),
    "GP-LOC": ("データの所在", "places of data"),
    "GP-EXIT": ("契約終了時の引渡し", "hand-over at the end"),
    "GP-REG": ("登録の状況", "state of registrations"),
    "GP-MED": ("音声と画像の扱い", "handling of voice and images"),
    "GP-UPD": ("モデルの更新", "model updates"),
    "GP-LOG": ("ログの管理", "log management"),
}
"""What a chapter is about, in Japanese and English."""

DONE = {
    "ja": (
        "{what}を{rules}に定め、{often}点検する。",
        "{what}は{post}が{often}確かめ、結果を残す。",
        "{what}の手順を{rules}に置き、{often}見直す。",
    ),
    "en": (
        "Our {rules} cover {what}; they are checked {often}.",
        "The {post} checks {what} {often} and keeps the results.",
        "A procedure for {what} stands in our {rules} and is revised {often}.",
    ),
}
PARTLY = {
    "ja": "{what}は、主な機能だけ{rules}で扱う。",
    "en": "Our {rules} cover {what} for the main functions only.",
}
WHY_PARTLY = {"ja": "残る機能は準備している。", "en": "The other functions are being prepared."}
WHY_NOT = {"ja": "担当する要員がいない。", "en": "Nobody is in charge yet."}
WHY_OUT = {"ja": "提供する機能の範囲に当たらない。", "en": "The functions offered do not include this."}
PROOFS = {
    "ja": {
        "rules": "運用の規程（抜粋）",
        "tests": "試験の結果",
        "drills": "訓練と対応の記録",
        "notices": "利用者への説明",
    },
    "en": {"rules": "Rules of operation (excerpt)", "tests": "Test results", "drills": "Drills", "notices": "Notices"},
}
FACTS: Mapping[str, FactValue] = {
    "ai_agents": False,
    "modalities": ("text",),
    "citizen_facing": False,
    "affects_people": False,
    "information_class": 2,
    "customer_training": False,
    "personal_data": True,
    "base_cloud": True,
    "foreign_law": False,
}


class Vendor(NamedTuple):
    """One vendor: ``done`` of a hundred controls it satisfies; ``rest`` is what becomes of the others.

    ``rules``, ``post`` and ``often`` make its words its own. ``out`` are controls it excludes, ``bare`` those it
    excludes without a reason, ``blank`` chapters it leaves open, ``extra`` controls that hang on an option, ``lost``
    controls that it satisfied before and does only in part now.
    ``proofs``: whether it shows evidence, and the last day of that. ``expires`` is that of its registration.
    """

    key: str
    name: str
    service: str
    about: str
    done: int
    rules: str
    post: str
    often: str
    rest: tuple[str, ...] = ("partial", "planned", "not-implemented")
    facts: Mapping[str, FactValue] = {}
    language: str = "ja"
    out: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    proofs: str = "2027-09-30"
    expires: str = ""
    prepared_on: str = "2026-11-01"
    period: tuple[str, str] = ("2026-07-01", "2026-10-31")


VENDORS = (
    Vendor(
        "hinata-desk",
        "ひなた情報株式会社（架空）",
        "ひなたデスク",
        "すべてに備え、証跡もそろう。",
        101,
        "運用規程",
        "品質管理室",
        "四半期ごとに",
        expires="2027-10-31",
    ),
    Vendor(
        "kogane-assist",
        "こがね技研株式会社（架空）",
        "こがねアシスト",
        "よく備えている。登録の期限が切れている。",
        97,
        "AI利用規程",
        "AI管理室",
        "毎年",
        ("partial",),
        expires="2026-08-31",
    ),
    Vendor(
        "minamo-chat",
        "みなもシステム株式会社（架空）",
        "みなもチャット",
        "よく備えている。残る必須がわずかにある。",
        92,
        "サービス規程",
        "運用責任者",
        "半年ごとに",
        ("partial", "planned"),
        lost=("GP-UPD-01", "GP-INC-02"),
        expires="2026-12-20",
    ),
    Vendor(
        "tsumugi-write",
        "つむぎ文書株式会社（架空）",
        "つむぎライト",
        "中くらい。計画で残すものが多い。",
        78,
        "業務要領",
        "開発部長",
        "毎年",
        ("planned",),
    ),
    Vendor(
        "akane-bot",
        "あかねロボット合同会社（架空）",
        "あかねボット",
        "備えが弱い。",
        48,
        "利用規約",
        "代表社員",
        "毎年",
    ),
    Vendor(
        "suzukaze-ai",
        "すずかぜ株式会社（架空）",
        "すずかぜAI",
        "すべてできていると答え、証跡を一つも示さない。",
        101,
        "社内規程",
        "情報システム課",
        "毎月",
        proofs="",
    ),
    Vendor(
        "yamabiko-voice",
        "やまびこ音声株式会社（架空）",
        "やまびこボイス",
        "音声を扱う。証跡の期限が切れている。",
        88,
        "音声取扱要領",
        "品質課長",
        "毎年",
        proofs="2026-09-30",
        facts={"modalities": ("text", "voice")},
        expires="2027-03-31",
    ),
    Vendor(
        "shirogane-search",
        "しろがね検索株式会社（架空）",
        "しろがねサーチ",
        "必須の管理策をいくつも対象外としている。",
        90,
        "検索運用規程",
        "運用課",
        "四半期ごとに",
        out=("GP-HARM-01", "GP-MIS-01", "GP-PRIV-01", "GP-INC-01"),
        bare=("GP-DEV-01", "GP-HUM-01"),
    ),
    Vendor(
        "hotaru-agent",
        "ほたるエージェント株式会社（架空）",
        "ほたる",
        "AIエージェントを含む。期日のある計画が多い。",
        70,
        "エージェント規程",
        "安全担当役員",
        "毎月",
        ("planned", "partial"),
        {"ai_agents": True, "information_class": 3},
    ),
    Vendor(
        "kaede-cloud",
        "かえでクラウド株式会社（架空）",
        "かえでAI",
        "必須の一部がオプションによる。",
        95,
        "クラウド運用規程",
        "サービス管理部",
        "半年ごとに",
        ("partial",),
        extra=("GP-VER-01", "GP-LOG-01", "GP-LOC-01", "GP-INC-01"),
        expires="2027-06-30",
    ),
    Vendor(
        "northlight-ai",
        "Northlight Fictional Ltd",
        "Northlight",
        "English answers; some chapters are still blank.",
        84,
        "rules of service",
        "head of operations",
        "every year",
        language="en",
        blank=("GP-BIAS", "GP-EXIT", "GP-LOG"),
        facts={"foreign_law": True},
    ),
    Vendor(
        "silverbrook-text",
        "Silverbrook Fictional Inc.",
        "Silverbrook Text",
        "English answers; well prepared.",
        96,
        "security rules",
        "privacy officer",
        "every quarter",
        ("partial",),
        language="en",
        facts={"foreign_law": True, "citizen_facing": True},
    ),
)
"""From the best to the worst and odd in every way that a buyer meets."""

EARLIER = VENDORS[2]._replace(
    done=74,
    rest=("partial", "planned", "not-implemented"),
    blank=("GP-BIAS",),
    lost=(),
    prepared_on="2026-07-15",
    period=("2026-04-01", "2026-06-30"),
    about="よく備えている事業者の、4か月前の回答。",
)
"""The same vendor's answers of four months before."""
