"""An HTML page taken apart by the standard library's parser, for tests."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "wbr", "input"})
# HTML lets these be closed by what follows, or by the end of what they stand in.
CLOSED_BY = {
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "p": {"dl"},
    "td": {"td", "th", "tr"},
    "th": {"td", "th", "tr"},
    "tr": {"tr"},
}


class Page(HTMLParser):
    """Every tag with its attributes, the text of each kind of element, and what was not closed properly."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.misfits: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()
        self.misfits += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; what it follows may be closed by it."""
        while self._open and tag in CLOSED_BY.get(self._open[-1], ()):
            self._open.pop()
        self.tags.append((tag, dict(attrs)))
        if len(dict(attrs)) != len(attrs):
            self.misfits.append(f"twice an attribute: {tag}")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element of SVG that closes itself."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        while self._open and self._open[-1] != tag and self._open[-1] in CLOSED_BY:
            self._open.pop()
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.misfits.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Keep text with the element it stands in."""
        self.texts.append((self._open[-1] if self._open else "", data))

    def values(self, name: str) -> list[str]:
        """Return all values of an attribute, in order."""
        return [attributes[name] or "" for _, attributes in self.tags if name in attributes]

    def within(self, element: str) -> list[str]:
        """Return the texts that stand directly in an element."""
        return [text for tag, text in self.texts if tag == element]
