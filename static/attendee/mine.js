/**
 * My questions: the whole story of each, which outlives a reload, and saying one in other words while
 * nobody has decided on it.
 * @import { MineCard, Screen } from "../shared/types"
 *
 * @typedef {object} Own what can be done with one's own questions
 * @property {string | null} withdrawing one that was asked to be withdrawn and needs a second press
 * @property {string | null} editing one that is being said in other words
 * @property {string} trouble why the other words were refused
 * @property {(id: string) => void} withdraw
 * @property {(id: string | null) => void} edit
 * @property {(id: string, card: MineCard, text: string) => void} save
 * @property {() => void} erase all of them, with the name
 */

import { textOf } from "../shared/erased.js";
import { placeLink } from "../shared/recording.js";
import { html, nothing, repeat } from "../shared/render.js";
import { announce } from "../shared/spoken.js";
import { clockTime } from "../shared/times.js";
import { t } from "../shared/words.js";
import { readOut } from "./ending.js";
import { fate, step } from "./fate.js";

/** @type {MineCard} */
const BARE = { number: 0, rev: 0, text: "", state: "", reworded: null, to: null, told: [], into: null };
const WITHDRAWABLE = new Set(["received", "approved", "queued"]);

/** What became of the question that stands for one's own. @param {NonNullable<MineCard["into"]>} into */
function fateOf(into) {
  return t("Question %(number)s: %(fate)s", { number: into.number, fate: fate({ ...BARE, state: into.state, how: into.answer ? "written" : "aloud" }) });
}

/** @param {MineCard} card */
function story({ told }) {
  return html`<ol class="story">${told.map(({ at, state }, place) => html`<li><time>${clockTime(at)}</time> ${step(state, place === 0)}</li>`)}</ol>`;
}

/**
 * @param {string} id
 * @param {MineCard} card
 * @param {Own} own
 */
function editor(id, card, { trouble, edit, save }) {
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const box = /** @type {HTMLFormElement} */ (event.target).elements.namedItem("text");
    save(id, card, /** @type {HTMLTextAreaElement} */ (box).value.trim());
  };
  const leave = (/** @type {KeyboardEvent} */ { key }) => key === "Escape" && edit(null);
  return html`<form class="my-edit" @submit=${send} @keydown=${leave}>
    <label class="sr" for=${`edit-${id}`}>${t("Your question in other words")}</label>
    <textarea class="input" id=${`edit-${id}`} name="text" rows="3" required aria-describedby=${`edit-trouble-${id}`} .value=${card.text}></textarea>
    <p class="trouble" id=${`edit-trouble-${id}`} role="alert">${trouble}</p>
    <p class="my-do"><button class="button small">${t("Save")}</button> <button class="button plain small" type="button" @click=${() => edit(null)}>${t("Cancel")}</button></p>
  </form>`;
}

/**
 * @param {string} id
 * @param {MineCard} card
 * @param {Own} own
 */
function doing(id, card, own) {
  if (!WITHDRAWABLE.has(card.state)) return nothing;
  return html`<p class="my-do">
    ${card.state === "received" ? html`<button class="button plain small" type="button" @click=${() => own.edit(id)}>${t("Edit")}<span class="sr"> ${card.number}</span></button>` : nothing}
    <button class="button plain small" type="button" @click=${() => own.withdraw(id)}>
      ${own.withdrawing === id ? t("Really withdraw question %(number)s?", { number: card.number }) : t("Withdraw")}</button>
  </p>`;
}

/**
 * @param {string} id
 * @param {MineCard} card
 * @param {Own} own
 * @param {Screen} screen
 */
function row(id, card, own, screen) {
  const answer = card.answer ?? card.into?.answer;
  const editing = own.editing === id;  // also when it was decided on meanwhile: what was typed stays
  return html`<li class="my" data-id=${id} data-state=${card.state}>
    <p class="my-state"><span class="number">${card.number}</span> ${fate(card)} ${placeLink(screen.event, readOut(card, screen), t("Your question:"))}</p>
    ${card.to ? html`<p class="my-to">${t("To %(name)s", { name: card.to })}</p>` : nothing}
    ${editing ? editor(id, card, own) : html`<p class="my-text">${textOf(card.text)}</p>`}
    ${card.reworded ? html`<p class="my-reworded"><span class="label">${t("Others read:")}</span> ${card.reworded}</p>` : nothing}
    ${card.into ? html`<p class="my-joined">${fateOf(card.into)}</p>` : nothing}
    ${answer ? html`<p class="answer">${answer}</p>` : nothing}
    ${story(card)}
    ${editing ? nothing : doing(id, card, own)}
  </li>`;
}

/**
 * @param {MineCard[]} cards
 * @param {Own} own
 */
function data(cards, { erase }) {
  const room = document.documentElement.dataset["room"] ?? "";
  return html`<details class="my-data"><summary>${t("My data")}</summary>
    <p><a href=${`/api/v1/rooms/${room}/my-data`} download="my-data.json">${t("Download what this event knows of me")}</a></p>
    ${cards.some(({ text }) => text)
      ? html`<p>${t("Your questions and your name can be erased, here and in every record. What waits is withdrawn. Votes and counts stay, as numbers. Nothing brings the texts back.")}</p>
        <p><button class="button small" type="button" @click=${erase}>${t("Erase them for good")}</button></p>`
      : html`<p>${t("Your questions and your name are erased. Votes and counts stay, as numbers.")}</p>`}
  </details>`;
}

/**
 * @param {Screen} screen
 * @param {Own} own
 */
export function mine(screen, own) {
  const cards = Object.entries(screen.mine ?? {}).sort(([, a], [, b]) => b.number - a.number);
  if (!cards.length) return nothing;
  return html`<details class="own" open>
    <summary>${t("My questions")} <span class="muted number">${cards.length}</span></summary>
    <ul class="mine">${repeat(cards, ([id]) => id, ([id, card]) => row(id, card, own, screen))}</ul>
    <p class="my-check"><a href=${`/r/${document.documentElement.dataset["room"] ?? ""}/check`}>${t("Check that they were counted")}</a></p>
    ${data(cards.map(([, card]) => card), own)}
  </details>`;
}

/** What there is to tell of a question: a step more of its story, or of that of the one it was joined with. @param {MineCard | undefined} card */
function told(card) {
  return card && `${card.told.length} ${card.into?.state ?? ""}`;
}

/** @param {MineCard} card */
function news(card) {
  const last = card.told.at(-1)?.state ?? "";
  if (last === "reworded") return step(last, false);
  return card.into ? `${fate(card)}. ${fateOf(card.into)}` : fate(card);
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
    const changed = Object.entries(own).filter(([id, card]) => told(this.#known[id]) !== told(card));
    this.#known = own;
    for (const [, card] of changed) announce(t("Question %(number)s: %(fate)s", { number: card.number, fate: news(card) }));
    return changed.length > 0;
  }
}
