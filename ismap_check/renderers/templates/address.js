// What the reader chose stands in the address behind the anchor, `#ismap/9.2.3?verdict=partial`, so that it can be sent.
"use strict";

let anchor = ""; // as it stands in the address

function readAddress() {
  const [before, query] = location.hash.slice(1).split(/\?(.*)/su);
  anchor = before;
  if (query === undefined) return false;
  const given = new URLSearchParams(query);
  for (const name of Object.keys(wanted)) wanted[name] = given.get(name) ?? DEFAULTS[name] ?? "";
  return true;
}

function addressOf(place, choices) {
  const told = Object.entries(choices).filter(([name, value]) => value !== (DEFAULTS[name] ?? ""));
  const query = new URLSearchParams(told).toString();
  return `#${place}${query ? `?${query}` : ""}`;
}

// Browsers refuse too many changes at once: those of fast typing are written together.
let later = 0;
function writeAddress(delay = 0) {
  clearTimeout(later);
  later = setTimeout(() => {
    const address = addressOf(anchor, wanted);
    if (address !== (location.hash || "#")) history.replaceState(null, "", address);
  }, delay);
}

// Follow the address to its anchor: a folded or filtered card is shown; a chapter out of sight ends filtering.
function followAddress(scrolls) {
  const target = document.getElementById(decoded(anchor));
  const card = cardOf.get(target?.closest("details[data-k]"));
  linked?.node.classList.remove("linked");
  linked = card ?? null;
  if (target?.closest("section[hidden]") && !card) Object.assign(wanted, DEFAULTS);
  showWanted();
  if (card) {
    card.node.classList.add("linked");
    card.node.open = true;
    card.node.querySelector("summary").focus({ preventScroll: true });
  }
  if (bar) tellHeight();
  if (card || scrolls) (card?.node ?? target)?.scrollIntoView();
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
