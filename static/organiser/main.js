/** The organiser's pages: sums while one types, rows that move, links that copy. All work without this. */

import { html, render } from "../shared/render.js";
import { minutes } from "../shared/times.js";
import { t } from "../shared/words.js";
import { listenToRows } from "./rows.js";
import { seconds, slot } from "./sums.js";

/** @param {string} id */
function typed(id) {
  const field = document.getElementById(id);
  return field instanceof HTMLInputElement ? field.value : "";
}

/** @param {HTMLElement} place */
function drawSums(place) {
  let planned = 0;
  for (const field of document.querySelectorAll("#rows [data-minutes]")) {
    planned += seconds(/** @type {HTMLInputElement} */ (field).value) ?? 0;
  }
  const length = slot(typed("start"), typed("end"));
  const over = length === null ? 0 : planned - length;
  place.classList.toggle("over", over > 0);
  const words = length === null ? minutes(planned) : t("%(planned)s of %(slot)s", { planned: minutes(planned), slot: minutes(length) });
  render(html`<b class="number">${words}</b> <span>${length === null ? "" : verdict(over)}</span>`, place);
}

/** @param {number} over */
function verdict(over) {
  if (over > 0) return `▲ ${t("%(time)s too long", { time: minutes(over) })}`;
  return over < 0 ? t("%(time)s to spare", { time: minutes(-over) }) : `✓ ${t("fits exactly")}`;
}

/** Takes over the sums and the rows of the review page. */
function review() {
  const [list, sums, empty] = ["rows", "sums", "empty-row"].map((id) => document.getElementById(id));
  if (!list || !sums || !(empty instanceof HTMLTemplateElement)) return;
  sums.replaceChildren();
  const draw = () => drawSums(sums);
  list.closest("form")?.addEventListener("input", draw);
  listenToRows(list, empty, draw);
  draw();
}

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
for (const button of document.querySelectorAll("button[data-copy], button[data-print]")) {
  if (!(button instanceof HTMLButtonElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => ("print" in button.dataset ? print() : void copy(button)));
}
