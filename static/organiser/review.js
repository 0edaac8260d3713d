/** The review of an announcement: its rundown edited in place, and sums while one types. */

import { mount } from "../shared/render.js";
import { Editor } from "../shared/rundown/editor.js";
import { focusKeeper, rundownView } from "../shared/rundown/list.js";
import { seconds, slot } from "../shared/rundown/minutes.js";
import { sumsView } from "../shared/rundown/sums.js";
import { t } from "../shared/words.js";
import { FormRows } from "./form_rows.js";
import { proposeZone } from "./own_zone.js";

/** @param {string} id */
function typed(id) {
  const field = document.getElementById(id);
  return field instanceof HTMLInputElement ? field.value : "";
}

/** @param {FormRows} rows */
function planned({ rows }) {
  return rows.reduce((sum, { fields }) => sum + (seconds(fields.minutes) ?? 0), 0);
}

/** Takes over the rundown of the review page. */
export function review() {
  const form = document.getElementById("review");
  const [place, sums] = ["rows", "sums"].map((id) => document.getElementById(id));
  if (!(form instanceof HTMLFormElement) || !place || !sums) return;
  proposeZone(form);
  const rows = new FormRows(form);
  const editor = new Editor(rows);
  for (const { id, fields, problems } of rows.rows) {
    if (Object.keys(problems).length || !(fields.title || fields.minutes || fields.people.length)) editor.open.add(id);
  }
  const drawSums = mount(sums, () => sumsView(planned(rows), slot(typed("start"), typed("end"))));
  const draw = mount(place, () => {
    drawSums();
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
