from hashlib import sha256

from ismap_check.sources.digest import digest_of


def test_every_object_has_its_own_digest() -> None:
    pieces = [bytes([number]) * 1000 for number in range(10)]
    for piece in (*pieces, *pieces, pieces[-1]):
        assert digest_of(piece) == sha256(piece).hexdigest()
