/**
 * Everything else of a segment, folded away; templates/shared/rundown.html draws the same.
 * @import { Editor } from "./editor.js"
 * @import { Document, Fields } from "./types"
 */

import { html, live } from "../render.js";
import { t } from "../words.js";
import { input_, trouble } from "./fields.js";

/** @type {Document} */
const NOTHING = { title: "", url: "" };

/**
 * What a field is called.
 * @param {keyof Fields} name
 */
export function fieldName(name) {
  switch (name) {
    case "title": return t("Title");
    case "kind": return t("Kind");
    case "minutes": return t("Minutes");
    case "people": return t("People");
    case "least": return t("At least, minutes");
    case "wrap_up": return t("Wrap-up at, minutes left");
    case "danger": return t("Urgent at, minutes left");
    case "end_action": return t("When its time is up");
    case "not_before": return t("Not before");
    case "ends_by": return t("Ends by");
    case "note": return t("Note for staff");
    case "documents": return t("Documents");
  }
}

/** @param {string} action */
function actionName(action) {
  switch (action) {
    case "cue_next": return t("Cue the next segment");
    case "hold_at_zero": return t("Hold at zero");
    default: return t("Go on in overtime");
  }
}

/**
 * @param {Editor} editor
 * @param {string} id
 */
export function moreView(editor, id) {
  const { rows } = editor;
  const fields = rows.fields(id);
  const problems = rows.problems(id);
  const input = input_(id, problems);
  /** @param {Partial<Fields>} typed */
  const type = (typed) => {
    rows.type(id, typed);
    editor.changed();
  };
  const line = (/** @type {"least" | "wrap_up" | "danger" | "not_before" | "ends_by"} */ name) =>
    html`<div class="field">${input(name, fieldName(name), fields[name], (text) => type({ [name]: text }))}</div>`;
  return html`<details class="rd-more"><summary>${t("More")}</summary><div class="rd-more-in">
    ${line("least")} ${line("wrap_up")} ${line("danger")} ${line("not_before")} ${line("ends_by")}
    <div class="field"><label for="${id}_end_action">${fieldName("end_action")}</label><select class="input" id="${id}_end_action" data-field="end_action"
      @change=${(/** @type {Event} */ event) => type({ end_action: /** @type {HTMLSelectElement} */ (event.target).value })}
      >${["overtime", "cue_next", "hold_at_zero"].map((action) => html`<option value=${action} ?selected=${action === fields.end_action}>${actionName(action)}</option>`)}</select></div>
    <div class="field rd-note"><label for="${id}_note">${fieldName("note")}</label><textarea class="input" id="${id}_note" data-field="note" rows="2" dir="auto"
      .value=${live(fields.note)} @input=${(/** @type {Event} */ event) => type({ note: /** @type {HTMLTextAreaElement} */ (event.target).value })}></textarea>${trouble(problems["note"], `${id}_note`)}</div>
    <div class="rd-documents" role="group" aria-label=${fieldName("documents")}>${[...fields.documents, NOTHING].map((document, index) => documentView(editor, id, document, index, input, type))}</div>
  </div></details>`;
}

/**
 * @param {Editor} editor
 * @param {string} id
 * @param {Document} document
 * @param {number} index
 * @param {ReturnType<typeof input_>} input
 * @param {(typed: Partial<Fields>) => void} type
 */
function documentView({ rows }, id, document, index, input, type) {
  const n = index + 1;
  const part = (/** @type {keyof Document} */ part, /** @type {string} */ label, /** @type {string} */ hint) => {
    const typed = (/** @type {string} */ text) => {
      // As they are now: what was drawn may be older than what was typed in another field since.
      const after = [...rows.fields(id).documents];
      after[index] = { ...(after[index] ?? NOTHING), [part]: text };
      type({ documents: after.filter(({ title, url }) => title || url) });
    };
    return html`<div class="field">${input(`d${n}_${part}`, label, document[part], typed, document === NOTHING ? hint : undefined)}</div>`;
  };
  return html`<div class="rd-document" role="group" aria-label=${t("Document %(n)s", { n })}>${part("title", t("Document"), t("Add a document"))} ${part("url", t("Address"), "https://")}</div>`;
}
