"""A template folder is read whole or refused with everything that is wrong with it."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.model.text import Text
from ismap_check.renderers.own_look import OwnLook
from ismap_check.sources.limits import Limits
from ismap_check.workflow.own_look import MOST_BYTES, MOST_FILES, STYLE, read_look

PNG = b"\x89PNG\r\n\x1a\n" + bytes(8)
SETTINGS = """context_version: 1
organisation: {ja: 試験省, en: Ministry of Trials}
logo: logo.png
accent: "#123456"
accent_dark: "#abcdef"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "look"
    (folder / "parts").mkdir(parents=True)
    (folder / "template.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "logo.png").write_bytes(PNG)
    (folder / "report.html.j2").write_bytes("\ufeff1\r\n2".encode())
    (folder / "parts" / "foot.j2").write_text("3", encoding="utf-8")
    (folder / "style.css").write_text("p { color: red }", encoding="utf-8")
    return folder


def read(folder: Path) -> LoadedDocument[OwnLook]:
    return read_look(str(folder), Limits())


def codes(folder: Path, settings: str = SETTINGS) -> list[tuple[str, str]]:
    """Return the codes and the names of the files they speak of."""
    (folder / "template.yaml").write_text(settings, encoding="utf-8")
    found = read(folder)
    assert (found.value is None) == bool(found.diagnostics)
    return [(one.code, Path(one.document).name) for one in found.diagnostics]


def test_everything_in_the_folder_is_read(folder: Path) -> None:
    found = read(folder)
    assert found.diagnostics == ()
    assert found.value == OwnLook(
        folder=str(folder),
        templates={"parts/foot.j2": "3", "report.html.j2": "1\n2"},
        paths={name: str(folder / name) for name in ("parts/foot.j2", "report.html.j2")},
        style=STYLE
        + (
            "@media screen and (not (prefers-color-scheme: dark)) { :root { --accent: #123456; --full: #123456; } }\n"
            "@media screen and (prefers-color-scheme: dark) { :root { --accent: #abcdef; --full: #abcdef; } }\n"
            "p { color: red }"
        ),
        organisation=Text("試験省", "Ministry of Trials"),
        logo=f"data:image/png;base64,{base64.b64encode(PNG).decode()}",
    )


def test_settings_may_be_left_empty(folder: Path) -> None:
    assert codes(folder, "context_version: 1\norganisation:\nlogo:\naccent:\n") == []


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ("organisation: a\n", "template-version"),
        ("context_version: 2\n", "template-version"),
        ("context_version: 1\ncolour: red\n", "template-setting-unknown"),
        ("context_version: 1\norganisation: {ja: a}\n", "template-setting-invalid"),
        ("context_version: 1\norganisation: [a]\n", "template-setting-invalid"),
        ("context_version: 1\nlogo: logo.png\n", "template-setting-invalid"),
        ("context_version: 1\norganisation: a\nlogo: style.css\n", "template-setting-invalid"),
        ("context_version: 1\norganisation: a\nlogo: [logo.png]\n", "template-setting-invalid"),
        ('context_version: 1\naccent: "red; } body { display: none"\n', "template-setting-invalid"),
        ('context_version: 1\naccent: "#ffff00"\n', "template-setting-invalid"),
        ('context_version: 1\naccent_dark: "#000080"\n', "template-setting-invalid"),
        ("- 1\n", "template-version"),
    ],
)
def test_settings_that_cannot_be_used(folder: Path, settings: str, code: str) -> None:
    assert codes(folder, settings) == [(code, "template.yaml")]


@pytest.mark.parametrize("logo", ["../outside.png", "/etc/passwd", "C:\\logo.png", "linked.png"])
def test_nothing_outside_the_folder_is_read(folder: Path, logo: str) -> None:
    (folder.parent / "outside.png").write_bytes(PNG)
    (folder / "linked.png").symlink_to(folder.parent / "outside.png")
    (code, _), *rest = codes(folder, SETTINGS.replace("logo.png", f"'{logo}'"))
    assert (code, rest) == ("template-outside", [])


def test_templates_do_not_lead_out_either(folder: Path) -> None:
    secret = folder.parent / "secret"
    secret.write_text("secret", encoding="utf-8")
    (folder / "linked.j2").symlink_to(secret)
    assert codes(folder) == [("template-outside", "linked.j2")]


def test_files_of_other_kinds_and_sizes_are_refused(folder: Path) -> None:
    (folder / "big.j2").write_bytes(b"x" * (MOST_BYTES + 1))
    (folder / "latin.css").write_bytes(b"\xe9")
    (folder / "style.css").write_text("</style><script>", encoding="utf-8")
    os.mkfifo(folder / "pipe.j2")
    assert sorted(codes(folder)) == [
        ("file-not-regular", "pipe.j2"),
        ("template-not-text", "latin.css"),
        ("template-style", "style.css"),
        ("template-too-large", "big.j2"),
    ]


def test_there_are_not_too_many_files(folder: Path) -> None:
    for number in range(MOST_FILES):
        (folder / f"{number}.css").touch()
    assert codes(folder) == [("template-too-many", "look")]


def test_a_missing_folder_is_a_missing_file(tmp_path: Path) -> None:
    found = read(tmp_path / "nowhere")
    assert [one.code for one in found.diagnostics] == ["file-missing"]
