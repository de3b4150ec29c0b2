// The control cards of the page, read once, and which of them meet the reader's conditions.
"use strict";

const bar = document.getElementById("bar");
const DEFAULTS = { q: "", verdict: "", requirement: "", chapter: "", finding: "", group: "chapter", sort: "catalogue" };
const CONDITIONS = ["q", "verdict", "requirement", "chapter", "finding"];
const wanted = { ...DEFAULTS, theme: "" };
let linked = null; // the card that a link led to: shown whatever the conditions say
let latest = { home: null, objective: null }; // while cards are read: the objective that the next details belong to

const cards = [...document.querySelectorAll("details[data-k]")].map(readCard);
const cardOf = new Map(cards.map((card) => [card.node, card]));
const lists = [...new Set(cards.map(({ list }) => list))].map(readList);

// A list of cards is the section about one catalogue; its chapters are the sections directly beneath.
function readCard(node) {
  const [state, requirement, lost, weight, findings] = node.dataset.k.split(".");
  const home = node.parentElement;
  const list = home.closest("section[id^='section/']") ?? home;
  const objective = node.classList.contains("objective");
  return {
    node,
    home,
    list,
    objective,
    state,
    requirement,
    chapter: chapterOf(home, list),
    lost: Number(lost),
    weight: Number(weight),
    findings: findings ? findings.split(",") : [],
    above: objective ? null : objectiveBefore(node),
    words: null,
  };
}

function chapterOf(home, list) {
  let chapter = null;
  for (let one = home; one !== list; one = one.parentElement.closest("section")) chapter = one;
  return chapter;
}

// Details follow their objective.
function objectiveBefore(node) {
  const before = node.previousElementSibling;
  if (latest.home !== node.parentElement) latest = { home: node.parentElement, objective: null };
  if (before?.classList.contains("objective")) latest.objective = before;
  return latest.objective;
}

// Where the cards of each section stood, and the place that shows them in another order.
function readList(section) {
  const own = cards.filter(({ list }) => list === section);
  const heading = section.firstElementChild;
  const told = document.createElement("p");
  told.className = "filtered";
  told.hidden = true;
  heading.after(told);
  const sections = [...section.querySelectorAll("section")];
  return { section, cards: own, heading, told, sections, homes: homesOf(own), arranged: null };
}

function homesOf(own) {
  return grouped(own, ({ home }) => home).map(([, there]) => {
    const marker = document.createComment("");
    there.at(-1).node.after(marker);
    return { marker, cards: there };
  });
}

// What a search looks at: id, title, text and everything beside the labels.
function wordsOf(card) {
  card.words ??= folded(
    Array.from(card.node.querySelectorAll("h3, h4, h5, h6, p, dd"), (one) => one.textContent).join("\n"),
  );
  return card.words;
}

function isFiltering() {
  return CONDITIONS.some((name) => wanted[name].trim() !== "");
}

function passes(card, keys, terms) {
  if (keys.verdict && card.state !== keys.verdict) return false;
  if (keys.requirement && card.requirement !== keys.requirement) return false;
  if (wanted.chapter && card.chapter?.id !== wanted.chapter) return false;
  if (wanted.finding && !card.findings.includes(wanted.finding)) return false;
  return terms.every((term) => wordsOf(card).includes(term));
}

// Details are what is counted. An objective is shown over details that are, or where a search finds it itself.
function applyFilter() {
  const terms = folded(wanted.q).split(/\s+/u).filter(Boolean);
  const keys = { verdict: keyOf("verdict"), requirement: keyOf("requirement") };
  const active = isFiltering();
  const leading = new Set();
  for (const card of cards) {
    card.fits = active ? passes(card, keys, terms) && (!card.objective || terms.length > 0) : !card.objective;
    if (card.fits && card.above) leading.add(card.above);
  }
  for (const card of cards) {
    card.shown = card.fits || (!isArranged() && (leading.has(card.node) || !active));
    const hidden = !card.shown && card !== linked;
    if (card.node.hidden !== hidden) card.node.hidden = hidden;
  }
  for (const list of lists) tellList(list, active, leading);
  tellCount(active, leading);
  tellLinked(active);
}

// What a card carries for the chosen line of a list; for a line that only the address knows, what no card carries.
function keyOf(name) {
  const line = [...document.getElementById(`bar-${name}`).options].find(({ value }) => value === wanted[name]);
  return wanted[name] && (line?.dataset.key ?? "unknown");
}

function counted(own, leading) {
  const details = own.filter(({ objective }) => !objective);
  const beside = own.filter(({ objective, fits, node }) => objective && fits && !leading.has(node)).length;
  const found = details.filter(({ fits }) => fits).length;
  const count = say("amount", { found, total: details.length });
  return { found, beside, words: beside ? count + say("beside", { n: beside }) : count };
}

function tellList(list, active, leading) {
  const { found, beside, words } = counted(list.cards, leading);
  list.told.hidden = !active;
  list.told.textContent = found + beside ? say("filtered") + words : say("nothing");
  const shown = new Set();
  for (const { node, home } of list.cards)
    for (let one = home; !node.hidden && one !== list.section && !shown.has(one); one = one.parentElement) shown.add(one);
  for (const one of list.sections) one.hidden = isArranged() || !shown.has(one);
  tellGroups(list);
}

function tellCount(active, leading) {
  const changed = active || isArranged();
  document.getElementById("bar-count").textContent = active ? counted(cards, leading).words : "";
  document.getElementById("bar-reset").hidden = !changed;
  document.getElementById("bar-to-list").hidden = !changed || !cards.some(({ fits }) => fits);
}

function tellLinked(active) {
  document.querySelector(".beyond")?.remove();
  if (!linked || !active || linked.shown) return;
  const told = document.createElement("div");
  told.className = "beyond";
  told.textContent = say("linked");
  linked.node.firstElementChild.after(told);
}

// A sentence of the bar.
function say(name, values = {}) {
  return filled(bar.dataset[name], values);
}
