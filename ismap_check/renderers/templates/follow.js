// Follows the address to what it names.
"use strict";

// A folded or filtered card is shown; a chapter out of sight ends filtering.
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
  tellHeight();
  if (card || scrolls) (card?.node ?? target)?.scrollIntoView();
}
