// Nothing typed is lost: a draft in this browser after every change, files to save and to open, a word before leaving.
"use strict";

const keeping = { isSaved: true, at: null, timer: 0 };

function changed() {
  keeping.isSaved = false;
  clearTimeout(keeping.timer);
  keeping.timer = setTimeout(keepDraft, 400);
  if (keeping.shown !== "browser.state-of.kept") showState("browser.state-of.typing");
}

function keepDraft() {
  clearTimeout(keeping.timer);
  keeping.at = new Date();
  try {
    localStorage.setItem(data.key, JSON.stringify({ profile, isSaved: keeping.isSaved, at: keeping.at }));
    showState(keeping.isSaved ? "browser.state-of.saved" : "browser.state-of.kept");
  } catch {
    showState("browser.state-of.not-kept");
  }
}

// Take up the draft that this browser kept, if it still is a profile.
function takeUpDraft() {
  let draft = null;
  try {
    draft = JSON.parse(localStorage.getItem(data.key));
  } catch {
    return;
  }
  if (!isObject(draft) || readProfile(JSON.stringify(draft.profile ?? null)).refused) return;
  profile = draft.profile;
  keeping.isSaved = Boolean(draft.isSaved);
  keeping.at = new Date(draft.at);
  showState("browser.state-of.taken-up");
}

function clearDraft() {
  if (!confirm(say("browser.clear-question"))) return;
  clearTimeout(keeping.timer);
  try {
    localStorage.removeItem(data.key);
  } catch {
    // without storage there is nothing to clear
  }
  begin(structuredClone(data.profile));
  showState("browser.state-of.cleared");
}

function showState(key) {
  keeping.shown = key;
  const time = keeping.at
    ? keeping.at.toLocaleString(language === "ja" ? "ja-JP" : "en-GB", { dateStyle: "short", timeStyle: "short" })
    : "";
  const state = document.getElementById("state");
  if (state.textContent !== say(key, { time })) state.textContent = say(key, { time });
  state.dataset.kind = key.split(".").at(-1);
}

function saveFile() {
  const blob = new Blob([`${JSON.stringify(settledProfile(), null, 2)}\n`], { type: "application/json" });
  const link = element("a", {
    href: URL.createObjectURL(blob),
    download: `${at(["service", "id"]) ?? "profile"}.json`,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  keeping.isSaved = true;
  keepDraft();
  const errors = allTroubles().filter(({ isError }) => isError).length;
  document.getElementById("message").textContent = errors ? say("browser.file.saved-with-errors", { n: errors }) : "";
}

async function openFile(input) {
  const [file] = input.files;
  if (!file) return;
  const { read, refused } = readProfile(await file.text());
  input.value = "";
  document.getElementById("message").textContent = refused ?? "";
  if (refused || (!keeping.isSaved && !confirm(say("browser.open-question")))) return;
  begin(read);
  keepDraft();
  showState("browser.state-of.opened");
  const unasked = unaskedAnswers();
  if (unasked) document.getElementById("message").textContent = say("browser.file.unasked", { n: unasked });
}

// A whole profile in place of the one before.
function begin(whole) {
  profile = whole;
  keeping.isSaved = true;
  wanted.cards.clear();
  judgeAll();
  renderAll();
}

addEventListener("beforeunload", (event) => {
  if (keeping.isSaved) return;
  event.preventDefault();
  event.returnValue = true; // some browsers ask only then
});

addEventListener("storage", ({ key }) => {
  if (key === data.key) showState("browser.state-of.other-window");
});
