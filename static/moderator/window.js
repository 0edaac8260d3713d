/**
 * The question window: what attendees may do now, by hand or as the rundown has it.
 * @import { QaPanel } from "../shared/types"
 * @import { Desk } from "./desk.js"
 */

import { html } from "../shared/render.js";
import { clockTime, minutes } from "../shared/times.js";
import { automatic } from "../shared/timing.js";
import { t, tn } from "../shared/words.js";
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

/** What keeps the room safe at present. @param {Desk} desk */
function guards({ room: { screen: { qa, event }, clock } }) {
  if (!qa) return [];
  const { slow_seconds: slow, hold_words: words = [], strict_votes: strict, newcomers_held_until: until } = qa;
  return [
    slow ? t("Slow mode: a person's next question after %(time)s", { time: minutes(slow) }) : "",
    words.length ? tn("%(n)s word holds a question", "%(n)s words hold a question", words.length) : "",
    strict ? t("Votes count from people who stayed a minute") : "",
    until && until > clock.now() ? t("Newcomers from one address are held until %(time)s", { time: clockTime(until, event.time_zone ?? "UTC") }) : "",
  ].filter(Boolean);
}

/** @param {Desk} desk */
export function windowView(desk) {
  const { qa, event } = desk.room.screen;
  if (!qa) return html``;
  const auto = windowWord(automatic(desk.room.screen));
  const ended = event.phase === "ended";
  const set = (/** @type {string} */ window) => (/** @type {Event} */ event) => {
    /** @type {Element} */ (event.target).closest("details")?.removeAttribute("open");
    void setWindow(desk, window);
  };
  const leave = (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && /** @type {Element} */ (event.currentTarget).removeAttribute("open");
  return html`<details class="window" @keydown=${leave}>
    <summary class="button q-act" title=${meaning(qa.window)}><span class="sr">${t("Question window")}: </span>${windowWord(qa.window)}${guards(desk).length ? " !" : ""}</summary>
    <div class="window-choices" role="group" aria-label=${t("Question window")}>
      <p class="small muted">${meaning(qa.window)}</p>
      <button class="button plain q-act" type="button" aria-pressed=${!qa.by_hand} ?disabled=${ended} @click=${set("auto")}
        >${t("Automatic: %(window)s", { window: auto })}</button>
      ${HANDS.map((window) => html`<button class="button plain q-act" type="button" data-window=${window} ?disabled=${ended}
        aria-pressed=${qa.by_hand && qa.window === window} @click=${set(window)}>${windowWord(window)}</button>`)}
      ${guards(desk).map((words) => html`<p class="small">${words}</p>`)}
    </div>
  </details>`;
}
