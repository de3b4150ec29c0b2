// A button in every unfolded card that copies the link to it.
"use strict";

function offerLink({ node }) {
  if (!node.open || node.querySelector(".copy")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = say("copy");
  button.setAttribute("aria-label", `${say("copy")} ${node.querySelector("i").textContent}`);
  node.append(button);
}

async function copyLink(button) {
  const address = location.href.split("#")[0] + addressOf(encodeURI(button.parentElement.querySelector("p").id), {});
  let message;
  try {
    await navigator.clipboard.writeText(address);
    message = spoken(say("copied"));
  } catch {
    message = spoken(say("notCopied"));
    message.append(fieldWith(address));
  }
  button.parentElement.querySelector(".said")?.remove();
  button.after(message);
  message.querySelector("input")?.select();
}

function spoken(text) {
  const message = document.createElement("span");
  message.className = "said";
  message.setAttribute("role", "status");
  message.append(text);
  return message;
}

function fieldWith(address) {
  const field = document.createElement("input");
  field.readOnly = true;
  field.value = address;
  field.setAttribute("aria-label", say("copy"));
  return field;
}
