"""What a group or control is called."""

from __future__ import annotations

from dataclasses import replace

from ismap_check.model.naming import name_of, title_of
from ismap_check.model.text import Language, Text
from tests.unit.assessment.builders import control, group


def test_a_control_is_called_by_id_and_title() -> None:
    one = replace(control("9.2.3 must"), title=Text("特権の管理", "Privileges"))
    assert name_of(one, Language.JA) == "9.2.3 特権の管理"
    assert (title_of(one, Language.EN), name_of(one, Language.EN)) == ("Privileges", "9.2.3 Privileges")


def test_an_id_is_not_said_twice() -> None:
    for one in (control("A.5.1.1 -"), group("A.5")):
        assert (title_of(one, Language.JA), name_of(one, Language.JA)) == ("", one.id)
