/**
 * The rundown to be edited in place: one line a segment, each of which opens.
 * @import { Editor } from "./editor.js"
 * @import { Line } from "./types"
 */

import { html, nothing, repeat } from "../render.js";
import { t } from "../words.js";
import { fieldsView, known } from "./fields.js";
import { lineView } from "./line.js";

/** @param {Editor} editor */
export function rundownView(editor) {
  const lines = editor.rows.lines();
  return html`<ol class="rundown" @keydown=${(/** @type {KeyboardEvent} */ event) => listen(editor, event)}>
      ${repeat(lines, ({ id }) => id, (line, index) => row(editor, lines, line, index))}
    </ol>
    <datalist id="rd-names">${names(editor).map((name) => html`<option value=${name}></option>`)}</datalist>`;
}

/**
 * @param {Editor} editor
 * @param {Line[]} lines
 * @param {Line} line
 * @param {number} index
 */
function row(editor, lines, line, index) {
  const isOpen = editor.open.has(line.id);
  const { dragged } = editor;
  const lands = dragged && (dragged.after === line.id ? "below" : dragged.after === null && index === 0 ? "above" : nothing);
  return html`<li class="rd-row" data-segment=${line.id} data-lands=${lands || nothing} ?data-dragged=${dragged?.id === line.id}>
    <details class="rd-item" ?open=${isOpen}>${lineView(editor, line)} ${isOpen ? opened(editor, lines, line, index) : nothing}</details></li>`;
}

/**
 * @param {Editor} editor
 * @param {Line[]} lines
 * @param {Line} line
 * @param {number} index
 */
function opened(editor, lines, { id }, index) {
  const n = index + 1;
  return html`<div class="rd-open" role="group" aria-label=${t("Segment %(n)s", { n })}>${fieldsView(editor, id)}
    <div class="rd-acts">
      <button class="button plain" type="button" aria-label=${t("Move segment %(n)s up", { n })} ?disabled=${index === 0} @click=${() => editor.shift(id, -1)}>↑</button>
      <button class="button plain" type="button" aria-label=${t("Move segment %(n)s down", { n })} ?disabled=${n === lines.length} @click=${() => editor.shift(id, 1)}>↓</button>
      ${moveTo(editor, lines, id)}
      <button class="button plain" type="button" aria-label=${t("Add a segment after %(n)s", { n })} @click=${() => editor.add(id)}>+ ${t("Add after")}</button>
      <button class="button plain" type="button" aria-label=${t("Remove segment %(n)s", { n })} @click=${() => editor.remove(id)}>✕ ${t("Remove")}</button>
    </div></div>`;
}

/**
 * @param {Editor} editor
 * @param {Line[]} lines
 * @param {string} id
 */
function moveTo(editor, lines, id) {
  const go = (/** @type {Event} */ event) => {
    const place = /** @type {HTMLSelectElement} */ (event.target);
    const after = place.value;
    place.value = "";
    editor.move(id, after === "first" ? null : after);
  };
  return html`<select class="input rd-move" aria-label=${t("Move to")} @change=${go}>
    <option value="" selected>${t("Move to…")}</option><option value="first">${t("First")}</option>
    ${lines.filter((line) => line.id !== id).map((line) => html`<option value=${line.id}>${t("After: %(title)s", { title: line.title })}</option>`)}</select>`;
}

/** @param {Editor} editor */
function names(editor) {
  return [...new Set(known(editor).map(({ name }) => name.trim()))].sort((a, b) => a.localeCompare(b));
}

/**
 * Arrow keys go from line to line, with Alt they move the line; Escape closes it.
 * @param {Editor} editor
 * @param {KeyboardEvent} event
 */
function listen(editor, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const row = /** @type {HTMLElement | null} */ (target.closest(".rd-row"));
  const id = row?.dataset["segment"];
  if (!row || !id || event.ctrlKey || event.metaKey) return;
  const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
  if (event.key === "Escape" && editor.open.has(id)) editor.close(id);
  else if (step && event.altKey) editor.shift(id, step);
  else if (step && target.matches("summary")) neighbour(row, step)?.querySelector("summary")?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * @param {Element} row
 * @param {number} step
 */
function neighbour(row, step) {
  return step < 0 ? row.previousElementSibling : row.nextElementSibling;
}

/**
 * Puts the focus where it is wanted, after a drawing.
 * @param {Editor} editor
 * @param {HTMLElement} root
 */
export function settle(editor, root) {
  const { wanted } = editor;
  editor.wanted = null;
  if (!wanted) return;
  const row = root.querySelector(`[data-segment="${CSS.escape(wanted.id)}"]`);
  const place = row?.querySelector(wanted.cell === null ? "summary" : `[data-field="${CSS.escape(wanted.cell)}"]`);
  if (!(place instanceof HTMLElement)) return;
  place.focus();
  if (place instanceof HTMLInputElement) place.select();
}
