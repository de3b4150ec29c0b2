"""Keep official wording back: a licensed copy serves its holder, and is not passed on (DESIGN, section 4).

Every catalogue passes here once, where it is read (``Shelf``, ``stored_result``), so that no report, result, message
or form can carry what was not asked for.
"""

from __future__ import annotations

import dataclasses

from ismap_check.documents.loaded import LoadedDocument
from ismap_check.i18n.words import load_words
from ismap_check.model.catalogue import Catalogue, Wording
from ismap_check.model.text import Language, Text


def withheld(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with a note in place of its titles and texts if its wording is official.

    Ids, tree, requirements, digests, the catalogue's own title and notice, and its questions of fact stay.
    """
    if catalogue.wording is not Wording.OFFICIAL:
        return catalogue
    note = Text(*(load_words(language)("report.withheld") for language in (Language.JA, Language.EN)))
    groups = tuple(dataclasses.replace(group, title=note) for group in catalogue.groups)
    controls = tuple(
        dataclasses.replace(control, title=note, text=note, focus=None, evidence=(), changed=None, reference=None)
        for control in catalogue.controls
    )
    return dataclasses.replace(catalogue, groups=groups, controls=controls, withheld=True)


def read_withheld(loaded: LoadedDocument[Catalogue]) -> LoadedDocument[Catalogue]:
    """Return what was read, the catalogue in it without official wording."""
    return dataclasses.replace(loaded, value=withheld(loaded.value)) if loaded.value else loaded
