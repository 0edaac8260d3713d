/**
 * The top of the page after the show: thanks, the recording, and what became of one's own questions.
 * @import { MineCard, Screen } from "../shared/types"
 */

import { textOf } from "../shared/erased.js";
import { placeLink } from "../shared/recording.js";
import { html, nothing } from "../shared/render.js";
import { clockHere } from "../shared/times.js";
import { t } from "../shared/words.js";
import { fate } from "./fate.js";

/**
 * When a question of one's own was read out; for one that was joined with another, that one.
 * @param {MineCard} card
 * @param {Screen} screen
 */
export function readOut(card, { questions = {} }) {
  if (card.state !== "merged") return card.state === "answered" ? card.aired_at : null;
  const into = Object.values(questions).find(({ number }) => number === card.into?.number);
  return into?.state === "answered" ? into.aired_at : null;
}

/** @param {Screen} screen */
function own(screen) {
  const cards = Object.values(screen.mine ?? {}).filter(({ state }) => state !== "withdrawn").sort((a, b) => a.number - b.number);
  if (!cards.length) return nothing;
  return html`<h3>${t("My questions")}</h3>
    <ul class="own-fates">${cards.map((card) => html`<li><p><span class="number">${card.number}</span> ${fate(card)} ${placeLink(screen.event, readOut(card, screen), t("Your question:"))}</p><p class="own-text">${textOf(card.text)}</p></li>`)}</ul>`;
}

/** @param {Screen} screen */
export function ending(screen) {
  const { event, show, questions = {} } = screen;
  const answered = Object.values(questions).filter(({ state }) => state === "answered").length;
  return html`
    <p class="eyebrow"><span>${t("Ended")}</span></p>
    <h2 class="name" id="now-title">${t("Thank you for being here")}</h2>
    <p class="role">
      ${show.ended_at ? t("The event ended at %(time)s.", { time: clockHere(show.ended_at, event.time_zone) }) : nothing}
      ${answered ? t("Questions answered: %(n)s.", { n: answered }) : nothing}
    </p>
    ${own(screen)}
  `;
}
