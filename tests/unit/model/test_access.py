from __future__ import annotations

import errno
import os

import pytest

from ismap_check.i18n.words import load_words
from ismap_check.model.access import reason_of
from ismap_check.model.text import Language, Term


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_frequent_reasons_have_words(number: int) -> None:
    reason = reason_of(OSError(number, os.strerror(number)))
    assert isinstance(reason, Term)
    assert {load_words(language).say(reason) for language in Language}.isdisjoint({os.strerror(number)})


def test_other_reasons_are_the_systems_own() -> None:
    assert reason_of(OSError(errno.EIO, "it broke")) == "it broke"
    assert reason_of(TimeoutError()) == "TimeoutError"
