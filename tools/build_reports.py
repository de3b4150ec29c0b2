"""Write the sample reports of reports/ from the samples in profiles/ and cases/, always on the same day."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
AS_OF = "2026-11-15"


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A folder of profiles/, what its assessment is asked for, and the endings of its reports.

    An ending such as ``executive.ja.html`` is of that level, one without a level is whole. The samples that answer the
    whole of ISMAP have one whole report between them, so that the repository stays small. ``variant`` tells apart what
    is judged in several ways. A sample with ``drafts`` has its statement drafted too: the annex, and the public extract
    apart from it.
    """

    name: str
    variant: str = ""
    options: tuple[str, ...] = ()
    endings: tuple[str, ...] = ("ja.md", "en.md")
    drafts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """What the names of its reports begin with."""
        return f"{self.name}.{self.variant}" if self.variant else self.name

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all its reports."""
        drafts = (f"{self.name}.{draft}.md" for draft in self.drafts)
        return (*(f"{self.stem}.{ending}" for ending in self.endings), *drafts)

    def commands(self, folder: Path) -> list[list[str]]:
        """Return the command lines that write its reports into a folder: one for each language, one per draft."""
        profile = f"profiles/{self.name}/profile.yaml"
        judge = ["report", profile, "--as-of", AS_OF, "--exit-zero", "--quiet", *self.options]
        drafts = [
            ["statement", profile, "--as-of", AS_OF, "--quiet", *options, "-o", str(folder / f"{self.name}.{draft}.md")]
            for draft, options in self.drafts.items()
        ]
        reports = [
            ["--lang", language, *judge, "--level", level, *_outputs(folder, self.stem, endings)]
            for (level, language), endings in self._runs().items()
        ]
        return reports + drafts

    def _runs(self) -> dict[tuple[str, str], list[str]]:
        """Return the endings by level and language: one run writes all formats of both."""
        runs: dict[tuple[str, str], list[str]] = {}
        for ending in self.endings:
            *level, language, _format = ending.split(".")
            runs.setdefault((level[0] if level else "full", language), []).append(ending)
        return runs


@dataclass(frozen=True, kw_only=True)
class CaseSample:
    """A folder of cases/: a procurement case, and the endings of its reports and of its lists of requirements."""

    name: str
    endings: tuple[str, ...] = ("ja.md", "en.md")
    annexes: tuple[str, ...] = ("annex.ja.md",)

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all its reports."""
        return tuple(f"{self.name}.{ending}" for ending in (*self.endings, *self.annexes))

    def commands(self, folder: Path) -> list[list[str]]:
        """Return the command lines that write its reports into a folder."""
        procure = ["procure", f"cases/{self.name}/case.yaml", "--as-of", AS_OF, "--quiet"]
        return [
            [*procure, *_outputs(folder, self.name, self.endings)],
            [*procure, "--annex", *_outputs(folder, self.name, self.annexes)],
        ]


@dataclass(frozen=True, kw_only=True)
class MarketSample:
    """What a command says of vendors in cases/market: its words, and the names of its reports.

    A name such as ``market.ja.html`` says the language.
    """

    name: str
    command: tuple[str, ...]
    endings: tuple[str, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all its reports."""
        return tuple(f"{self.name}.{ending}" for ending in self.endings)

    def commands(self, folder: Path) -> list[list[str]]:
        """Return the command line that writes its reports into a folder."""
        return [[*self.command, *BASELINE, "--as-of", AS_OF, "--quiet", *_outputs(folder, self.name, self.endings)]]


def _outputs(folder: Path, name: str, endings: Sequence[str]) -> list[str]:
    return [part for ending in endings for part in ("-o", str(folder / f"{name}.{ending}"))]


DRAFTS = {
    "statement.ja": ("--lang", "ja"),
    "extract.ja": ("--lang", "ja", "--public"),
    "extract.en": ("--lang", "en", "--public"),
}
"""The drafts of a statement by the ending of their files, with the options each takes."""

BASELINE = ("--baseline", "pilot")
ASSESSOR = ("--review", "profiles/kasumi-genai/review.yaml", "--waivers", "profiles/kasumi-genai/waivers.yaml")

SAMPLES = (
    Sample(
        name="aoba-cloud", endings=("ja.html", "manager.en.md", "executive.ja.html", "executive.en.html"), drafts=DRAFTS
    ),
    Sample(name="halcyon-models", endings=("manager.en.md",)),
    Sample(name="kasumi-genai", options=BASELINE, endings=("ja.md", "en.md", "executive.ja.md", "executive.en.md")),
    Sample(
        name="kasumi-genai",
        variant="reviewed",
        options=(*BASELINE, *ASSESSOR),
        endings=("manager.ja.html", "manager.en.html"),
    ),
)
CASES = (CaseSample(name="genai-platform"),)
MARKET = tuple(
    f"cases/market/{name}.yaml" for name in ("hinata-desk", "minamo-chat", "kaede-cloud", "silverbrook-text")
)
MARKETS = (
    MarketSample(
        name="market", command=("portfolio", "cases/market", "--jobs", "1", "--no-cache"), endings=("ja.html", "en.md")
    ),
    MarketSample(name="market-compare", command=("compare", *MARKET), endings=("ja.html", "en.md")),
    MarketSample(
        name="market-diff",
        command=("diff", "cases/market-2026-07/minamo-chat.yaml", "cases/market/minamo-chat.yaml"),
        endings=("ja.md", "ja.html", "en.md"),
    ),
)
AnySample = Sample | CaseSample | MarketSample


def write(samples: Sequence[AnySample], folder: Path) -> None:
    """Run them from the root of the repository, so that the paths in the reports are those of the repository.

    What commands show beside the reports that they write is left unread; what they complain of is not.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for sample in samples:
        for arguments in sample.commands(folder):
            command = [sys.executable, "-m", "ismap_check", *arguments]
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    write((*SAMPLES, *CASES, *MARKETS), ROOT / "reports")
