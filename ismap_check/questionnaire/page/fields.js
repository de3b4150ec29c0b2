// Fields of the form: made from what the schema says of them, filled from the profile, read back when they change.
"use strict";

const formOf = new WeakMap(); // control → its form
const listed = new WeakMap(); // fieldset of a list or map → [form, path, label]

function field(form, path, label = told(form.label)) {
  switch (form.kind) {
    case "group":
      return group(label, told(form.hint), groupFields(form, path), { "data-key": path.at(-1) });
    case "list":
      return listField(form, path, label);
    case "map":
      return mapField(form, path, label);
    case "facts":
      return group(
        label,
        told(form.hint),
        data.facts.map((fact) => factField(fact, [...path, fact.id])),
      );
    case "wordings":
      return group(label, told(form.hint), wordingFields(path));
    default:
      return controlField(form, path, label);
  }
}

function group(label, hint, fields, attributes = {}) {
  return element(
    "fieldset",
    attributes,
    element("legend", {}, label),
    hint && element("p", { class: "hint" }, hint),
    ...fields,
  );
}

function groupFields(form, path) {
  const fields = Object.entries(form.fields).map(([key, one]) => field(one, [...path, key]));
  if (form.short) standFor(fields, form.short, at(path));
  return fields;
}

// One wording may stand for both languages; it is shown as the first.
function wordingFields(path) {
  const fields = ["ja", "en"].map((key) =>
    controlField({ kind: "line" }, [...path, key], say(`browser.language.${key}`)),
  );
  standFor(fields, "ja", at(path));
  return fields;
}

// A text in place of a group of fields is its first one; whichever is typed into, it becomes a group.
function standFor(fields, short, value) {
  const controls = fields.map((one) => one.querySelector("[data-at]"));
  for (const one of controls) setAttribute(one, "data-short", short);
  if (typeof value === "string") controls[0].value = value;
}

function controlField(form, path, label) {
  const id = freshId();
  const hint = form.hint && told(form.hint);
  const need = form.required && path.at(-2) !== "condition"; // what a part needs that may be left out as a whole
  const control = controlOf(form, at(path), path);
  setAttribute(control, "id", id);
  setAttribute(control, "aria-required", need && "true");
  setAttribute(control, "aria-describedby", `${hint ? `${id}-hint ` : ""}${id}-trouble`);
  control.dataset.at = JSON.stringify(path);
  formOf.set(control, form);
  return element(
    "div",
    { class: `field ${form.kind}`, "data-key": path.at(-1) },
    element("label", { for: id }, label, need ? element("span", { class: "need" }, say("browser.need")) : null),
    hint ? element("p", { class: "hint", id: `${id}-hint` }, hint) : null,
    control,
    element("p", { class: "trouble", id: `${id}-trouble`, hidden: true }),
  );
}

function controlOf(form, value, path) {
  const text = value === undefined ? "" : String(value);
  if (form.kind === "yes")
    return choice(
      [
        ["", ""],
        ["true", say("browser.yes")],
        ["false", say("browser.no")],
      ],
      text,
    );
  if (form.kind === "choice" || form.kind === "numbers") return choice(choicesOf(form, path), text);
  if (form.kind === "pick") return choice(picks(form), text);
  if (form.kind === "day")
    return withValue(
      element("input", text && !isDay(text) ? { type: "text" } : { type: "date", max: "9999-12-31" }),
      text,
    );
  if (form.kind === "number") return withValue(element("input", { inputmode: "numeric", autocomplete: "off" }), text);
  if (form.kind === "prose" || text.includes("\n")) return withValue(element("textarea", { rows: 3 }), text);
  return withValue(element("input", { type: "text", autocomplete: "off" }), text);
}

function withValue(control, text) {
  control.value = text;
  return control;
}

function choicesOf(form, path) {
  const isAnswer = path[0] === "responses";
  const question = isAnswer && path.length === 4 && questionByKey.get(keyOf(path[1], path[2]));
  const values = question ? form.values.filter((value) => isOffered(question, value)) : form.values;
  return [
    ["", say(question ? "browser.not-answered" : "browser.not-chosen")],
    ...values.map((value) => [String(value), isAnswer ? say(`term.status.${value}`) : String(value)]),
  ];
}

function isOffered(question, status) {
  if (answerTo(question).status === status) return true;
  if (status === "not-selected") return question.catalogue.selection && question.leaf;
  return status !== "inherited" || question.inheritable;
}

function picks(form) {
  const known = Object.entries(at(form.of) ?? {});
  const titled = known.map(([key, { title, service }]) => [key, `${nameIn(title ?? service)} (${key})`]);
  return [["", say(known.length ? "browser.not-chosen" : `browser.none-listed.${form.of.at(-1)}`)], ...titled];
}

// A name is in one wording or in two, or not there yet.
function nameIn(name = "") {
  return typeof name === "string" ? name : (name[language] ?? name.ja ?? "");
}

// What can be picked may have changed since the control was made.
function refreshPicks(control) {
  control.replaceChildren(...choice(picks(formOf.get(control)), control.value).children);
  control.value = at(JSON.parse(control.dataset.at)) ?? "";
}

function listField(form, path, label) {
  const items = [...(at(path) ?? []).keys()].map((index) => {
    const one = [...path, index];
    const name = say("browser.list.item", { label, n: index + 1 });
    return element("li", {}, field(form.item, one, name), removal(one, name));
  });
  const add = button(say("browser.list.add", { label }), "add", { "data-path": JSON.stringify(path) });
  const made = group(label, form.hint && told(form.hint), [element("ol", {}, ...items), add], {
    class: "list",
    "data-key": path.at(-1),
  });
  listed.set(made, [form, path, label]);
  return made;
}

// Things by their names; each with several fields is folded as long as nothing is wrong with it.
function mapField(form, path, label) {
  const items = Object.keys(at(path) ?? {}).map((key) => {
    const one = [...path, key];
    if (form.item.kind !== "group") return element("li", {}, field(form.item, one, key), removal(one, key));
    const { title, service } = at(one);
    const shut = element(
      "details",
      {},
      element("summary", {}, `${key}  ${nameIn(title ?? service)}`),
      field(form.item, one, key),
      removal(one, key),
    );
    shut.open = formTroubles(form.item, at(one), one).length > 0;
    return element("li", {}, shut);
  });
  const id = freshId();
  const name = element("input", {
    type: "text",
    id,
    autocomplete: "off",
    "aria-describedby": `${id}-hint ${id}-trouble`,
  });
  const made = group(
    label,
    form.hint && told(form.hint),
    [
      element("ol", {}, ...items),
      element(
        "div",
        { class: "field new" },
        element("label", { for: id }, say("browser.map.name", { label })),
        element(
          "p",
          { class: "hint", id: `${id}-hint` },
          say(form.form ? `schema.form.${form.form}` : "browser.map.any-name"),
        ),
        name,
        element("p", { class: "trouble", id: `${id}-trouble`, role: "alert", hidden: true }),
        button(say("browser.list.add", { label }), "name", { "data-path": JSON.stringify(path) }),
      ),
    ],
    { class: "list map", "data-key": path.at(-1) },
  );
  listed.set(made, [form, path, label]);
  return made;
}

function removal(path, name) {
  return button(say("browser.list.remove"), "remove", {
    class: "remove",
    "data-path": JSON.stringify(path),
    "aria-label": say("browser.list.remove-item", { name }),
  });
}

function factField(fact, path) {
  const label = told(fact.question);
  if (fact.type === "list" && fact.values.length) return checkboxes(fact, path, label);
  if (fact.type === "list") return listField({ kind: "list", item: { kind: "line" } }, path, label);
  if (fact.values.length && fact.type !== "boolean")
    return controlField({ kind: fact.type === "integer" ? "numbers" : "choice", values: fact.values }, path, label);
  return controlField({ kind: { boolean: "yes", integer: "number", text: "line" }[fact.type] }, path, label);
}

function checkboxes(fact, path, label) {
  const chosen = [at(path) ?? []].flat();
  const boxes = fact.values.map((value) => {
    const box = element("input", { type: "checkbox", value, "data-at": JSON.stringify(path) });
    box.checked = chosen.includes(value);
    formOf.set(box, { kind: "some", values: fact.values });
    return element("label", { class: "box" }, box, ` ${value}`);
  });
  return group(label, "", boxes, { class: "boxes" });
}

// What a control says, as the document has it; undefined is nothing.
function valueOf(control, form) {
  const text = normal(control.value);
  if (form.kind === "some") return checkedValues(control, form);
  if (isBlank(text)) return typeof JSON.parse(control.dataset.at).at(-1) === "number" ? "" : undefined;
  if (form.kind === "yes") return text === "true";
  if (form.kind === "number" || form.kind === "numbers")
    return /^-?[0-9]{1,15}$/.test(text.normalize("NFKC")) ? Number(text.normalize("NFKC")) : text;
  return text;
}

function checkedValues(control, { values }) {
  const boxes = [...control.closest("fieldset").querySelectorAll("input")];
  const others = [at(JSON.parse(control.dataset.at)) ?? []].flat().filter((value) => !values.includes(value));
  const chosen = [...boxes.filter((box) => box.checked).map((box) => box.value), ...others];
  return chosen.length ? chosen : undefined;
}

// Take over what was typed; return the path that changed.
function take(control) {
  const path = JSON.parse(control.dataset.at);
  const above = path.slice(0, -1);
  if (control.dataset.short && typeof at(above) === "string") put(above, { [control.dataset.short]: at(above) });
  put(path, valueOf(control, formOf.get(control)));
  return path;
}

function addItem(pressed) {
  const path = JSON.parse(pressed.dataset.path);
  const [form] = listed.get(pressed.closest("fieldset"));
  put([...path, (at(path) ?? []).length], form.item.kind === "group" ? {} : "");
  const made = refill(pressed.closest("fieldset"));
  made.querySelector(":scope > ol > li:last-child [data-at]").focus();
  return path;
}

// Add a named item; false where the name will not do, which is then said beside it.
function addNamed(pressed) {
  const path = JSON.parse(pressed.dataset.path);
  const [form] = listed.get(pressed.closest("fieldset"));
  const input = pressed.closest(".new").querySelector("input");
  const name = normal(input.value).trim();
  const fits = name && (!form.pattern || new RegExp(form.pattern, "u").test(name));
  if (!fits || own(at(path) ?? {}, name) !== undefined) {
    const said = pressed.closest(".new").querySelector(".trouble");
    said.hidden = false;
    said.textContent = fits ? say("browser.map.taken", { name }) : say("browser.map.wrong-name");
    setAttribute(input, "aria-invalid", "true");
    input.focus();
    return false;
  }
  put([...path, name], form.item.kind === "group" ? {} : "");
  const added = refill(pressed.closest("fieldset")).querySelector(":scope > ol > li:last-child");
  if (added.firstChild.tagName === "DETAILS") added.firstChild.open = true;
  added.querySelector("[data-at]").focus();
  return true;
}

function removeItem(pressed) {
  const path = JSON.parse(pressed.dataset.path);
  const above = path.slice(0, -1);
  const whole = pressed.closest("fieldset.list");
  drop(path);
  refill(whole).querySelector(":scope > button, :scope > .new > input").focus();
  return above;
}

function refill(fieldset) {
  const made = field(...listed.get(fieldset));
  fieldset.replaceWith(made);
  return made;
}

// Say beside each control what is wrong with its value.
function showTroubles(root, troubles) {
  const byPath = new Map();
  for (const one of troubles) {
    const place = JSON.stringify(one.path);
    byPath.set(place, [...(byPath.get(place) ?? []), one]);
  }
  for (const control of root.querySelectorAll("[data-at]")) {
    const said = document.getElementById(`${control.id}-trouble`) ?? null;
    if (!said) continue;
    const found = byPath.get(control.dataset.at) ?? [];
    said.hidden = found.length === 0;
    said.textContent = found.map(({ code, values }) => say(`browser.trouble.${code}`, values)).join(" ");
    said.classList.toggle(
      "error",
      found.some(({ isError }) => isError),
    );
    setAttribute(control, "aria-invalid", found.length > 0 && "true");
  }
}
