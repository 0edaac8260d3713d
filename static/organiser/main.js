/** The organiser's pages: the rundown, links that copy. All work without this. */

import { t } from "../shared/words.js";
import { builder } from "./builder.js";
import { owner } from "./owner.js";
import { records } from "./records.js";
import { review } from "./review.js";
import { slides } from "./slide.js";

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const field = document.getElementById(button.dataset["copy"] ?? "");
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  const said = button.textContent;
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // The clipboard proper is missing on plain-HTTP host names; then what is copied must be in sight.
    field.closest("details")?.setAttribute("open", "");
    field.select();
    document.execCommand("copy");
  }
  button.textContent = t("Copied");
  const status = document.getElementById("told");
  if (status) status.textContent = t("Copied");
  setTimeout(() => (button.textContent = said), 2_000);
}

review();
owner();
builder();
slides();
records();
for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!(button instanceof HTMLButtonElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => void copy(button));
}
