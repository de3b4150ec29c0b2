// Light or dark as the reader chooses: the dark rules of the style are switched on or off. Nothing is stored.
"use strict";

const DARK = "(prefers-color-scheme: dark)";
const darkRules = [...document.styleSheets]
  .flatMap((sheet) => [...sheet.cssRules])
  .filter((rule) => rule.media?.mediaText.includes(DARK))
  .map((rule) => ({ media: rule.media, asDelivered: rule.media.mediaText }));

function showTheme() {
  themeList.value = wanted.theme;
  if (!themeList.value) wanted.theme = themeList.value = "";
  const { theme } = wanted;
  const instead = { light: "(max-width: 0px)", dark: "(min-width: 0px)" }[theme] ?? DARK;
  for (const { media, asDelivered } of darkRules) media.mediaText = asDelivered.replaceAll(DARK, instead);
  document.documentElement.style.colorScheme = theme;
}

const themeList = document.getElementById("theme");

function offerTheme() {
  themeList.closest("label").hidden = false;
  themeList.addEventListener("input", () => {
    wanted.theme = themeList.value;
    showTheme();
    writeAddress();
  });
}
