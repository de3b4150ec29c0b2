"""All answers of a profile by full id, layer over layer, each one checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ismap_check.documents.answer_check import check_against_catalogue, check_answer
from ismap_check.documents.near import Suggestions
from ismap_check.documents.profile_document import Layer, ProfileDocument, merged_responses
from ismap_check.documents.suffixes import full_ids
from ismap_check.documents.trouble import Site
from ismap_check.documents.unknown_control import Editions, UnknownControls
from ismap_check.model.catalogue import Catalogue
from ismap_check.model.diagnostic import Diagnostic
from ismap_check.model.profile import Response, VendorProfile
from ismap_check.model.rows import NamedTuple

Answers = dict[str, dict[str, Response]]


def resolve_answers(
    document: ProfileDocument, assessed: Mapping[str, Catalogue], editions: Editions | None, near: Suggestions
) -> tuple[Answers, tuple[Diagnostic, ...]]:
    """Return the answers of all layers merged by full id, with everything wrong in any of them.

    Catalogues that are named but not ``assessed`` keep no answers; theirs are checked as far as they can be.
    """
    targets = {key: _Target.of(catalogue, editions, near) for key, catalogue in assessed.items()}
    resolving = _Resolving(document.profile, targets, near)
    layers = [resolving.layer(layer) for layer in document.layers]
    return merged_responses(layers), tuple(resolving.said)


class _Target(NamedTuple):
    """A catalogue that answers are matched with: every accepted spelling, and who explains the others."""

    catalogue: Catalogue
    full: Mapping[str, str]
    unknown: UnknownControls

    @classmethod
    def of(cls, catalogue: Catalogue, editions: Editions | None, near: Suggestions) -> _Target:
        unknown = UnknownControls(catalogue, editions, near)
        return cls(catalogue=catalogue, full=full_ids(catalogue), unknown=unknown)


class _Resolving:
    """One run over the layers; remembers what was answered where, to see a control answered twice."""

    def __init__(self, profile: VendorProfile, targets: Mapping[str, _Target], near: Suggestions) -> None:
        self.said: list[Diagnostic] = []
        self._profile = profile
        self._targets = targets
        self._near = near
        self._answered: dict[tuple[bool, str, str], tuple[str, Site]] = {}

    def layer(self, layer: Layer) -> Answers:
        """Return one layer's answers by full id."""
        answers: Answers = {}
        for key, responses in self._wanted(layer):
            site, target = layer.site.at("responses", key), self._targets.get(key)
            for written, response in responses.items():
                self.said += check_answer(response, site, written, self._profile, self._near)
                control = self._control(written, response, target, site) if target else None
                if control is not None:
                    self._note((layer.shared, key, control), written, site)
                    answers.setdefault(key, {})[control] = response
        return answers

    def _wanted(self, layer: Layer) -> Iterator[tuple[str, Mapping[str, Response]]]:
        """Yield the answers to catalogues that are assessed; a shared file may answer more than one service needs."""
        named = self._profile.assessment.catalogues
        for key, responses in layer.responses.items():
            if key in named:
                yield key, responses
            elif not layer.shared:
                site = layer.site.at("responses", key)
                meant = self._near(key, named)
                self.said.append(site.error("catalogue-not-assessed", at_key=True, catalogue=key, near=meant))

    def _control(self, written: str, response: Response, target: _Target, site: Site) -> str | None:
        control = target.full.get(written)
        if control is None:
            self.said.append(target.unknown.explain(written, site.at(written)))
            return None
        self.said += check_against_catalogue(response, site, written, target.catalogue, control)
        return control

    def _note(self, answer: tuple[bool, str, str], written: str, site: Site) -> None:
        """Two spellings of one id, or two files that answer the same control, are an error.

        The file that is extended counts by itself: to be answered anew is what it is for.
        """
        if answer not in self._answered:
            self._answered[answer] = written, site
            return
        other, there = self._answered[answer]
        place = there.at(other).where
        error = site.at(written).error("duplicate-answer", at_key=True, id=written, other=other, document=place)
        self.said.append(error)
