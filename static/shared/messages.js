/**
 * What the moderators tell whoever is on stage: in sight until it is taken back, dim once it was read.
 * @import { Room } from "./room.js"
 * @import { Message } from "./types"
 */

import { html, mount, nothing } from "./render.js";
import { clockTime } from "./times.js";
import { zone } from "./view.js";
import { t } from "./words.js";

/** From so many characters on, a message is set smaller. In step with `shared/macros.html`. */
const LONG = 80;

/** Those who send messages see them backstage too, and have none to acknowledge. */
function mayRead() {
  return ["host", "speaker"].includes(document.documentElement.dataset["as"] ?? "");
}

/** @param {Message["to"]} to */
export function addressee(to) {
  switch (to) {
    case "speaker":
      return t("Speaker");
    case "host":
      return t("Host");
    case "staff":
      return t("All staff");
  }
}

/** @param {Room} room */
function latestFirst(room) {
  return Object.entries(room.screen.messages ?? {}).reverse();
}

/**
 * Draws the messages, the latest first, and lets them be acknowledged: by a button each, and the latest by Enter
 * where that means nothing else. A press that was refused says why, until the next one.
 * @param {Room} room
 * @param {HTMLElement} place
 */
export function showMessages(room, place) {
  let refused = "";
  const draw = mount(place, () => html`${refused ? html`<p class="trouble" role="alert">${refused}</p>` : nothing}${latestFirst(room).map(shown)}`);

  /** @param {string} message */
  const acknowledge = async (message) => {
    const answer = await room.command("acknowledge", { message });
    refused = answer.ok ? "" : String(answer.message);
    draw();
  };

  /** @param {[string, Message]} message */
  const shown = ([id, { to, text, flash, acknowledged_at: read }]) => {
    return html`<div class="message" ?data-flash=${flash} ?data-read=${read !== null} ?data-long=${text.length > LONG}><p dir="auto">${text}</p>
      ${read === null && mayRead() ? html`<button class="button" type="button" @click=${() => acknowledge(id)}>${t("Read")}</button>` : nothing}
      ${mayRead() ? nothing : html`<small>${addressee(to)}</small>`}${read === null ? nothing : html`<small>${t("read %(time)s", { time: clockTime(read, zone(room.screen.event)) })}</small>`}</div>`;
  };

  addEventListener("keydown", (event) => {
    if (!mayRead()) return;
    const { target, key, repeat, ctrlKey, metaKey, altKey } = event;
    if (key !== "Enter" || repeat || ctrlKey || metaKey || altKey) return;
    if (target instanceof Element && target.closest("a, button, input, select, textarea, summary, dialog")) return;
    const [id] = latestFirst(room).find(([, { acknowledged_at: read }]) => read === null) ?? [];
    if (id === undefined) return;
    event.preventDefault();
    void acknowledge(id);
  });
  room.addEventListener("screen", draw);
  draw();
}
