// What is on the page: the embedded data, words in the reader's language, and elements.
// Text only ever enters the page as text nodes and attribute values, so nothing that a vendor typed can come alive.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
let language = data.language;

function say(key, values = {}) {
  const table = data.words[language];
  const form = values.n === 1 && `${key}.one` in table ? `${key}.one` : `${key}.other`;
  return (table[key] ?? table[form]).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

function told(text) {
  return text[language];
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(made, name, value);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

// true is an attribute without a value; false, null and undefined are no attribute.
function setAttribute(target, name, value) {
  if (value === false || value === null || value === undefined) target.removeAttribute(name);
  else target.setAttribute(name, value === true ? "" : value);
}

function button(label, action, attributes = {}) {
  return element("button", { type: "button", "data-do": action, ...attributes }, label);
}

// A select; `options` are [value, label]. Setting the value afterwards keeps one that is not among them.
function choice(options, value, attributes = {}) {
  const listed = options.some(([one]) => one === value) ? options : [...options, [value, value]];
  const select = element(
    "select",
    attributes,
    ...listed.map(([one, label]) => element("option", { value: one }, label)),
  );
  select.value = value;
  return select;
}

let lastId = 0;
function freshId() {
  lastId += 1;
  return `f${lastId}`;
}

// Everything with data-say gets its words again, which is how the language of the fixed parts is switched.
function sayAll() {
  document.documentElement.lang = language;
  document.title = say("browser.title");
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = say(one.dataset.say, data);
  for (const one of document.querySelectorAll("[data-say-label]"))
    one.setAttribute("aria-label", say(one.dataset.sayLabel));
}
