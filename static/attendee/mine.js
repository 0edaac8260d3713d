/**
 * What became of my questions: a receipt that outlives a reload.
 * @import { MineCard, Screen } from "../shared/types"
 */

import { placeLink } from "../shared/recording.js";
import { html, nothing, repeat } from "../shared/render.js";
import { reasonWords } from "../shared/reasons.js";
import { announce } from "../shared/spoken.js";
import { t } from "../shared/words.js";
import { readOut } from "./ending.js";

const WITHDRAWABLE = new Set(["received", "approved", "queued"]);

/** @param {MineCard} card */
export function fate(card) {
  switch (card.state) {
    case "received": return t("In review");
    case "approved": return t("Approved: others can vote for it");
    case "queued": return t("In the queue to be read out");
    case "live": return t("On air now");
    case "answered": return card.how === "written" ? t("Answered in writing") : t("Answered aloud");
    case "merged": return t("Joined with question %(number)s, which asks the same", { number: card.into?.number ?? "" });
    case "dismissed": return t("Not taken: %(reason)s", { reason: reasonWords(card.reason ?? "") });
    case "withdrawn": return t("Withdrawn by you");
    case "no_time": return t("There was no time for it");
    default: return "";
  }
}

/**
 * @param {string} id
 * @param {MineCard} card
 * @param {string | null} asked the question that was asked to be withdrawn and needs a second press
 * @param {(id: string) => void} withdraw
 * @param {Screen} screen
 */
function row(id, card, asked, withdraw, screen) {
  const button = () => html`<button class="button plain small" type="button" @click=${() => withdraw(id)}>
    ${asked === id ? t("Really withdraw question %(number)s?", { number: card.number }) : t("Withdraw")}</button>`;
  return html`<li class="my" data-state=${card.state}>
    <p class="my-state"><span class="number">${card.number}</span> ${fate(card)} ${placeLink(screen.event, readOut(card, screen), t("Your question:"))}</p>
    <p class="my-text">${card.text}</p>
    ${card.answer ? html`<p class="answer">${card.answer}</p>` : nothing}
    ${WITHDRAWABLE.has(card.state) ? button() : nothing}
  </li>`;
}

/**
 * @param {Screen} screen
 * @param {string | null} asked
 * @param {(id: string) => void} withdraw
 */
export function mine(screen, asked, withdraw) {
  const own = screen.mine ?? {};
  const cards = Object.entries(own).sort(([, a], [, b]) => b.number - a.number);
  if (!cards.length) return nothing;
  return html`<details class="own" open>
    <summary>${t("My questions")} <span class="muted number">${cards.length}</span></summary>
    <ul class="mine">${repeat(cards, ([id]) => id, ([id, card]) => row(id, card, asked, withdraw, screen))}</ul>
  </details>`;
}

/** Tells the asker, politely, that a question came in and when something becomes of it. */
export class Fates {
  /** @type {Record<string, MineCard>} */
  #known;

  /** @param {Screen} screen */
  constructor(screen) {
    this.#known = screen.mine ?? {};
  }

  /**
   * @param {Screen} screen
   * @returns {boolean} whether there was news
   */
  follow({ mine: own = {} }) {
    const changed = Object.entries(own).filter(([id, card]) => this.#known[id]?.state !== card.state);
    this.#known = own;
    for (const [, card] of changed) announce(t("Question %(number)s: %(fate)s", { number: card.number, fate: fate(card) }));
    return changed.length > 0;
  }
}
