/**
 * The last step on the rundown, in words: what it was, whose and how old. One press takes it back; an old one asks again.
 * @import { LastStep } from "../shared/types"
 * @import { Control } from "./control.js"
 */

import { html } from "../shared/render.js";
import { t } from "../shared/words.js";
import { age, whose } from "./card.js";

/** A step older than this is not taken back by one press. */
const OLD = 60_000;

/** @param {LastStep} step */
function stepWord({ name, title }) {
  const about = { title: title ?? "" };
  switch (name) {
    case "segment_cued":
      return t("Cue → %(title)s", about);
    case "countdown_held":
      return t("Hold");
    case "countdown_resumed":
      return t("Go on");
    case "time_added":
      return t("Time added or taken");
    case "countdown_restarted":
      return t("Countdown from the top");
    case "show_ended":
      return t("End of the show");
    case "show_landed":
      return t("Landing");
    case "segment_added":
      return t("%(title)s added", about);
    case "segments_added":
      return t("%(title)s and what follows added", about);
    case "segment_changed":
      return t("%(title)s changed", about);
    case "segment_moved":
      return t("%(title)s moved", about);
    case "segment_removed":
      return t("%(title)s removed", about);
    default:
      return name;
  }
}

/** @param {number} ms */
function old(ms) {
  return ms < OLD ? t("%(n)s s ago", { n: Math.max(0, Math.floor(ms / 1000)) }) : age(ms);
}

/**
 * "Ana, 12 s ago".
 * @param {LastStep} step
 * @param {number} at server time
 */
function whoAndWhen(step, at) {
  return [whose(step), old(at - step.at)].filter(Boolean).join(", ");
}

/** @param {Control} control */
export function undoView(control) {
  const step = control.room.screen.last_step;
  // A long title is cut; who it was and when is not.
  const words = step ? html`<span class="what">${t("Undo: %(step)s", { step: stepWord(step) })}</span><span class="whose">· ${whoAndWhen(step, control.room.clock.now())}</span>` : t("Nothing to undo");
  return html`<button class="button plain undo" id="undo" type="button" ?disabled=${!step} @click=${() => undo(control)}>↶ ${words}</button>`;
}

/**
 * Takes the last step back as it is seen now: where somebody takes another one meanwhile, nothing is taken back.
 * @param {Control} control
 */
export function undo(control) {
  const { last_step: step, show } = control.room.screen;
  if (!step || control.pending) return;
  const act = () => void control.run("undo_last", { rev: show.rev });
  const at = control.room.clock.now();
  if (at - step.at < OLD) act();
  else control.ask({ text: t("Take this back? %(step)s", { step: `${stepWord(step)}, ${whoAndWhen(step, at)}` }), yes: t("Undo"), key: "U", act });
}
