/**
 * One segment as one line; templates/shared/rundown.html draws the same.
 * @import { Editor } from "./editor.js"
 * @import { Line, LiveLine } from "./types"
 */

import { kindName } from "../people.js";
import { html, nothing } from "../render.js";
import { t } from "../words.js";
import { grabbed } from "../drag.js";

/** The kinds, in the order in which they are offered. */
export const KINDS = ["welcome", "introduction", "talk", "panel", "qa", "break", "conclusions", "closing", "other"];

/** @param {string} kind */
export function kindWord(kind) {
  return kindName(kind) || t("Something else");
}

/** @param {string[]} people */
function chips(people) {
  const shown = people.slice(0, people.length > 3 ? 2 : 3).map((name) => html`<span class="chip" dir="auto">${name}</span> `);
  return people.length > 3 ? [shown, html`<span class="chip rd-others">+${people.length - 2}</span>`] : shown;
}

/**
 * The line itself, which opens when it is clicked.
 * @param {Editor} editor
 * @param {Line} line
 */
export function lineView(editor, line) {
  const click = (/** @type {MouseEvent} */ event) => {
    event.preventDefault();
    const target = /** @type {Element} */ (event.target);
    if (target.closest(".rd-grip")) return;
    const cell = target.closest("[data-cell]");
    editor.toggle(line.id, cell instanceof HTMLElement ? cell.dataset["cell"] : undefined);
  };
  const cells = html`<span class="rd-grip" aria-hidden="true" title=${t("Drag to move")} @pointerdown=${(/** @type {PointerEvent} */ event) => grabbed(editor, line.id, event)}>⠿</span>
    <span class="rd-time number" data-cell="title" title=${t("Plan")}><span class="sr">${t("Plan")} </span>${line.start || "–"}</span>
    ${line.live ? html`<span class="rd-now number ${line.live.late}" data-cell="title" title=${t("Now")}><span class="sr">${t("Now")} </span>${line.live.expected || "–"}</span>` : nothing}
    <span class="rd-title" data-cell="title" dir="auto">${line.title || html`<span class="muted">${t("New segment")}</span>`}${line.live ? flags(line.live) : nothing}</span>
    <span class="rd-chips" data-cell="p1_name">${chips(line.people)}</span>
    <span class="rd-length number" data-cell="minutes">${line.length}</span>
    <span class="rd-sign" data-cell="kind" title=${kindWord(line.kind)}><svg class="sign" aria-hidden="true"><use href="#kind-${line.kind}"></use></svg><span class="sr">${kindWord(line.kind)}</span></span>`;
  const { stored } = editor.rows;
  if (!stored) return html`<summary class="rd-line" @click=${click}>${cells}</summary>`;
  return html`<a class="rd-line" href=${stored.href(line.id)} aria-expanded=${editor.open.has(line.id) ? "true" : "false"} @click=${click}>${cells}</a>`;
}

/** @param {LiveLine} live */
function flags({ skipped, claimed, unsaved }) {
  return html`${skipped ? html` <span class="badge">${t("skipped")}</span>` : nothing}${claimed === null ? nothing : html` <span class="badge accent rd-claim">✎ ${claimed}</span>`}${unsaved ? html` <span class="badge warn rd-unsaved">${t("not saved")}</span>` : nothing}`;
}
