/** The organiser's pages: the rundown, links that copy. All work without this. */

import { t } from "../shared/words.js";
import { owner } from "./owner.js";
import { review } from "./review.js";

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const field = document.getElementById(button.dataset["copy"] ?? "");
  if (!(field instanceof HTMLInputElement)) return;
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy"); // the clipboard proper is missing on plain-HTTP host names
  }
  button.textContent = t("Copied");
  const status = document.getElementById("told");
  if (status) status.textContent = t("Copied");
  setTimeout(() => (button.textContent = t("Copy")), 2_000);
}

review();
owner();
for (const button of document.querySelectorAll("button[data-copy], button[data-print]")) {
  if (!(button instanceof HTMLButtonElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => ("print" in button.dataset ? print() : void copy(button)));
}
