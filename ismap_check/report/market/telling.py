"""What a portfolio's reports tell, with the words to tell it: parts, shares, names of vendors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from ismap_check.comparison.market import Label, Market, PartKey, PartSummary
from ismap_check.i18n.words import Words
from ismap_check.model.baseline import Baseline
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Param
from ismap_check.model.rows import NamedTuple
from ismap_check.model.text import Text
from ismap_check.report.blocks import Block, Code, Column, Inline, Line, Prose, Section, Table
from ismap_check.report.numbers import DASH, percent, tenths
from ismap_check.report.voice import Voice

SHOWN = 100
"""How many rows a table of the summary shows; the rows of all vendors are a table of their own."""


class Assessor(NamedTuple):
    """A review or waivers (``role``) that were given: the file, and the service it is about."""

    role: str
    name: str
    service: str


class Surveyed(NamedTuple):
    """A market with all that its summary says of where it comes from; ``catalogues`` are by ``id@edition``.

    ``places`` are what was named, ``assessors`` the reviews and waivers; ``hashed`` tells whether evidence files were
    read, or only looked at.
    """

    market: Market
    catalogues: Mapping[str, Catalogue]
    baselines: Mapping[str, Baseline]
    places: tuple[str, ...]
    as_of: date
    tool_version: str
    hashed: bool
    assessors: tuple[Assessor, ...] = ()

    @property
    def unmatched(self) -> tuple[Assessor, ...]:
        """The reviews and waivers of services that were not judged."""
        return tuple(one for one in self.assessors if one.service not in self.market.services)


class Telling:
    """What every section needs; ``say("spread.title")`` is the key ``portfolio.spread.title``."""

    def __init__(self, surveyed: Surveyed, words: Words) -> None:
        self.surveyed = surveyed
        self.voice = Voice(words)

    @property
    def market(self) -> Market:
        """What is told."""
        return self.surveyed.market

    def say(self, key: str, **params: Param) -> str:
        """Return a sentence of this report."""
        return self.voice.words(f"portfolio.{key}", **params)

    def columns(self, family: str, *names: str, numeric: Iterable[str] = ()) -> tuple[Column, ...]:
        """Return columns headed by ``<family>.column.<name>``."""
        return tuple(Column(self.say(f"{family}.column.{name}"), numeric=name in numeric) for name in names)

    def section(self, name: str, blocks: Iterable[Block]) -> Section:
        """Return a section; without anything in it, it says so."""
        held = tuple(blocks) or (Prose(((self.say(f"{name}.none"),),)),)
        return Section(anchor=f"portfolio/{name}", title=self.say(f"{name}.title"), blocks=held)

    def table(
        self, name: str, columns: tuple[Column, ...], rows: Iterable[tuple[Line, ...]], most: int = SHOWN
    ) -> Iterator[Table]:
        """Yield a table captioned ``<name>.caption`` with its first rows; how many there are more stands below."""
        held = tuple(rows)
        if held:
            rest = len(held) - most
            note = self.say("rest", n=rest) if rest > 0 else ""
            yield Table(caption=self.say(f"{name}.caption"), columns=columns, rows=held[:most], note=note)

    def part(self, key: PartKey) -> str:
        """Return what was judged by: the catalogue, and the baseline that demands it."""
        return self._named[key]

    @cached_property
    def _named(self) -> Mapping[PartKey, str]:
        """The names of all parts: titles, with the ids where those do not tell them apart, or else with the hash."""
        keys = [part.key for part in self.parts]
        titles = Counter(map(self._name, keys))
        refs = Counter((key.baseline, key.catalogue) for key in keys)
        named = {}
        for key in keys:
            named[key] = self._name(key)
            if titles[named[key]] > 1:
                mark = f" ({key.sha256[:12]})" if refs[key.baseline, key.catalogue] > 1 else ""
                named[key] = self._name(key, f" {key.catalogue}{mark}", f" {key.baseline}")
        return named

    def _name(self, key: PartKey, mark: str = "", baseline_mark: str = "") -> str:
        """Return the titles of catalogue and baseline, ids where they are not at hand; the marks follow them."""
        catalogue = self.surveyed.catalogues.get(key.catalogue)
        title = f"{self._text(catalogue.title)}{mark}" if catalogue else mark.strip() or key.catalogue
        if key.baseline is None:
            return title
        held = self.surveyed.baselines.get(key.baseline)
        baseline = f"{self._text(held.title)}{baseline_mark}" if held else key.baseline
        return self.voice("cover.under", catalogue=title, baseline=baseline)

    @property
    def basis(self) -> str:
        """Whether nothing but claims is told (``claims``), or what reviews confirmed too (``reviewed``)."""
        return "reviewed" if self.market.verified else "claims"

    @cached_property
    def parts(self) -> tuple[PartSummary, ...]:
        """The catalogues, each under its baseline."""
        return self.market.parts

    def leaf(self, part: PartSummary, place: int) -> Line:
        """Return the leaf at a place of a part's catalogue."""
        catalogue = self.surveyed.catalogues.get(part.key.catalogue)
        if catalogue is None or catalogue.sha256 != part.key.sha256:
            return (self.say("leaf", n=place + 1),)
        return (self.voice.named(catalogue.leaves[place]),)

    def label(self, label: Label) -> Line:
        """Return a vendor's service, its company below; the file too where a service stands in several."""
        pieces: list[Inline] = [label.name or label.file]
        if label.vendor:
            pieces += ("\n", label.vendor)
        if label.file in self._of_several:
            pieces += ("\n", Code(label.file))
        return tuple(pieces)

    @cached_property
    def _of_several(self) -> frozenset[str]:
        return frozenset(file for files in self.market.twice.values() for file in files)

    @staticmethod
    def share(part: int, whole: int) -> str:
        """Return a share in percent; a dash of nothing."""
        found = tenths(part, whole)
        return DASH if found is None else percent(found)

    def _text(self, text: Text) -> str:
        return self.voice.text(text)
