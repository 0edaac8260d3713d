/** The review of an announcement: its rundown edited in place, and sums while one types. */

import { html, mount, render } from "../shared/render.js";
import { Editor } from "../shared/rundown/editor.js";
import { focusKeeper, rundownView } from "../shared/rundown/list.js";
import { seconds, slot } from "../shared/rundown/minutes.js";
import { minutes } from "../shared/times.js";
import { t } from "../shared/words.js";
import { FormRows } from "./form_rows.js";

/** @param {string} id */
function typed(id) {
  const field = document.getElementById(id);
  return field instanceof HTMLInputElement ? field.value : "";
}

/**
 * @param {FormRows} rows
 * @param {HTMLElement} place
 */
function drawSums({ rows }, place) {
  const planned = rows.reduce((sum, { fields }) => sum + (seconds(fields.minutes) ?? 0), 0);
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

/** Takes over the rundown of the review page. */
export function review() {
  const form = document.getElementById("review");
  const [place, sums] = ["rows", "sums"].map((id) => document.getElementById(id));
  if (!(form instanceof HTMLFormElement) || !place || !sums) return;
  const rows = new FormRows(form);
  const editor = new Editor(rows);
  for (const { id, fields, problems } of rows.rows) {
    if (Object.keys(problems).length || !(fields.title || fields.minutes || fields.people.length)) editor.open.add(id);
  }
  sums.replaceChildren();
  const draw = mount(place, () => {
    drawSums(rows, sums);
    queueMicrotask(focusKeeper(editor, place));
    return rundownView(editor);
  });
  const leaving = guardLeaving(form, rows);
  editor.addEventListener("change", draw);
  form.addEventListener("input", () => {
    leaving.unsaved = true;
    drawOld();
    draw();
  });
  form.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    if (button?.value !== "add") return;
    event.preventDefault();
    editor.add();
  });
  draw();
}

/** The warnings are of what was read: they may no longer hold once somebody has corrected something. */
function drawOld() {
  const head = document.querySelector("#warnings b");
  if (head) head.textContent = t("Please look at this, as it was before your changes. “Check again” looks anew.");
}

/**
 * Whoever leaves with words that nobody has stored is asked first.
 * @param {HTMLFormElement} form
 * @param {FormRows} rows
 */
function guardLeaving(form, rows) {
  const leaving = { unsaved: "unsaved" in form.dataset, sent: false };
  form.addEventListener("submit", () => (leaving.sent = true));
  addEventListener("pagehide", () => rows.keep());
  addEventListener("beforeunload", (event) => {
    if (leaving.unsaved && !leaving.sent) event.preventDefault();
  });
  return leaving;
}
