"""What an archive cannot hold is refused before it is written."""

from __future__ import annotations

import io

import pytest

from ismap_check.archive import writing
from ismap_check.archive.writing import Content, TooLargeError, held, write_case


def test_a_large_member_is_taken_block_by_block() -> None:
    def put(write: writing.Write) -> None:
        for _ in range(3):
            write(b"ab")

    one, other = io.BytesIO(), io.BytesIO()
    write_case(one, [Content("a", put)])
    write_case(other, [held("a", b"ababab")])
    assert one.getvalue() == other.getvalue()


@pytest.mark.parametrize("limit", ["MOST_BYTES", "MOST_MEMBERS"])
def test_more_than_fits_is_refused(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, limit, 1)
    with pytest.raises(TooLargeError):
        write_case(io.BytesIO(), [held("a", b"12"), held("b", b"12")])
