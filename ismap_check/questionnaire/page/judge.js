// What holds of the answers: which are asked for, which count, and what is wrong with them. The codes are those that
// `ismap-check validate` gives, and the rules its (JUDGING, sections 2 and 4); nothing here touches the page.
"use strict";

const OWES_REASON = ["not-applicable", "not-selected", "alternative"];
const OWES_MEASURE = ["implemented", "partial", "alternative"];
const CREDIT = { implemented: 2, alternative: 2, inherited: 2, partial: 1 };
const ERRORS = new Set([
  "missing-key",
  "text-too-long",
  "wrong-form",
  "wrong-date",
  "period-reversed",
  "path-outside",
  "unknown-evidence",
  "unknown-base",
  "unknown-option",
  "condition-without-claim",
  "condition-earns-no-less",
  "selection-not-offered",
  "objective-not-selected",
  "fact-type",
  "fact-value",
]);
const UNKNOWN = { evidence: "unknown-evidence", inherits: "unknown-base", options: "unknown-option" };

const emptyWords = new Set(data.emptyWords.map(folded));

// Every control that is asked for, in order, with what is worked out of it as the answers change.
const questions = data.catalogues
  .flatMap((catalogue) => catalogue.chapters.map((chapter) => [catalogue, chapter]))
  .flatMap(([catalogue, chapter]) =>
    chapter.rows
      .filter((row) => row.control)
      .map((row) => ({ ...row, catalogue, chapter, path: ["responses", catalogue.id, row.id] })),
  )
  .map((question, order) => ({ ...question, order }));
const questionByKey = new Map(questions.map((question) => [keyOf(question.catalogue.id, question.id), question]));

function keyOf(catalogue, control) {
  return `${catalogue}/${control}`;
}

function questionsOf(catalogue) {
  return questions.filter((question) => question.catalogue.id === catalogue);
}

function folded(text) {
  return text.normalize("NFKC").toLowerCase().trim();
}

function saysSomething(text) {
  return !isBlank(text) && (text.trim().length > 40 || !emptyWords.has(folded(text)));
}

function answerTo(question) {
  return at(question.path) ?? {};
}

function isAnswer(answer) {
  if (!answer.status || answer.recheck) return false;
  return answer.status !== "not-applicable" || saysSomething(answer.reason);
}

// Conditions on facts: keys AND, values OR, lists by intersection; without an answer the control applies.
function applies(question) {
  return (question.when ?? []).every((condition) =>
    Object.entries(condition).every(([id, values]) => {
      const answer = at(["service", "facts", id]);
      if (answer === undefined || factTrouble(question.catalogue.facts[id], answer)) return true;
      return [answer].flat().some((one) => values.includes(one));
    }),
  );
}

function factTrouble(fact, answer) {
  if (!fact) return null;
  const type = { boolean: "boolean", integer: "number", text: "string", list: "string" }[fact.type];
  const items = [answer].flat();
  if (Array.isArray(answer) !== (fact.type === "list") || items.some((one) => typeof one !== type)) return "fact-type";
  return fact.values.length && items.some((one) => !fact.values.includes(one)) ? "fact-value" : null;
}

// An excluded objective covers what is below it and has no answer of its own.
function isCovered(question) {
  return question.above?.some((id) => {
    const answer = at(["responses", question.catalogue.id, id]) ?? {};
    return answer.status === "not-applicable" && isAnswer(answer);
  });
}

// Work out one question anew: in scope, answered, covered, and what is wrong.
function judge(question) {
  const answer = answerTo(question);
  question.applies = applies(question);
  question.answered = isAnswer(answer);
  question.covered = !question.answered && isCovered(question);
  question.open = Boolean(question.leaf) && question.applies && !question.answered && !question.covered;
  question.troubles = [...answerTroubles(question, answer), ...formTroubles(data.form.response, answer, question.path)];
}

function judgeAll() {
  questions.forEach(judge);
}

// Completeness: answered leaves of those in scope.
function progressOf(some) {
  const asked = some.filter(({ leaf, applies }) => leaf && applies);
  const must = asked.filter(({ mandatory, open }) => mandatory && open);
  const troubled = some.filter(({ troubles }) => troubles.length);
  return {
    asked: asked.length,
    answered: asked.filter(({ answered }) => answered).length,
    must: must.length,
    troubled: troubled.length,
  };
}

function trouble(code, path, values = {}) {
  return { code, path, values, isError: ERRORS.has(code) };
}

function answerTroubles(question, answer) {
  const { status, condition } = answer;
  const found = [];
  const note = (code, ...steps) => found.push(trouble(code, [...question.path, ...steps]));
  if (status === "not-selected" && !question.catalogue.selection) note("selection-not-offered", "status");
  else if (status === "not-selected" && !question.leaf) note("objective-not-selected", "status");
  if (status && condition && !CREDIT[status]) note("condition-without-claim", "condition", "option");
  else if (status && condition?.otherwise && (CREDIT[condition.otherwise] ?? 0) >= CREDIT[status]) {
    note("condition-earns-no-less", "condition", "otherwise");
  }
  if (!status || answer.recheck) return found;
  if (OWES_REASON.includes(status) && isBlank(answer.reason)) note("missing-reason", "reason");
  else if (OWES_REASON.includes(status) && !saysSomething(answer.reason)) note("reason-empty-words", "reason");
  if (status === "inherited" && isBlank(answer.from)) note("missing-from", "from");
  if (isPlanned(answer) && !answer.due) note("missing-due", "due");
  if (isPlanned(answer) && isBlank(answer.owner)) note("missing-owner", "owner");
  if (owesMeasure(question, status) && isBlank(answer.measure)) note("missing-measure", "measure");
  return found;
}

function isPlanned({ status, condition }) {
  return status === "planned" || condition?.otherwise === "planned";
}

function owesMeasure(question, status) {
  return question.catalogue.measure && question.leaf && OWES_MEASURE.includes(status);
}

// What is wrong with the values of any part of the form, whatever it is about.
function formTroubles(form, value, path) {
  if (value === undefined) return [];
  if (form.kind === "group") return groupTroubles(form, value, path);
  if (form.kind === "list" || form.kind === "map") {
    const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    return entries.flatMap(([key, one]) => formTroubles(form.item, one, [...path, key]));
  }
  if (form.kind === "facts") return factTroubles(value, path);
  return typeof value === "string" ? textTroubles(form, value, path) : [];
}

function groupTroubles(form, value, path) {
  const fields = typeof value === "string" ? { [form.short]: value } : value;
  const found = Object.entries(form.fields).flatMap(([key, field]) => {
    const missing = field.required && own(fields, key) === undefined;
    return missing ? [trouble("missing-key", [...path, key])] : formTroubles(field, own(fields, key), [...path, key]);
  });
  if (fields.from && fields.to && fields.to < fields.from) found.push(trouble("period-reversed", [...path, "to"]));
  if (form.fields.sha256 && !fields.file && !fields.url)
    found.push(trouble("evidence-without-file", [...path, "file"]));
  if (form.fields.sha256 && fields.file && leadsOutside(fields.file))
    found.push(trouble("path-outside", [...path, "file"]));
  return found;
}

function leadsOutside(file) {
  const parts = file.split("/");
  return file.includes("\\") || parts.includes("..") || isBlank(parts[0]) || /^[A-Za-z]:/.test(file);
}

function factTroubles(answers, path) {
  return Object.entries(answers).flatMap(([id, answer]) => {
    const code = factTrouble(
      data.facts.find((fact) => fact.id === id),
      answer,
    );
    return code ? [trouble(code, [...path, id])] : [];
  });
}

function textTroubles(form, text, path) {
  if (text === "") return [];
  const length = [...text].length;
  if (length > data.longest) return [trouble("text-too-long", path, { length, limit: data.longest })];
  if (form.kind === "pick")
    return own(at(form.of) ?? {}, text) === undefined ? [trouble(UNKNOWN[form.of.at(-1)], path)] : [];
  if (form.kind === "day") return isDay(text) ? [] : [trouble("wrong-date", path)];
  if (form.pattern && !new RegExp(form.pattern, "u").test(text)) {
    return [trouble("wrong-form", path, { form: say(`schema.form.${form.form}`) })];
  }
  return [];
}

function isDay(text) {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(Number(day)) && day.toISOString().startsWith(text);
}
