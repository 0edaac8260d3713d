/**
 * Minutes that speakers to come are asked for, to end on time: one tap answers.
 * @import { ProposedMinutes } from "../shared/types"
 * @import { Room } from "../shared/room.js"
 */

import { who } from "../shared/people.js";
import { html, nothing } from "../shared/render.js";
import { clockTime, halfMinutes } from "../shared/times.js";
import { zone } from "../shared/view.js";
import { t } from "../shared/words.js";

/**
 * @param {Room} room
 * @param {(message: string) => void} refused is told why an answer was not taken
 */
export function askedFor(room, refused) {
  const { landing, rundown, event } = room.screen;

  /** @param {ProposedMinutes} asked */
  const row = ({ segment, from_seconds: from, to_seconds: to, starts_at: at, agreed }) => {
    const found = rundown?.find((each) => each.segment === segment);
    if (!found) return nothing;
    /** @param {boolean} value */
    const answer = async (value) => {
      const answered = await room.command("agree", { segment, value });
      refused(answered.ok ? "" : String(answered.message));
    };
    const facts = { minutes: halfMinutes(to), planned: halfMinutes(from), time: clockTime(at, zone(event)) };
    return html`<div class="stage-ask" role="group" aria-label=${found.title}>
      <p><b dir="auto">${who(found)}</b> ${t("%(minutes)s instead of %(planned)s, at %(time)s: fine?", facts)}</p>
      <button class="button" type="button" aria-pressed=${agreed === true} @click=${() => answer(true)}>${t("Yes")}</button><button class="button" type="button" aria-pressed=${agreed === false} @click=${() => answer(false)}>${t("No")}</button></div>`;
  };

  return (landing?.proposal ?? []).map(row);
}
