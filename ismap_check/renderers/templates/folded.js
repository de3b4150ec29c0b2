// Words as a search compares them, whatever their width and case, and sentences that say what it found.
"use strict";

function folded(text) {
  return text.normalize("NFKC").toLowerCase();
}

// A sentence with its values, numbers as they stand on the rest of the page; {n:one|other} goes with a number.
function filled(sentence, values) {
  return sentence.replace(/\{(\w+)(?::([^{}|]*)\|([^{}]*))?\}/g, (_, key, one, other) => {
    if (one === undefined) return values[key];
    return values[key] === 1 ? one : other;
  });
}
