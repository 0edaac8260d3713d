/**
 * The rundown to be edited in place: one line a segment, each of which opens.
 * @import { Editor } from "./editor.js"
 * @import { Line } from "./types"
 */

import { html, nothing, repeat } from "../render.js";
import { known } from "./fields.js";
import { lineView } from "./line.js";
import { openView } from "./open.js";

/**
 * @param {Editor} editor
 * @param {(line: Line) => unknown} [beside] what stands at the end of a line
 */
export function rundownView(editor, beside) {
  const lines = editor.rows.lines();
  return html`<div class="rd-box"><ol class="rd-list ${editor.rows.stored ? "rd-live" : ""}" @keydown=${(/** @type {KeyboardEvent} */ event) => listen(editor, event)}>
      ${repeat(lines, ({ id }) => id, (line, index) => row(editor, lines, line, index, beside))}
    </ol>
    <datalist id="rd-names">${names(editor).map((name) => html`<option value=${name}></option>`)}</datalist></div>`;
}

/**
 * @param {Editor} editor
 * @param {Line[]} lines
 * @param {Line} line
 * @param {number} index
 * @param {((line: Line) => unknown) | undefined} beside
 */
function row(editor, lines, line, index, beside) {
  const isOpen = editor.open.has(line.id);
  const { dragged, rows } = editor;
  const lands = dragged && (dragged.after === line.id ? "below" : dragged.after === null && index === 0 ? "above" : nothing);
  const opened = isOpen ? openView(editor, lines, line, index) : nothing;
  const notice = rows.stored?.notice(line.id);
  const doubt = rows.doubt?.(line.id);
  return html`<li class="rd-row" data-segment=${line.id} data-at=${line.live?.at ?? nothing} aria-current=${line.live?.at === "now" ? "true" : nothing} data-lands=${lands || nothing}
    ?data-open=${isOpen} ?data-dragged=${dragged?.id === line.id} ?data-skipped=${line.live?.skipped}>
    ${rows.stored ? html`${lineView(editor, line)} ${beside?.(line) ?? nothing} ${opened}` : html`<details class="rd-item" ?open=${isOpen}>${lineView(editor, line)} ${opened}</details>`}
    ${doubt ? html`<p class="doubt small rd-doubt" id="${line.id}_doubt">${doubt}</p>` : nothing}
    ${notice && !isOpen ? html`<p class="rd-notice trouble" role="alert">${notice}</p>` : nothing}</li>`;
}

/** @param {Editor} editor */
function names(editor) {
  return [...new Set(known(editor).map(({ name }) => name.trim()))].sort((a, b) => a.localeCompare(b));
}

/**
 * Arrow keys go from line to line, with Alt they move the line; Enter in a field saves and closes it; Escape closes it.
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
  else if (event.key === "Enter" && target.matches("input")) void editor.save(id);
  else if (step && event.altKey) editor.shift(id, step);
  else if (step && target.matches(".rd-line")) neighbour(row, step)?.querySelector(".rd-line")?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * @param {Element} row
 * @param {number} step
 * @returns {{ querySelector(one: ".rd-line"): HTMLElement | null } | null}
 */
function neighbour(row, step) {
  return step < 0 ? row.previousElementSibling : row.nextElementSibling;
}

/**
 * Remembers before a drawing what has the focus, for what is moved loses it.
 * @param {Editor} editor
 * @param {HTMLElement} root
 * @returns {() => void} puts the focus where it is wanted or was, after the drawing
 */
export function focusKeeper(editor, root) {
  const { activeElement } = document;
  const held = activeElement instanceof HTMLElement && root.contains(activeElement) ? activeElement : null;
  return () => {
    const { wanted } = editor;
    // A line that was just stored may not be here yet: then it is waited for.
    if (wanted && settle(root, wanted)) editor.wanted = null;
    else if (held?.isConnected && document.activeElement !== held) held.focus();
  };
}

/**
 * @param {HTMLElement} root
 * @param {{ id: string, cell: string | null }} wanted
 * @returns {boolean} whether it is there
 */
function settle(root, wanted) {
  const row = root.querySelector(`[data-segment="${CSS.escape(wanted.id)}"]`);
  const place = row?.querySelector(wanted.cell === null ? ".rd-line" : `[data-field="${CSS.escape(wanted.cell)}"]`);
  if (!(place instanceof HTMLElement)) return false;
  place.focus({ preventScroll: true });
  if (place instanceof HTMLInputElement) place.select();
  // All that has opened comes into view; where that is too little room, its line and what follows it.
  row?.scrollIntoView({ block: "nearest" });
  return true;
}
