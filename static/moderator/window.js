/**
 * The question window: what attendees may do now, by hand or as the rundown has it.
 * @import { QaPanel } from "../shared/types"
 * @import { Desk } from "./desk.js"
 */

import { html } from "../shared/render.js";
import { automatic } from "../shared/timing.js";
import { t } from "../shared/words.js";
import { refusedCue } from "./outcomes.js";

/** @type {readonly QaPanel["window"][]} */
const HANDS = ["closed", "collecting", "open", "votes_only"];

/** @param {string} window */
export function windowWord(window) {
  switch (window) {
    case "closed":
      return t("Closed");
    case "collecting":
      return t("Collecting");
    case "open":
      return t("Open");
    default:
      return t("Votes only");
  }
}

/** @param {string} window */
function meaning(window) {
  switch (window) {
    case "closed":
      return t("Attendees can neither ask nor vote.");
    case "collecting":
      return t("Attendees can ask and vote; the questions are for later.");
    case "open":
      return t("Attendees can ask and vote.");
    default:
      return t("Attendees can vote, not ask.");
  }
}

/**
 * @param {Desk} desk
 * @param {string} window
 */
async function setWindow(desk, window) {
  const answer = await desk.room.command("set_window", { window });
  if (!answer.ok) desk.report({ text: refusedCue(answer, desk.room.screen), good: false, undo: null });
}

/** @param {Desk} desk */
export function windowView(desk) {
  const { qa, event } = desk.room.screen;
  if (!qa) return html``;
  const auto = windowWord(automatic(desk.room.screen));
  const set = (/** @type {string} */ window) => setWindow(desk, window);
  const ended = event.phase === "ended";
  return html`<div class="window">
    <div class="choices" role="group" aria-label=${t("Question window")}>
      <button class="button q-act" type="button" aria-pressed=${!qa.by_hand} ?disabled=${ended} @click=${() => set("auto")}
        >${t("Automatic: %(window)s", { window: auto })}</button>
      ${HANDS.map((window) => html`<button class="button q-act" type="button" data-window=${window} ?disabled=${ended}
        aria-pressed=${qa.by_hand && qa.window === window} @click=${() => set(window)}>${windowWord(window)}</button>`)}
    </div>
    <p class="small muted">${meaning(qa.window)}</p>
  </div>`;
}
