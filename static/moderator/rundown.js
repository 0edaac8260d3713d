/**
 * What the desk puts beside each line of the rundown: a way to cue it.
 * @import { Control } from "./control.js"
 * @import { Line } from "../shared/rundown/types"
 */

import { html, nothing } from "../shared/render.js";
import { t } from "../shared/words.js";

/**
 * @param {Control} control
 * @param {Line} line
 */
export function cueView(control, { id, title, live }) {
  if (!live || live.isNew || live.at === "now" || control.room.screen.event.phase === "ended") return nothing;
  return html`<button class="button plain q-act" type="button" aria-label=${t("Cue: %(title)s", { title })} @click=${() => control.cue(id)}>${t("Cue")}</button>`;
}
