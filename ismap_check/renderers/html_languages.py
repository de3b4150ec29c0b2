"""Passages of an HTML page in another language than its own, marked with it (WCAG 2.2, 3.1.2; JIS X 8341-3).

Vendors answer in their language, whatever the report's. Marked, an answer is read aloud by the right voice, and
Japanese is set in Japanese glyphs wherever the page is read.
"""

from __future__ import annotations

import re

from ismap_check.model.text import Language

FEWEST = 4
"""Fewer English words than these within a Japanese page are names, which have no language of their own."""
_SIGN = r"\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
_WITH_JAPANESE = re.compile(rf">[^<{_SIGN}]*+[{_SIGN}][^<]*")
"""A text behind a tag; what stands in attributes is escaped, so that ``>`` ends a tag and nothing else."""
_JAPANESE = re.compile(
    rf"[「『（【〔]*[{_SIGN}]++(?:(?:(?! [a-z]+ )[^{_SIGN}]){{1,24}}[{_SIGN}]++)*+[。、，．」』）】〕！？：]*"
)
"""Japanese with the ids and product names in it, as far as the next English words."""
_WITH_ENGLISH = re.compile(rf">([!-;=?-~][^<{_SIGN}]{{14,}}+)(?=<)")
"""A text without Japanese, long enough for a sentence."""
_ALONE = re.compile(r"<dd><span( lang=..)>([^<]*)</span>(?=<d[dt]>|</dl>)")
"""A passage that is all that a definition holds, as most answers do: the definition can say it in fewer words."""


def with_languages(html: str, language: Language) -> str:
    """Return the HTML of blocks in which passages of the other language say so."""
    marked = _WITH_ENGLISH.sub(_english, html) if language is Language.JA else _WITH_JAPANESE.sub(_japanese, html)
    return _ALONE.sub(r"<dd\1>\2", marked)


def words_with_languages(words: str, language: Language) -> str:
    """Return the HTML of words alone, which stand between the tags of an element, in the same way."""
    return with_languages(f">{words}<", language)[1:-1]


def _japanese(found: re.Match[str]) -> str:
    return _JAPANESE.sub(r"<span lang=ja>\g<0></span>", found[0])


def _english(found: re.Match[str]) -> str:
    """Return a text marked as English where it has enough words; paths and ids have none."""
    words = [word for word in found[1].split() if word.strip(",.;:()").isalpha()]
    return found[0] if len(words) < FEWEST else f"><span lang=en>{found[1]}</span>"
