// Words as a search compares them, whatever their width and case, and sentences that say what it found.
"use strict";

function folded(text) {
  return text.normalize("NFKC").toLowerCase();
}

// A sentence with its values, numbers as readers of the page's language write them; {n:one|other} goes with a number.
function filled(sentence, values) {
  return sentence.replace(/\{(\w+)(?::([^{}|]*)\|([^{}]*))?\}/g, (_, key, one, other) => {
    const value = values[key];
    if (one !== undefined) return value === 1 ? one : other;
    return typeof value === "number" ? value.toLocaleString(document.documentElement.lang) : value;
  });
}
