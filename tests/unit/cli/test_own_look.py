"""``template new`` writes a look that works, and ``report --template`` uses one or says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ismap_check.cli import options
from tests.unit.cli.program import AS_OF, Done, ismap_check
from tests.unit.workflow.small import write_small


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_small(tmp_path)
    return tmp_path


def report(folder: Path, *more: str) -> Done:
    return ismap_check(
        "report", "profile.yaml", "--catalogue", "catalogue.yaml", "--exit-zero", *AS_OF, *more, folder=folder
    )


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_new_look_works_as_it_is(folder: Path, lang: str) -> None:
    assert ismap_check("template", "new", "look", "--lang", lang, folder=folder).code == 0
    settings = folder / "look" / "template.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("organisation:\n", "organisation: 試験省\n"), "utf-8"
    )
    done = report(folder, "--template", "look", "--lang", lang, "-o", "r.html", "-o", "r.md")
    assert (done.code, done.err.count("\n")) == (0, 2)
    page = (folder / "r.html").read_text(encoding="utf-8")
    assert page.count("試験省") == 2
    assert ".masthead { font-weight: 600; }" in page
    assert "試験省" not in (folder / "r.md").read_text(encoding="utf-8")
    assert "context_version" in (folder / "look" / "README.md").read_text(encoding="utf-8")


def test_a_folder_with_something_in_it_is_left_alone(folder: Path) -> None:
    assert ismap_check("template", "new", ".", folder=folder).code == 2
    assert not (folder / "template.yaml").exists()


def test_a_mistake_names_its_file_and_line_and_writes_nothing(folder: Path) -> None:
    ismap_check("template", "new", "look", folder=folder)
    (folder / "look" / "report.html.j2").write_text("\n{{ report.nothing }}", encoding="utf-8")
    done = report(folder, "--template", "look", "-o", "r.html", "-o", "r.md")
    assert done.code == 3
    assert f"{Path('look', 'report.html.j2')}:2:1: template-error" in done.err
    assert not (folder / "r.html").exists()
    assert not (folder / "r.md").exists()


def test_a_look_that_cannot_be_used_ends_the_run(folder: Path) -> None:
    (folder / "look").mkdir()
    (folder / "look" / "template.yaml").write_text("context_version: 9\n", encoding="utf-8")
    done = report(folder, "--template", "look", "-o", "r.html")
    assert (done.code, "template.yaml:1:18: template-version" in done.err) == (3, True)
    assert report(folder, "--template", "nowhere", "-o", "r.html").code == 4
    assert report(folder, "--template", "look", "-o", "r.md").code == 2


def test_pages_of_other_commands_have_the_look_and_the_paper_too(folder: Path) -> None:
    ismap_check("template", "new", "look", folder=folder)
    settings = folder / "look" / "template.yaml"
    settings.write_text("context_version: 1\norganisation: 試験省\n", encoding="utf-8")
    arguments = ("plan", "profile.yaml", "--catalogue", "catalogue.yaml", "--template", "look", "--landscape")
    done = ismap_check(*arguments, "-o", "p.html", *AS_OF, folder=folder)
    assert done.code == 0, done.err
    page = (folder / "p.html").read_text(encoding="utf-8")
    assert "試験省" in page
    assert "size: A4 landscape; @" in page


def test_paper_on_its_side_needs_paper(folder: Path) -> None:
    done = report(folder, "--landscape", "-o", "r.md")
    assert (done.code, "--landscape" in done.err) == (2, True)
    assert not (folder / "r.md").exists()


def test_every_group_of_options_that_writes_pages_has_both() -> None:
    groups = [declare() for name, declare in vars(options).items() if name.endswith("_options")]
    writing = [group for group in groups if "output" in group]
    assert len(writing) > 3
    assert all({"marking", "landscape", "template"} <= group.keys() for group in writing)
