"""Write the sample reports of reports/ from the sample profiles, always on the same day; `make reports`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
AS_OF = "2026-11-15"


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A folder of profiles/, what its assessment is asked for, and the endings of its reports.

    One sample has its whole report as HTML; the others are Markdown only, so that the repository stays small.
    """

    name: str
    options: tuple[str, ...] = ()
    endings: tuple[str, ...] = ("ja.md", "en.md")


SAMPLES = (
    Sample(name="aoba-cloud", endings=("ja.md", "en.md", "ja.html")),
    Sample(name="halcyon-models"),
    Sample(name="kasumi-genai", options=("--baseline", "pilot")),
)


def commands(sample: Sample, folder: Path) -> list[list[str]]:
    """Return the command lines that write a sample's reports into a folder, one for each language."""
    profile = f"profiles/{sample.name}/profile.yaml"
    judge = ["report", profile, "--as-of", AS_OF, "--exit-zero", "--quiet", *sample.options]
    return [
        [
            "--lang",
            language,
            *judge,
            *(part for ending in endings for part in ("-o", str(folder / f"{sample.name}.{ending}"))),
        ]
        for language in ("ja", "en")
        if (endings := [ending for ending in sample.endings if ending.startswith(language)])
    ]


def write(samples: Sequence[Sample], folder: Path) -> None:
    """Run them from the root of the repository, so that the paths in the reports are those of the repository."""
    folder.mkdir(parents=True, exist_ok=True)
    for sample in samples:
        for arguments in commands(sample, folder):
            subprocess.run([sys.executable, "-m", "ismap_check", *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    write(SAMPLES, ROOT / "reports")
