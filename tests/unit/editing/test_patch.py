from __future__ import annotations

import pytest

from ismap_check.editing.patch import Patch, patched


@pytest.mark.parametrize(
    ("raw", "patches", "expected"),
    [
        (b"a: 1\nb: 2\n", [Patch(3, 4, "9")], b"a: 9\nb: 2\n"),
        (b"a: 1\nb: 2\n", [Patch(8, 9, "8"), Patch(3, 4, "9")], b"a: 9\nb: 8\n"),
        (b"a: 1\r\nb: 2\r\n", [Patch(8, 9, "8"), Patch(4, 4, "\nx: 3")], b"a: 1\r\nx: 3\r\nb: 8\r\n"),
        (b"a: 1\r\nb: 2\nc: 3\n", [Patch(13, 14, "x\ny")], b"a: 1\r\nb: 2\nc: x\ny\n"),
        (b"\xef\xbb\xbfa: 1\r\n", [Patch(3, 4, "\xe9\n")], b"\xef\xbb\xbfa: \xc3\xa9\r\n\r\n"),
        ("一: 1".encode(), [Patch(4, 4, "\nb: 2")], "一: 1\nb: 2".encode()),
        (b"a\r\nb\r\n", [Patch(0, 2, "")], b"b\r\n"),
        (b"abc", [], b"abc"),
    ],
)
def test_only_the_stretch_changes(raw: bytes, patches: list[Patch], expected: bytes) -> None:
    assert patched(raw, patches) == expected


def test_patches_that_overlap_are_not_guessed_at() -> None:
    assert patched(b"abcdef", [Patch(0, 3, "x"), Patch(2, 4, "y")]) is None
