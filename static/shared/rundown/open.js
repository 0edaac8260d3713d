/**
 * What stands under a line that is open: its fields, and what can be done with it.
 * @import { Editor } from "./editor.js"
 * @import { Line, Stored } from "./types"
 */

import { html, nothing } from "../render.js";
import { t } from "../words.js";
import { fieldsView } from "./fields.js";
import { fieldName, moreView } from "./more.js";

/**
 * @param {Editor} editor
 * @param {Line[]} lines
 * @param {Line} line
 * @param {number} index
 */
export function openView(editor, lines, line, index) {
  const { stored } = editor.rows;
  const n = index + 1;
  return html`<div class="rd-open" role="group" aria-label=${t("Segment %(n)s", { n })}>
    ${stored ? meanwhile(stored, line) : nothing}
    ${fieldsView(editor, line)}
    ${line.live?.isNew ? nothing : moreView(editor, line.id)}
    ${stored ? saving(editor, stored, line.id) : nothing}
    <div class="rd-acts">
      <button class="button plain" type="button" aria-label=${t("Move segment %(n)s up", { n })} ?disabled=${index === 0} @click=${() => editor.shift(line.id, -1)}>↑</button>
      <button class="button plain" type="button" aria-label=${t("Move segment %(n)s down", { n })} ?disabled=${n === lines.length} @click=${() => editor.shift(line.id, 1)}>↓</button>
      ${moveTo(editor, lines, line.id)}
      <button class="button plain" type="button" aria-label=${t("Add a segment after %(n)s", { n })} @click=${() => editor.add(line.id)}>+ ${t("Add after")}</button>
      ${stored && line.live?.isNew === false && (line.live.at === "coming" || line.live.skipped) ? skip(stored, line.id, line.live.skipped) : nothing}
      ${line.live?.removable === false ? nothing : html`<button class="button plain" type="button" aria-label=${t("Remove segment %(n)s", { n })} @click=${() => editor.remove(line.id)}>✕ ${t("Remove")}</button>`}
    </div></div>`;
}

/**
 * What others made of the fields in which one types: both stand there, and nobody's words are lost.
 * @param {Stored} stored
 * @param {Line} line
 */
function meanwhile(stored, line) {
  const changed = stored.meanwhile(line.id);
  if (!changed.length) return nothing;
  return html`<div class="notice warn" role="status"><p>${t("Somebody changed this meanwhile. Saving puts what you typed in its place.")}</p>
    <dl class="rd-meanwhile">${changed.map(([name, text]) => html`<div><dt>${fieldName(name)}</dt><dd dir="auto">${text || "–"}</dd></div>`)}</dl></div>`;
}

/**
 * @param {Editor} editor
 * @param {Stored} stored
 * @param {string} id
 */
function saving(editor, stored, id) {
  const notice = stored.notice(id);
  return html`<div class="rd-save">
    ${notice ? html`<p class="trouble" role="alert">${notice}</p>` : nothing}
    <button class="button primary" type="button" aria-disabled=${stored.pending(id)} @click=${() => editor.save(id)}>${t("Save")}</button>
    <button class="button plain" type="button" @click=${() => editor.cancel(id)}>${t("Cancel")}</button></div>`;
}

/**
 * @param {Stored} stored
 * @param {string} id
 * @param {boolean} skipped
 */
function skip(stored, id, skipped) {
  return html`<button class="button plain" type="button" @click=${() => stored.skip(id, !skipped)}>${skipped ? t("Do not skip") : t("Skip")}</button>`;
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
