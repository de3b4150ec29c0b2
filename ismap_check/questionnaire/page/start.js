// Puts the page together and listens to it: one listener for each kind of event, on the document.
"use strict";

const ABOUT = ["vendor", "service", "assessment", "registrations", "inherits"];

function renderAll() {
  folds.length = 0;
  sayAll();
  sayPart();
  renderPart("about", ABOUT);
  renderQuestions(document.getElementById("questions"));
  renderPart("evidence", ["evidence"]);
  renderPart("statement", ["statement"]);
  for (const some of folds.filter(({ key, chapter }) => !chapter && wanted.chapters.has(key))) setOpen(some, true);
  renderContents();
  renderFilter();
  applyFilter();
  showProgress();
}

// Where the questionnaire is only a part of the whole: whose, or which.
function sayPart() {
  const limits = Object.entries(data.part ?? {}).map(([key, value]) => say(`browser.part-of.${key}`, { [key]: value }));
  document.getElementById("part").textContent = limits.join(" ");
  document.getElementById("part").hidden = limits.length === 0;
}

function renderPart(name, sections) {
  const made = sections.map((key) => {
    const form = data.form[key];
    const some = fold(key, told(form.label), "h3", fillPart);
    some.troubles = () => formTroubles(form, at([key]) ?? (form.kind === "group" ? {} : undefined), [key]);
    return some.root;
  });
  document.getElementById(name).replaceChildren(element("h2", {}, say(`browser.part.${name}`)), ...made);
}

function fillPart(some) {
  if (some.body.children.length === 0) some.body.append(field(data.form[some.key], [some.key]));
  showTroubles(some.body, some.troubles());
}

function renderContents() {
  const items = folds.map((some) => {
    some.bar = element("span", { class: "count" });
    const name = element("span", { class: "name" }, some.title);
    return element("li", {}, element("a", { href: `#fold-${some.key}`, "data-fold": some.key }, name, some.bar));
  });
  document.getElementById("contents").replaceChildren(...items);
}

function allTroubles() {
  return folds.flatMap((some) => (some.chapter ? some.questions.flatMap(({ troubles }) => troubles) : some.troubles()));
}

// Counts everywhere: beside each chapter and part, in the contents, and of each catalogue at the top.
function showProgress() {
  for (const some of folds) {
    const { asked, answered, must, troubled } = some.chapter
      ? progressOf(some.questions)
      : { asked: 0, troubled: some.troubles().length };
    const toCheck = troubled ? say("browser.troubled", { n: troubled }) : "";
    const left = must ? say("browser.must-left", { n: must }) : "";
    const counted = asked ? say("browser.count", { answered, asked }) : "";
    setText(some.count, [counted, left, toCheck].filter(Boolean).join(say("list.separator")));
    setText(some.bar, asked ? `${answered} / ${asked}` : toCheck);
  }
  data.catalogues.forEach(showTotal);
}

function showTotal(catalogue, index) {
  const { asked, answered, must } = progressOf(questionsOf(catalogue.id));
  const place = document.getElementById("totals");
  if (!place.children[index]) place.append(element("li", {}, element("span"), element("progress")));
  const [words, bar] = place.children[index].children;
  setText(words, say("browser.total", { title: told(catalogue.title), answered, asked, must }));
  Object.assign(bar, { max: Math.max(asked, 1), value: answered });
  setAttribute(bar, "aria-label", told(catalogue.title));
}

function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

let later = 0;

// One answer reaches its own question; what stands outside the answers, or on an objective, reaches them all.
function edited(path) {
  const question = path[0] === "responses" && questionByKey.get(keyOf(path[1], path[2]));
  if (question) {
    judge(question);
    showQuestion(question);
  }
  changed();
  clearTimeout(later);
  later = setTimeout(() => catchUp(!question || !question.leaf), 150);
}

function catchUp(everything) {
  if (everything) {
    judgeAll();
    rows.forEach(({ question }) => showQuestion(question));
  }
  for (const some of folds.filter(({ chapter, isOpen }) => !chapter && isOpen))
    showTroubles(some.body, some.troubles());
  showProgress();
}

const ACTIONS = {
  fold: ({ dataset }) => toggleFold(folds.find(({ key }) => key === dataset.key)),
  card: ({ dataset }) =>
    openCard(rows.get(dataset.key), rows.get(dataset.key).toggle.getAttribute("aria-expanded") !== "true"),
  add: (pressed) => edited(addItem(pressed)),
  name: (pressed) => addNamed(pressed) && edited(JSON.parse(pressed.dataset.path)),
  remove: (pressed) => edited(removeItem(pressed)),
  next: ({ dataset }) => goNext(dataset.key),
  confirm: ({ dataset }) => confirmProposal(rows.get(dataset.key)),
  save: saveFile,
  open: () => document.getElementById("file").click(),
  clear: clearDraft,
  reset: resetFilter,
  language: ({ dataset }) => speak(dataset.language),
};

function toggleFold(some) {
  setOpen(some, !some.isOpen);
  if (some.isOpen) wanted.chapters.add(some.key);
  else wanted.chapters.delete(some.key);
}

function goNext(key) {
  const question = nextOpen(key);
  if (question) goTo(question);
  else document.getElementById("message").textContent = say("browser.nothing-left");
}

function confirmProposal(row) {
  drop([...row.question.path, "recheck"]);
  edited(row.question.path);
  remakeCard(row);
  row.card.querySelector("[data-at]").focus();
}

function resetFilter() {
  Object.assign(filter, { words: "", show: "all", must: false, chapter: "", assignee: "" });
  for (const one of document.querySelectorAll("[data-filter]")) {
    if (one.type === "checkbox") one.checked = false;
    else one.value = filter[one.dataset.filter];
  }
  applyFilter();
  document.getElementById("filter-words").focus();
}

function speak(chosen) {
  language = chosen;
  judgeAll();
  renderAll();
  setTimeout(() => questions.forEach(wordsOf)); // so that the first letter of a search does not wait for it
  showState(keeping.shown);
  for (const one of document.querySelectorAll("[data-language]"))
    setAttribute(one, "aria-pressed", String(one.dataset.language === language));
}

document.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-do]");
  if (pressed) ACTIONS[pressed.dataset.do](pressed);
  const link = event.target.closest("[data-fold]");
  if (!link) return;
  const some = folds.find(({ key }) => key === link.dataset.fold);
  show(some);
  if (some.hits?.length === 0) some.hits = some.questions;
  if (!some.isOpen) toggleFold(some);
  some.toggle.focus();
});

document.addEventListener("input", ({ target }) => {
  if (target.dataset.at) edited(take(target));
  else if (target.dataset.filter) {
    filter[target.dataset.filter] = target.type === "checkbox" ? target.checked : target.value;
    applyFilter();
  }
});

document.addEventListener("change", ({ target }) => {
  if (target.id === "file") openFile(target);
  else if (target.closest?.('[data-key="assignee"]')) renderAssignees();
});

document.addEventListener("focusin", ({ target }) => {
  if (formOf.get(target)?.kind === "pick") refreshPicks(target);
});

document.addEventListener("keydown", (event) => {
  const withControl = event.ctrlKey || event.metaKey;
  if (withControl && event.key === "s") {
    event.preventDefault();
    saveFile();
  } else if (withControl && event.key === "Enter") {
    event.preventDefault();
    goNext(event.target.closest(".row")?.id.slice("row-".length));
  } else if (event.key === "Escape" && event.target.closest(".card")) {
    const row = rows.get(event.target.closest(".row").id.slice("row-".length));
    openCard(row, false);
    row.toggle.focus();
  } else if (["ArrowDown", "ArrowUp"].includes(event.key) && event.target.matches(".row > * > button")) {
    moveFocus(event);
  }
});

// Arrow keys go from row to row.
function moveFocus(event) {
  const all = [...document.querySelectorAll(".fold:not([hidden]) > .body:not([hidden]) > .row > * > button")];
  const next = all[all.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

wanted.chapters.add("vendor").add("service");
keeping.shown = "browser.state-of.fresh";
takeUpDraft();
speak(language);
