"""Which column holds what, where several headings could mean the same: the cells below them decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import mean

from ismap_check.documents.check_sheet.headings import BETWEEN, EXACT, Role, fold, role_of
from ismap_check.documents.check_sheet.ids import bare, normal_id
from ismap_check.documents.check_sheet.requirements import requirement_word
from ismap_check.sources.sheets import Sheet, column_number

Columns = tuple[int, ...]
Roles = dict[Role, Columns]

NEARLY = 0.9
"""Share of the most distinct values from which a column counts as varied as the most varied one; and share of its
cells from which a column counts as one of titles."""

MOSTLY = 0.5
"""Share of cells beyond which a column of words for mandatory and selectable is one; the others are noted."""


def columns_of(sheet: Sheet, header: int, headings: Mapping[int, str], wished: Mapping[Role, Sequence[str]]) -> Roles:
    """Return the columns of every role, groups from left to right; what was wished for is taken as it is."""
    fixed: Roles = {role: _named(names, headings) for role, names in wished.items()}
    taken = {column for columns in fixed.values() for column in columns}
    free = {column: text for column, text in headings.items() if column not in taken}
    looked: Roles = {role: columns for role, columns in _by_heading(free).items() if role not in fixed}
    values = {column: _values(sheet, header, column) for column in free}
    _settle_requirements(looked, values)
    _settle_titles(looked, sheet, header, fixed)
    _settle_parents(looked, sheet, header, fixed)
    _settle_texts(looked, values, fixed)
    _settle_ids(looked, values)
    return {role: columns for role, columns in {**looked, **fixed}.items() if columns}


def named_column(name: str, headings: Mapping[int, str]) -> int | None:
    """Return the column with a heading, or with these letters; None if there is none."""
    wanted = fold(name)
    whole = (column for column, text in headings.items() if fold(text) == wanted)
    one_row = (column for column, text in headings.items() if wanted in map(fold, text.split(BETWEEN)))
    return next(whole, None) or next(one_row, None) or column_number(name.strip())


def _named(names: Sequence[str], headings: Mapping[int, str]) -> Columns:
    return tuple(column for name in names if (column := named_column(name, headings)))


def _by_heading(headings: Mapping[int, str]) -> Roles:
    """Return all columns whose heading means a role."""
    found: dict[Role, dict[int, int]] = {}
    for column, text in headings.items():
        meant = role_of(text)
        if meant and meant[0]:
            found.setdefault(meant[0], {})[column] = meant[1]
    return {role: _surest(role, columns) for role, columns in found.items()}


def _surest(role: Role, columns: Mapping[int, int]) -> Columns:
    """Return the columns that name a role exactly if there are any; there may be several of texts and groups."""
    exact = tuple(column for column, sure in columns.items() if sure == EXACT)
    return tuple(columns) if role in {Role.GROUP, Role.TEXT} or not exact else exact


def _values(sheet: Sheet, header: int, column: int) -> list[str]:
    """Return the texts below a heading, each cell once, also where a merged one covers several rows."""
    cells = (row.get(column) for row in sheet.rows[header:])
    return list({(cell.row, cell.column): cell.text for cell in cells if cell and cell.text}.values())


def _settle_requirements(roles: Roles, values: Mapping[int, list[str]]) -> None:
    """Take a column headed 区分 or 分類 that mostly holds 必須 and 任意 for what it is.

    A single misspelt cell must not turn all the others into names of chapters.
    """
    columns = roles.get(Role.GROUP, ())
    telling = tuple(one for one in columns if _says_requirements(values[one]))
    if telling:
        roles[Role.GROUP] = tuple(one for one in columns if one not in telling)
        roles.setdefault(Role.REQUIREMENT, telling)


def _says_requirements(texts: Sequence[str]) -> bool:
    return sum(requirement_word(text) is not None for text in texts) > MOSTLY * len(texts)


def _settle_titles(roles: Roles, sheet: Sheet, header: int, fixed: Roles) -> None:
    """Take a column headed 項目 or 名称 for groups if its words stand for several texts each, and never alone."""
    title = next(iter(roles.get(Role.TITLE, ())), None)
    texts = (*fixed.get(Role.TEXT, ()), *roles.get(Role.TEXT, ()))
    if title is None or Role.GROUP in fixed or not texts or title > min(texts):
        return
    if _titles_parents(roles, sheet, header, fixed, title):
        return
    rows = range(header + 1, len(sheet.rows) + 1)
    items = [row for row in rows if any(sheet.cell(row, one).text for one in texts)]
    alone = {row for row in rows if (cell := sheet.cell(row, title)).text and cell.row == row}.difference(items)
    titles = {text for row in items if (text := sheet.cell(row, title).text)}
    if titles and not alone and len(titles) <= MOSTLY * len(items):
        roles[Role.GROUP] = tuple(sorted({*roles.get(Role.GROUP, ()), title}))
        del roles[Role.TITLE]


def _settle_parents(roles: Roles, sheet: Sheet, header: int, fixed: Roles) -> None:
    """Of several columns of texts, one that is filled only where others stand below the row's id holds titles."""
    columns = roles.get(Role.TEXT, ())
    if len(columns) < 2 or Role.TITLE in {*roles, *fixed}:  # noqa: PLR2004 -- nothing to choose from
        return
    column = next((one for one in columns[:-1] if _titles_parents(roles, sheet, header, fixed, one)), None)
    if column:
        roles[Role.TITLE] = (column,)
        roles[Role.TEXT] = tuple(one for one in columns if one != column)


def _titles_parents(roles: Roles, sheet: Sheet, header: int, fixed: Roles, column: int) -> bool:
    """Whether a column is filled only where other rows stand below the row's id."""
    ids = (*fixed.get(Role.ID, ()), *roles.get(Role.ID, ()))
    if not ids:
        return False
    numbers = [bare(normal_id(sheet.cell(row, ids[0]).text)) for row in range(header + 1, len(sheet.rows) + 1)]
    parents = {number.rpartition(".")[0] for number in numbers}
    filled = [number for row, number in enumerate(numbers, header + 1) if sheet.cell(row, column).text]
    return bool(filled) and sum(number in parents for number in filled) >= NEARLY * len(filled)


def _settle_texts(roles: Roles, values: Mapping[int, list[str]], fixed: Roles) -> None:
    """Of several columns of texts the most varied holds them, of equals the one with the longest texts.

    An equal one with shorter texts is the title; those that repeat themselves, to the left, are groups.
    """
    columns = roles.get(Role.TEXT, ())
    if len(columns) < 2:  # noqa: PLR2004 -- nothing to choose from
        return
    varied = _varied(columns, values)
    text = max(varied, key=lambda one: mean(map(len, values[one])) if values[one] else 0)
    roles[Role.TEXT] = (text,)
    others = [one for one in columns if one != text]
    titles = [one for one in others if one in varied]
    if titles and not {Role.TITLE} & {*roles, *fixed}:
        roles[Role.TITLE] = (titles[0],)
    above = tuple(one for one in others if one not in varied and one < text)
    roles[Role.GROUP] = tuple(sorted({*roles.get(Role.GROUP, ()), *above}))


def _settle_ids(roles: Roles, values: Mapping[int, list[str]]) -> None:
    """Of several columns of ids the most varied holds them, of equals the one with most dots.

    The others stay, to the left of their groups: ``tree`` reads a group's id there.
    """
    columns = roles.get(Role.ID, ())
    if len(columns) > 1:
        varied = _varied(columns, values)
        main = max(varied, key=lambda one: sum("." in text for text in values[one]))
        roles[Role.ID] = (main, *(one for one in columns if one not in varied))


def _varied(columns: Columns, values: Mapping[int, list[str]]) -> Columns:
    counts = {one: len(set(values[one])) for one in columns}
    return tuple(one for one in columns if counts[one] >= NEARLY * max(counts.values()))
