// The vendor profile that is being written: read and changed by path, such as ["responses", "ismap", "9.1.1", "status"].
"use strict";

let profile = structuredClone(data.profile);

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// A key of the document; what objects inherit ("constructor") is no part of it.
function own(holder, key) {
  return holder !== null && typeof holder === "object" && Object.hasOwn(holder, key) ? holder[key] : undefined;
}

function at(path) {
  return path.reduce(own, profile);
}

function put(path, value) {
  const key = path.at(-1);
  if (value === undefined) return drop(path);
  const holder = path.slice(0, -1).reduce((above, step, index) => {
    if (own(above, step) === undefined) define(above, step, typeof path[index + 1] === "number" ? [] : {});
    return above[step];
  }, profile);
  define(holder, key, value);
}

// Assigning to "__proto__" would change the object's nature instead of adding a key.
function define(holder, key, value) {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

// Take a value away, and above it what is then empty: a group or a list, but no item of a list, nor what has a name.
function drop(path) {
  const holder = at(path.slice(0, -1));
  if (holder === undefined) return;
  if (Array.isArray(holder)) holder.splice(path.at(-1), 1);
  else delete holder[path.at(-1)];
  const left = Array.isArray(holder) ? holder.length : Object.keys(holder).length;
  if (left === 0 && path.length > 2 && !isItem(path.slice(0, -1))) drop(path.slice(0, -1));
}

function isItem(path) {
  const above = path.slice(0, -1).join("/");
  return typeof path.at(-1) === "number" || ["evidence", "inherits", "service/options", "assessment"].includes(above);
}

// The normal form that every document is read in: NFC, no tabs, and no characters that cannot be seen or stored.
function normal(text) {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff\p{Noncharacter_Code_Point}]/gu, "");
}

function isBlank(text) {
  return typeof text !== "string" || text.trim() === "";
}

// What is saved: fields in the order of the form, items that stayed empty left out, the short spelling where one does.
function settled(form, value) {
  if (Array.isArray(value)) return value.map((one) => settled(form.item ?? {}, one)).filter((one) => !isEmpty(one));
  if (!isObject(value)) return value;
  if (form.kind === "wordings") return shortWordings(value);
  const order = form.fields ? Object.keys(form.fields).filter((key) => Object.hasOwn(value, key)) : [];
  const result = {};
  for (const key of new Set([...order, ...Object.keys(value)])) {
    define(result, key, settled(form.fields?.[key] ?? form.item ?? {}, value[key]));
  }
  return form.short && Object.keys(result).join() === form.short ? result[form.short] : result;
}

function isEmpty(value) {
  return value === "" || (isObject(value) && Object.keys(value).length === 0);
}

function shortWordings({ ja, en }) {
  return ja === en || isBlank(en) ? (ja ?? "") : isBlank(ja) ? en : { ja, en };
}

function settledProfile() {
  const sections = Object.entries(profile).map(([key, value]) => {
    if (key === "responses") return [key, settledResponses(value)];
    return [key, data.form[key] ? settled(data.form[key], value) : value];
  });
  return Object.fromEntries(sections);
}

function settledResponses(responses) {
  const form = { item: { item: data.form.response } };
  const result = settled(form, responses);
  for (const catalogue of data.catalogues.filter(({ id }) => own(result, id))) {
    const known = questionsOf(catalogue.id).filter(({ id }) => own(result[catalogue.id], id));
    const order = new Set([...known.map(({ id }) => id), ...Object.keys(result[catalogue.id])]);
    result[catalogue.id] = Object.fromEntries([...order].map((id) => [id, result[catalogue.id][id]]));
  }
  return result;
}

// Empty values of a file count as absent.
function withoutNull(value) {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (!isObject(value)) return value;
  const result = {};
  for (const [key, one] of Object.entries(value)) if (one !== null) define(result, key, withoutNull(one));
  return result;
}

// Return a profile from the text of a file, or { refused: words } where it is none that this page can go on with.
function readProfile(text) {
  let read;
  try {
    read = withoutNull(JSON.parse(text));
  } catch {
    return { refused: say("browser.file.not-json") };
  }
  if (!isObject(read) || read.kind !== "vendor-profile" || read.schema !== data.profile.schema) {
    return { refused: say("browser.file.not-a-profile") };
  }
  const place = misfit(read);
  if (place) return { refused: say("browser.file.misfit", { place: place.join(" / ") }) };
  const other = data.catalogues.find(({ id, edition }) => (own(read.assessment.catalogues, id) ?? edition) !== edition);
  if (other) {
    const found = read.assessment.catalogues[other.id];
    return {
      refused: say("browser.file.other-edition", {
        wanted: `${other.id}@${other.edition}`,
        found: `${other.id}@${found}`,
      }),
    };
  }
  return { read: withFullIds(read) };
}

// The path of the first value that is not of the kind that its field holds.
function misfit(read) {
  const top = { fields: { ...data.form, responses: { kind: "map", item: { kind: "map", item: data.form.response } } } };
  for (const key of ["vendor", "service", "assessment"]) if (!isObject(own(read, key))) return [key];
  if (!isObject(read.assessment.catalogues)) return ["assessment", "catalogues"];
  return misfitIn({ kind: "group", ...top }, read, []);
}

function misfitIn(form, value, path) {
  const inside = (entries, formOf) => {
    for (const [key, one] of entries) {
      const found = formOf(key) && misfitIn(formOf(key), one, [...path, key]);
      if (found) return found;
    }
    return null;
  };
  if (typeof value === "string" && (form.short || form.kind === "wordings")) return null;
  if (form.kind === "list") return Array.isArray(value) ? inside(value.entries(), () => form.item) : path;
  if (form.kind === "group")
    return isObject(value) ? inside(Object.entries(value), (key) => own(form.fields, key)) : path;
  if (form.kind === "map") return isObject(value) ? inside(Object.entries(value), () => form.item) : path;
  if (form.kind === "facts" || form.kind === "wordings") return isObject(value) ? null : path;
  if (form.kind === "choice") return form.values.includes(value) ? null : path;
  return typeof value === (form.kind === "yes" ? "boolean" : "string") ? null : path;
}

// Control ids may be written without an ending that the catalogue lists; inside the page they are whole.
function withFullIds(read) {
  for (const { id: catalogue, suffixes } of data.catalogues.filter(({ id }) => own(read.responses, id))) {
    const answers = read.responses[catalogue];
    const known = questionsOf(catalogue).map(({ id }) => [withoutEnding(id, suffixes), id]);
    const whole = new Map(known.filter(([, id]) => !Object.hasOwn(answers, id)));
    const renamed = Object.entries(answers).map(([id, answer]) => [whole.get(id) ?? id, answer]);
    read.responses[catalogue] = Object.fromEntries(renamed);
  }
  return read;
}

// How many answers are to controls that this questionnaire does not ask about; they are kept as they are.
function unaskedAnswers() {
  const answered = data.catalogues.flatMap(({ id }) =>
    Object.keys(at(["responses", id]) ?? {}).map((key) => keyOf(id, key)),
  );
  return answered.filter((key) => !questionByKey.has(key)).length;
}

function withoutEnding(id, suffixes) {
  const dot = id.lastIndexOf(".");
  return dot > 0 && suffixes.includes(id.slice(dot + 1)) ? id.slice(0, dot) : id;
}
