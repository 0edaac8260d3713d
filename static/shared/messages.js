/**
 * What the moderators tell whoever is on stage: in sight until it is taken back, dim once it was read.
 * @import { Room } from "./room.js"
 */

import { html, nothing } from "./render.js";
import { clockTime } from "./times.js";
import { zone } from "./view.js";
import { t } from "./words.js";

/** From so many characters on, a message is set smaller. In step with `shared/macros.html`. */
const LONG = 80;

/** The latest first. @param {Room} room */
export function messagesView(room) {
  const { screen } = room;
  const acknowledge = (/** @type {string} */ message) => room.command("acknowledge", { message });
  return Object.entries(screen.messages ?? {}).reverse().map(([id, { text, flash, acknowledged_at: read }]) => {
    return html`<div class="message" ?data-flash=${flash} ?data-read=${read !== null} ?data-long=${text.length > LONG}><p dir="auto">${text}</p>
      ${read === null ? html`<button class="button" type="button" @click=${() => acknowledge(id)}>${t("Read")}</button>` : nothing}
      ${read === null ? nothing : html`<small>${t("read %(time)s", { time: clockTime(read, zone(screen.event)) })}</small>`}</div>`;
  });
}
