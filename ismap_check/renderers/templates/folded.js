// Words as a search compares them: whatever their width and case.
"use strict";

function folded(text) {
  return text.normalize("NFKC").toLowerCase();
}
