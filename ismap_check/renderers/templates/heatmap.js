// Moves through the map of all controls by arrow keys, and tells what the pointer or the focus is on.
"use strict";

for (const figure of document.querySelectorAll("figure.heat")) serveMap(figure);

// One stop for the Tab key; from there the keys lead on.
function serveMap(figure) {
  const cells = [...figure.querySelectorAll(".cells a")];
  if (!cells.length) return;
  for (const cell of cells) cell.tabIndex = -1;
  cells[0].tabIndex = 0;
  const told = figure.querySelector(".told");
  for (const one of figure.querySelectorAll("[hidden]")) one.hidden = false;
  figure.addEventListener("keydown", (event) => {
    const at = cells.indexOf(event.target);
    if (at < 0 || event.altKey || event.metaKey) return;
    const next = cellFor(event, cells, at);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  figure.addEventListener("focusin", ({ target }) => {
    if (!cells.includes(target)) return;
    for (const cell of cells) cell.tabIndex = cell === target ? 0 : -1;
    told.textContent = nameOf(target);
  });
  figure.addEventListener("pointerover", ({ target }) => {
    if (target.matches(".cells a")) told.textContent = nameOf(target);
  });
}

// Home and End stay in the chapter; with Ctrl they reach to the ends of the map.
function cellFor({ key, ctrlKey }, cells, at) {
  const chapter = [...cells[at].closest("[role=group]").querySelectorAll("a")];
  const within = ctrlKey ? cells : chapter;
  switch (key) {
    case "ArrowRight": return ctrlKey ? null : cells[at + 1];
    case "ArrowLeft": return ctrlKey ? null : cells[at - 1];
    case "ArrowDown": return nearest(cells, at, 1);
    case "ArrowUp": return nearest(cells, at, -1);
    case "Home": return within[0];
    case "End": return within.at(-1);
    default: return null;
  }
}

// The cell of the next line that stands nearest to the one left; lines are as the window breaks them.
function nearest(cells, at, step) {
  const from = cells[at].getBoundingClientRect();
  let found = null, line = null, least = Infinity;
  for (let place = at + step; place >= 0 && place < cells.length; place += step) {
    const box = cells[place].getBoundingClientRect();
    if (Math.abs(box.top - from.top) < box.height / 2) continue;
    line ??= box.top;
    if (Math.abs(box.top - line) > box.height / 2) break;
    const away = Math.abs(box.left - from.left);
    if (away < least) [found, least] = [cells[place], away];
  }
  return found;
}

function nameOf(cell) {
  const name = cell.getAttribute("aria-label");
  const place = document.getElementById(decodeURIComponent(cell.hash.slice(1)));
  const heading = place?.closest("details")?.querySelector("summary :is(h2, h3, h4, h5, h6)");
  return heading ? `${heading.textContent.trim()} · ${name.slice(name.indexOf(" ") + 1)}` : name;
}
