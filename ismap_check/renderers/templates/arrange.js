// Cards in another order than the catalogue's, or under their verdicts: moved into a place of their own, and back.
"use strict";

// From what asks for attention to what does not.
const VERDICTS = ["not-satisfied", "unanswered", "partial", "satisfied", "not-applicable", "not-selected", "none"];
const HEAVIEST = {
  lost: (one, other) => other.lost - one.lost,
  weight: (one, other) => other.weight - one.weight,
};
let arrangement = "chapter catalogue";

function isArranged() {
  return wanted.group !== DEFAULTS.group || wanted.sort !== DEFAULTS.sort;
}

function arrange() {
  const asked = `${wanted.group} ${wanted.sort}`;
  if (asked === arrangement) return;
  arrangement = asked;
  for (const list of lists) {
    const before = list.arranged;
    if (isArranged()) list.told.after((list.arranged = arranged(list)));
    else putBack(list);
    before?.remove();
  }
}

function putBack(list) {
  for (const { marker, cards: there } of list.homes) marker.before(...there.map(({ node }) => node));
  for (const { node } of list.cards) headingOf(node).removeAttribute("aria-level");
  list.arranged = null;
}

// The headings of cards follow the one above them, as they did where they stood.
function arranged(list) {
  const place = document.createElement("div");
  const level = Number(list.heading.tagName[1]) + 1;
  list.groups = groupsOf(list.cards).map(([name, own]) => {
    const box = document.createElement("div");
    const heading = name && document.createElement(`h${level}`);
    const inOrder = Object.hasOwn(HEAVIEST, wanted.sort) ? [...own].sort(HEAVIEST[wanted.sort]) : own;
    box.append(...(heading ? [heading] : []), ...inOrder.map(({ node }) => node));
    place.append(box);
    for (const { node } of own) headingOf(node).setAttribute("aria-level", heading ? level + 1 : level);
    return { name, heading, box, cards: own };
  });
  return place;
}

function headingOf(node) {
  return node.firstElementChild.firstElementChild;
}

function groupsOf(own) {
  if (wanted.group === "chapter") return grouped(own, ({ chapter }) => chapter?.firstElementChild.textContent ?? "");
  if (wanted.group !== "verdict") return [["", own]];
  const lines = [...document.getElementById("bar-verdict").options].slice(1);
  const place = ({ value }) => (VERDICTS.includes(value) ? VERDICTS.indexOf(value) : VERDICTS.length);
  const inOrder = lines.sort((one, other) => place(one) - place(other)).map(({ text }) => text);
  const nameOf = new Map(lines.map(({ text, dataset }) => [dataset.key, text]));
  const groups = grouped(own, ({ state }) => nameOf.get(state) ?? "");
  return groups.sort(([one], [other]) => inOrder.indexOf(one) - inOrder.indexOf(other));
}

function grouped(own, nameOf) {
  const groups = new Map();
  for (const card of own) {
    const name = nameOf(card);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(card);
  }
  return [...groups];
}

// Each group says how many of its details are shown, and is not there without any card.
function tellGroups(list) {
  if (!list.arranged) return;
  for (const { name, heading, box, cards: own } of list.groups) {
    box.hidden = own.every(({ node }) => node.hidden);
    const n = own.filter(({ objective, fits }) => !objective && fits).length;
    if (heading) heading.textContent = say("groupTitle", { name, n });
  }
}
