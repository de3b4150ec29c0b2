// What is shown of the questions: by words, by state, by chapter, by person; with counts, and opened where it fits.
"use strict";

const MOST_ROWS = 40; // as many rows are opened by themselves; more would keep the typist waiting
const filter = { words: "", show: "all", must: false, chapter: "", assignee: "" };

function isFiltering() {
  return filter.words !== "" || filter.show !== "all" || filter.must || filter.chapter !== "" || filter.assignee !== "";
}

function applyFilter() {
  const terms = folded(filter.words)
    .split(/[\s\u3000]+/u)
    .filter(Boolean);
  const active = isFiltering();
  let room = MOST_ROWS;
  let found = 0;
  for (const some of folds.filter(({ chapter }) => chapter)) {
    some.hits = active ? some.questions.filter((question) => passes(question, some, terms)) : some.questions;
    some.root.hidden = some.hits.length === 0;
    found += some.hits.length;
    const isOpen = active ? some.hits.length > 0 && some.hits.length <= room : wanted.chapters.has(some.key);
    if (active && isOpen) room -= some.hits.length;
    if (isOpen || some.isOpen) setOpen(some, isOpen);
  }
  for (const one of document.querySelectorAll("main section"))
    one.hidden = active && !one.querySelector(".fold[data-found]:not([hidden])");
  document.getElementById("found").textContent = active ? say("browser.found", { n: found }) : "";
  document.getElementById("reset").hidden = !active;
}

function passes(question, { key }, terms) {
  if (filter.chapter && filter.chapter !== key) return false;
  if (filter.must && !(question.mandatory && question.leaf)) return false;
  if (filter.show === "open" && !question.open) return false;
  if (filter.show === "troubled" && question.troubles.length === 0) return false;
  if (filter.show === "proposed" && !answerTo(question).recheck) return false;
  if (filter.assignee && (answerTo(question).assignee ?? "-") !== filter.assignee) return false;
  return terms.every((term) => wordsOf(question).includes(term) || answerWords(question).includes(term));
}

function wordsOf(question) {
  question.folded ??= {};
  question.folded[language] ??= folded(
    [question.id, told(question.title), question.text ? told(question.text) : ""].join("\n"),
  );
  return question.folded[language];
}

function answerWords(question) {
  const { measure = "", reason = "", owner = "", assignee = "" } = answerTo(question);
  return measure || reason || owner || assignee ? folded([measure, reason, owner, assignee].join("\n")) : "";
}

// The choices that depend on language and answers.
function renderFilter() {
  const chapters = folds.filter(({ chapter }) => chapter).map(({ key, title }) => [key, title]);
  replaceChoices("chapter", [["", say("browser.filter.all-chapters")], ...chapters]);
  replaceChoices(
    "show",
    ["all", "open", "troubled", "proposed"].map((one) => [one, say(`browser.filter.show-${one}`)]),
  );
  renderAssignees();
}

function renderAssignees() {
  const people = [...new Set(questions.map((question) => answerTo(question).assignee).filter(Boolean))].sort();
  replaceChoices("assignee", [
    ["", say("browser.filter.anyone")],
    ["-", say("browser.filter.nobody")],
    ...people.map((one) => [one, one]),
  ]);
}

function replaceChoices(name, options) {
  const select = document.getElementById(`filter-${name}`);
  select.replaceChildren(...choice(options, filter[name]).children);
  select.value = filter[name];
}
