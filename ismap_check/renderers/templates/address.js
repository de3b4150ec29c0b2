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

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function listenToAddress() {
  addEventListener("hashchange", () => followAddress(readAddress()));
  const given = readAddress();
  if (location.hash) followAddress(given);
}
