/** The review of an announcement: its rundown edited in place, and sums while one types. */

import { mount } from "../shared/render.js";
import { Editor } from "../shared/rundown/editor.js";
import { focusKeeper, rundownView } from "../shared/rundown/list.js";
import { seconds, slot } from "../shared/rundown/minutes.js";
import { sumsView } from "../shared/rundown/sums.js";
import { t } from "../shared/words.js";
import { FormRows } from "./form_rows.js";
import { Original } from "./original.js";
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
  const [place, sums, undo] = ["rows", "sums", "undo"].map((id) => document.getElementById(id));
  if (!(form instanceof HTMLFormElement) || !place || !sums || !undo) return;
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
  const original = takeOriginal(place, rows, editor);
  editor.addEventListener("change", () => {
    draw();
    original?.draw();
    undo.hidden = !rows.canUndo;
    if (rows.canUndo) settle("segments");
  });
  undo.addEventListener("click", () => {
    rows.undo();
    say(t("Taken back"));
    leaving.unsaved = true;
    editor.changed();
  });
  form.addEventListener("input", ({ target }) => {
    leaving.unsaved = true;
    // The fields of the rundown have no names: it is written into the form when it is sent.
    settle(/** @type {HTMLInputElement} */ (target).name || "segments");
    draw();
  });
  form.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    if (button?.value !== "add") return;
    event.preventDefault();
    editor.add();
  });
  draw();
  original?.draw();
}

/** @param {string} words */
function say(words) {
  const told = document.getElementById("told");
  if (told) told.textContent = words;
}

/**
 * @param {HTMLElement} rundown
 * @param {FormRows} rows
 * @param {Editor} editor
 */
function takeOriginal(rundown, rows, editor) {
  const list = document.getElementById("lines");
  return list && new Original(list, rundown, rows, editor, say);
}

/** What should be looked at in a field is settled once somebody types in it. @param {string} name */
function settle(name) {
  document.querySelector(`.doubt[data-doubt="${CSS.escape(name)}"]`)?.remove();
  document.querySelector(`#look-at a[href="#${CSS.escape(name)}"]`)?.remove();
  if (!document.querySelector("#look-at a")) document.getElementById("look-at")?.remove();
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
