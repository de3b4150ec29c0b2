// Chapters, rows and cards. What is folded is not made: a chapter's rows when it is opened, a row's card when it is.
"use strict";

const folds = []; // chapters and parts of the form, in the page's order
const rows = new Map(); // question key → { question, root, toggle, marks, card }
const wanted = { chapters: new Set(), cards: new Set() }; // what the reader opened, by key

function renderQuestions(place) {
  rows.clear();
  place.replaceChildren(...data.catalogues.map(catalogueSection));
}

function catalogueSection(catalogue) {
  const ref = element("span", { class: "edition" }, ` ${catalogue.id}@${catalogue.edition}`);
  const notice = [element("summary", {}, say("browser.notice")), element("p", {}, told(catalogue.notice))];
  return element(
    "section",
    { id: `in-${catalogue.id}` },
    element("h2", {}, told(catalogue.title), ref),
    element("details", { class: "notice" }, ...notice),
    ...catalogue.chapters.map((chapter) => chapterFold(catalogue, chapter)),
  );
}

// A heading that opens and closes what is below it; `fill` puts it there.
function fold(key, title, level, fill) {
  const body = element("div", { class: "body", id: `body-${key}`, hidden: true });
  const count = element("span", { class: "count" });
  const toggle = element(
    "button",
    { type: "button", "data-do": "fold", "data-key": key, "aria-expanded": "false", "aria-controls": body.id },
    element("span", { class: "name" }, title),
    count,
  );
  const root = element("div", { class: "fold", id: `fold-${key}` }, element(level, {}, toggle), body);
  const made = { key, title, root, body, toggle, count, fill, isOpen: false };
  folds.push(made);
  return made;
}

function chapterFold(catalogue, chapter) {
  const key = keyOf(catalogue.id, chapter.id);
  const title = `${chapter.id} ${told(chapter.title)}`.trim();
  const made = fold(key, title, "h3", fillChapter);
  made.chapter = chapter;
  made.questions = questions.filter((question) => question.chapter === chapter);
  made.hits = made.questions;
  made.root.dataset.found = "";
  return made.root;
}

// Take a chapter or part out of hiding, where the filter has put it.
function show(some) {
  some.root.hidden = false;
  some.root.closest("section").hidden = false;
}

function setOpen(some, isOpen) {
  some.isOpen = isOpen;
  some.body.hidden = !isOpen;
  setAttribute(some.toggle, "aria-expanded", String(isOpen));
  if (isOpen) some.fill(some);
}

// Put the rows that the filter lets through below a chapter, with the headings that have some.
function fillChapter(some) {
  const hits = new Set(some.hits.map(({ id }) => id));
  const shown = [];
  let heading = null;
  for (const row of some.chapter.rows) {
    if (!row.control) heading = row;
    else if (hits.has(row.id)) {
      if (heading) shown.push(headingOf(some, heading));
      heading = null;
      shown.push(rowOf(questionByKey.get(keyOf(some.questions[0].catalogue.id, row.id))).root);
    }
  }
  if (shown.length !== some.body.children.length || shown.some((one, index) => one !== some.body.children[index])) {
    some.body.replaceChildren(...shown);
  }
}

function headingOf(some, group) {
  some.headings ??= new Map();
  if (!some.headings.has(group.id)) some.headings.set(group.id, element("h4", {}, `${group.id} ${told(group.title)}`));
  return some.headings.get(group.id);
}

function rowOf(question) {
  const key = keyOf(question.catalogue.id, question.id);
  if (!rows.has(key)) rows.set(key, makeRow(question, key));
  return rows.get(key);
}

function makeRow(question, key) {
  const marks = element("span", { class: "marks" });
  const toggle = element(
    "button",
    { type: "button", "data-do": "card", "data-key": key, "aria-expanded": "false" },
    element("span", { class: "id" }, question.id),
    element("span", { class: "name" }, told(question.title)),
    marks,
  );
  const hasGroups = question.chapter.rows.some(({ control }) => !control);
  const root = element(
    "div",
    { class: question.leaf ? "row" : "row objective", id: `row-${key}` },
    element(hasGroups ? "h5" : "h4", {}, toggle),
  );
  const row = { question, key, root, toggle, marks, card: null };
  showMarks(row);
  if (wanted.cards.has(key)) openCard(row, true);
  return row;
}

function showMarks({ question, marks }) {
  const mark = (kind, label) => element("span", { class: `mark ${kind}` }, label);
  const { mandatory, leaf, answered, troubles } = question;
  const kind = leaf ? `term.requirement.${mandatory ? "mandatory" : "selectable"}` : "browser.objective";
  marks.replaceChildren(
    mark(mandatory ? "must" : "may", say(kind)),
    mark(answered ? "done" : "undone", stateOf(question)),
    ...(troubles.length ? [mark("attention", say("browser.troubled", { n: troubles.length }))] : []),
  );
}

function stateOf(question) {
  const { status, recheck } = answerTo(question);
  if (recheck) return say("browser.state.proposed");
  if (question.answered) return say(`term.status.${status}`);
  if (!question.applies) return say("browser.state.out");
  if (question.covered) return say("browser.state.covered");
  return say(question.leaf ? "term.status.none" : "browser.state.optional");
}

function openCard(row, isOpen) {
  if (isOpen && !row.card) {
    row.card = cardOf(row.question, `card-${row.key}`);
    row.root.append(row.card);
    setAttribute(row.toggle, "aria-controls", row.card.id);
    showCard(row);
  }
  if (row.card) row.card.hidden = !isOpen;
  setAttribute(row.toggle, "aria-expanded", String(isOpen));
  if (isOpen) wanted.cards.add(row.key);
  else wanted.cards.delete(row.key);
}

const FIRST = ["status", "measure", "reason", "from", "due", "owner", "evidence", "condition"];
const MORE = ["assignee", "changes", "extra"];

function cardOf(question, id) {
  const fields = (keys) => keys.map((key) => field(data.form.response.fields[key], [...question.path, key]));
  const next = button(say("browser.next"), "next", { "data-key": keyOf(question.catalogue.id, question.id) });
  const more = element("details", { class: "more" }, element("summary", {}, say("browser.more")), ...fields(MORE));
  more.open = Boolean(answerTo(question).changes || answerTo(question).extra);
  const answer = [proposal(question), ...fields(FIRST), more, element("p", { class: "next" }, next)];
  return element(
    "div",
    { class: "card", id, role: "group", "aria-label": say("browser.card", { id: question.id }) },
    guidance(question),
    element("div", { class: "answer" }, ...answer),
  );
}

function guidance(question) {
  const said = [];
  const part = (key, ...content) =>
    said.push(element("dt", {}, say(`browser.guidance.${key}`)), ...content.map((one) => element("dd", {}, one)));
  if (question.text) part("text", told(question.text));
  const examples = question.examples?.map((one) => element("li", {}, told(one)));
  if (examples) part("examples", element("ul", {}, ...examples));
  if (question.responsibility) part("responsibility", say(`term.responsibility.${question.responsibility}`));
  for (const condition of question.when ?? []) part("when", element("ul", {}, ...conditionWords(question, condition)));
  if (question.changed) part("changed", told(question.changed));
  if (question.inferred) part("inferred", say("browser.inferred"));
  return element("dl", { class: "guidance" }, ...said);
}

function conditionWords({ catalogue }, condition) {
  return Object.entries(condition).map(([id, values]) => {
    const words = values.map((one) =>
      typeof one === "boolean" ? say(one ? "browser.yes" : "browser.no") : String(one),
    );
    const fact = catalogue.facts[id];
    return element("li", {}, `${fact ? told(fact.question) : id} → ${words.join(say("list.separator"))}`);
  });
}

// An answer that was carried over stays a proposal until someone says that it holds.
function proposal(question) {
  const { recheck } = answerTo(question);
  if (!recheck) return null;
  const { catalogue, edition, control } = recheck.from;
  const reason = typeof recheck.reason === "string" ? recheck.reason : recheck.reason && told(recheck.reason);
  return element(
    "div",
    { class: "proposal" },
    element("p", {}, say("browser.proposal", { from: `${catalogue}@${edition}/${control}` }), " ", reason ?? ""),
    button(say("browser.confirm"), "confirm", { "data-key": keyOf(question.catalogue.id, question.id) }),
  );
}

// Ask for what the status needs, and show what is there already.
function showCard(row) {
  const { question, card } = row;
  const answer = answerTo(question);
  const { status } = answer;
  const needed = {
    measure: !["not-applicable", "not-selected"].includes(status),
    evidence: !["not-applicable", "not-selected"].includes(status),
    reason: OWES_REASON.includes(status),
    from: status === "inherited",
    due: isPlanned(answer),
    owner: isPlanned(answer),
    condition: Boolean(CREDIT[status]) && Object.keys(at(["service", "options"]) ?? {}).length > 0,
  };
  for (const part of card.querySelector(".answer").children) {
    const { key } = part.dataset;
    if (key in needed) part.hidden = !needed[key] && answer[key] === undefined;
  }
  showTroubles(card, question.troubles);
}

// Bring what is shown of a question up to date; what is not on the page is made from the answers when it is.
function showQuestion(question) {
  const row = rows.get(keyOf(question.catalogue.id, question.id));
  if (!row) return;
  showMarks(row);
  if (row.card && !row.card.hidden) showCard(row);
}

function remakeCard(row) {
  row.card?.remove();
  row.card = null;
  openCard(row, true);
}

// Open a question wherever it is, and go there.
function goTo(question) {
  const some = folds.find(({ chapter }) => chapter === question.chapter);
  if (!some.hits.includes(question))
    some.hits = some.questions.filter((one) => one === question || some.hits.includes(one));
  wanted.chapters.add(some.key);
  show(some);
  setOpen(some, true);
  const row = rowOf(question);
  openCard(row, true);
  row.card.querySelector("[data-at]").focus({ preventScroll: true });
  row.root.scrollIntoView({ block: "start" });
}

// The next question of the filter that waits for an answer, after `key`; the first where there is none behind it.
function nextOpen(key) {
  const from = questionByKey.get(key)?.order ?? -1;
  const waiting = folds.flatMap(({ hits }) => hits ?? []).filter(({ open, troubles }) => open || troubles.length);
  return waiting.find(({ order }) => order > from) ?? waiting.find(({ order }) => order !== from);
}
