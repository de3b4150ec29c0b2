"""Find controls by words, in ids, titles and texts of both languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from ismap_check.model.catalogue import Catalogue, Control
from ismap_check.workflow.outline import Node, outline, text_of

Hit = tuple[Catalogue, Node]

_KATAKANA = {hiragana: hiragana + 0x60 for hiragana in range(0x3041, 0x3097)}


def search(catalogues: Iterable[Catalogue], words: Sequence[str], synonyms: Sequence[str] = ()) -> Iterator[Hit]:
    """Yield groups and controls that hold all the words, or a synonym of each, in catalogue order.

    Width and case of letters do not matter (NFKC, casefold), nor does it matter which kana are used. A line of
    ``synonyms`` is ``MFA = 多要素認証 = …``.
    """
    alike = [[fold(word) for word in line.split(" = ")] for line in synonyms]
    wanted = [_spellings(folded, alike) for word in words if (folded := fold(word))]
    for catalogue in catalogues:
        for _, node in outline(catalogue):
            if wanted and _holds(node, catalogue, wanted):
                yield catalogue, node


def fold(text: str) -> str:
    """Return ``text`` as it is compared."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_KATAKANA).strip()


def _spellings(word: str, alike: Sequence[Sequence[str]]) -> frozenset[str]:
    return frozenset([word, *(other for group in alike if word in group for other in group)])


def _holds(node: Node, catalogue: Catalogue, wanted: Sequence[frozenset[str]]) -> bool:
    texts = [node.id] if catalogue.withheld else [node.id, node.title.ja, node.title.en]
    if isinstance(node, Control) and (text := text_of(node, catalogue)):
        told = (text, *node.evidence, *([node.focus] if node.focus else ()))
        texts += [*(one for said in told for one in (said.ja, said.en)), *node.tags]
    folded = "\n".join(fold(text) for text in texts)
    return all(any(spelling in folded for spelling in spellings) for spellings in wanted)
