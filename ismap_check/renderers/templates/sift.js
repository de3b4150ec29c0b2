// Filters the rows of wide tables by words, by what their leading columns say, by what any peer says, by difference.
"use strict";

for (const strip of document.querySelectorAll(".sift")) serveTable(strip);

function serveTable(strip) {
  const lead = Number(strip.dataset.lead);
  const rows = [...strip.parentElement.querySelectorAll("tbody tr")].map((node) => ({ node, cells: [...node.cells] }));
  const lists = [...strip.querySelectorAll("select")];
  for (const list of lists) offerValues(list, rows, lead);
  strip.hidden = false;
  strip.addEventListener("input", () => siftRows(strip, rows, lead, lists));
}

function offerValues(list, rows, lead) {
  const values = new Set(rows.flatMap((row) => valuesFor(list, row, lead)));
  for (const value of values) list.append(new Option(value));
}

// The names of verdicts stand in badges; other words beside them say more than the verdict.
function valueOf(cell) {
  return (cell.querySelector("b") ?? cell).textContent.trim();
}

function valuesFor(list, { cells }, lead) {
  return list.dataset.by === "value" ? cells.slice(lead).map(valueOf) : [cells[Number(list.dataset.by)].textContent];
}

function siftRows(strip, rows, lead, lists) {
  const terms = folded(strip.querySelector("[type=search]").value).split(/\s+/u).filter(Boolean);
  const differing = strip.querySelector("[type=checkbox]").checked;
  const chosen = lists.filter(({ value }) => value);
  let found = 0;
  for (const row of rows) {
    const fits =
      chosen.every((list) => valuesFor(list, row, lead).includes(list.value)) &&
      (!differing || new Set(row.cells.slice(lead).map(valueOf)).size > 1) &&
      terms.every((term) => (row.words ??= folded(row.node.textContent)).includes(term));
    if (row.node.hidden === fits) row.node.hidden = !fits;
    found += fits;
  }
  const filtering = terms.length || differing || chosen.length;
  const told = filled(strip.dataset.amount, { found, total: rows.length });
  strip.querySelector("[role=status]").textContent = filtering ? told : "";
}
