// Starts a page without cards: light or dark as the reader chooses, kept in the address.
"use strict";

const DEFAULTS = {};
const wanted = { theme: "" };

function followAddress(scrolls) {
  showTheme();
  writeAddress();
  if (scrolls) document.getElementById(decoded(anchor))?.scrollIntoView();
}

offerTheme();
listenToAddress();
