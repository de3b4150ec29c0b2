// Shows what only works with a script, and listens.
"use strict";

const panel = document.getElementById("bar-panel");
const opener = document.getElementById("bar-conditions");
const fields = [...bar.querySelectorAll("[data-choice]")];
let openBefore = null; // what was open before printing, and what was asked for

function showWanted() {
  showTheme();
  for (const field of fields) showChoice(field);
  arrange();
  applyFilter();
  writeAddress();
}

// What a link asks for and this report does not offer: an order is passed over, a condition is shown and met by nothing.
const LONGEST = 40;
function showChoice(field) {
  const name = field.dataset.choice;
  field.querySelector(".unknown")?.remove();
  field.value = wanted[name];
  if (field.type === "search" || field.value === wanted[name]) return;
  if (DEFAULTS[name]) {
    field.value = wanted[name] = DEFAULTS[name];
    return;
  }
  const line = new Option(wanted[name].slice(0, LONGEST), wanted[name], true, true);
  line.className = "unknown";
  field.append(line);
}

function offerChapters() {
  const chapters = document.getElementById("bar-chapter");
  for (const list of lists) {
    const place = lists.length > 1 ? document.createElement("optgroup") : chapters;
    if (place !== chapters) {
      place.label = list.section.parentElement.firstElementChild.textContent;
      chapters.append(place);
    }
    const own = new Set(list.cards.map(({ chapter }) => chapter).filter(Boolean));
    for (const { id, firstElementChild } of own) place.append(new Option(firstElementChild.textContent, id));
  }
  chapters.closest("label").hidden = chapters.options.length < 2;
}

function showPanel(shown) {
  panel.hidden = !shown;
  opener.setAttribute("aria-expanded", String(shown));
}

function openAll(open) {
  for (const { node } of cards) if (!node.hidden) node.open = open;
}

function goToList() {
  showPanel(false);
  const shown = [...document.querySelectorAll("details[data-k]:not([hidden])")];
  const node = shown.find((one) => cardOf.get(one).fits);
  if (!node) return;
  tellHeight();
  const before = node.previousElementSibling;
  (before?.matches("h2, h3, h4, h5, h6") ? before : node).scrollIntoView();
  node.querySelector("summary").focus({ preventScroll: true });
}

const ACTIONS = {
  "bar-conditions": () => showPanel(panel.hidden),
  "bar-close": () => {
    showPanel(false);
    opener.focus();
  },
  "bar-reset": () => {
    Object.assign(wanted, DEFAULTS);
    showWanted();
    document.getElementById("bar-q").focus();
  },
  "bar-expand": () => openAll(true),
  "bar-collapse": () => openAll(false),
  "bar-print": () => {
    showPanel(false);
    openBefore = { wanted: { ...wanted } };
    Object.assign(wanted, DEFAULTS);
    showWanted();
    print();
  },
  "bar-to-list": goToList,
};

function listen() {
  bar.addEventListener("click", ({ target }) => ACTIONS[target.closest("button")?.id]?.());
  bar.addEventListener("input", ({ target }) => {
    if (!target.dataset.choice) return;
    wanted[target.dataset.choice] = target.value;
    arrange();
    applyFilter();
    writeAddress(300);
  });
  bar.addEventListener("keydown", ({ key, target }) => {
    if (key === "Enter" && target.id === "bar-q") goToList();
    if (key === "Escape" && !panel.hidden) ACTIONS["bar-close"]();
  });
  // The panel lies over the page: it never covers what has the focus.
  document.addEventListener("focusin", ({ target }) => {
    if (!panel.hidden && !bar.contains(target)) showPanel(false);
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!panel.hidden && !bar.contains(target)) showPanel(false);
  });
  document.addEventListener("toggle", ({ target }) => cardOf.has(target) && offerLink(cardOf.get(target)), true);
  document.addEventListener("click", ({ target }) => target.className === "copy" && copyLink(target));
  addEventListener("beforeprint", beforePrint);
  addEventListener("afterprint", afterPrint);
}

function beforePrint() {
  openBefore ??= {};
  openBefore.closed = cards.filter(({ node }) => !node.open && !node.hidden);
  for (const { node } of openBefore.closed) node.open = true;
}

function afterPrint() {
  for (const { node } of openBefore?.closed ?? []) node.open = false;
  const before = openBefore?.wanted;
  openBefore = null;
  if (before) {
    Object.assign(wanted, before);
    showWanted();
  }
}

// Nobody waits for this: the links of cards that are open from the start, and the words that a search looks at.
function prepare(from = 0) {
  const end = Math.min(from + 100, cards.length);
  for (const card of cards.slice(from, end)) {
    offerLink(card);
    wordsOf(card);
  }
  if (end < cards.length) setTimeout(prepare, 0, end);
}

// What sticks to the top must not cover what a link leads to or what has the focus.
function tellHeight() {
  const sticks = getComputedStyle(bar).position === "sticky";
  document.documentElement.style.setProperty("--bar", `${sticks ? bar.getBoundingClientRect().height : 0}px`);
}

offerTheme();
offerChapters();
bar.hidden = false;
tellHeight();
new ResizeObserver(tellHeight).observe(bar);
addEventListener("resize", tellHeight);
listen();
setTimeout(prepare, 200);
listenToAddress();
