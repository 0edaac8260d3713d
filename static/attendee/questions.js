/**
 * Everybody's questions: the window in words, the one on air, those to vote for, those answered.
 * @import { Millis, QuestionCard, Screen } from "../shared/types"
 * @import { Order, Sort } from "./order.js"
 * @import { Votes } from "./votes.js"
 *
 * @typedef {object} ListState
 * @property {Order} order
 * @property {Sort} sort
 * @property {(sort: Sort) => void} setSort
 * @property {() => void} showNew
 * @property {(id: string, card: QuestionCard) => void} vote
 * @property {(() => void) | null} more null: all are there
 */

import { textOf } from "../shared/erased.js";
import { placeLink } from "../shared/recording.js";
import { guard, html, nothing, repeat } from "../shared/render.js";
import { clockHere } from "../shared/times.js";
import { timedRows } from "../shared/timing.js";
import { t, tn } from "../shared/words.js";
import { taken } from "./rules.js";

/**
 * What attendees may do now, in words.
 * @param {Screen} screen
 * @param {Millis} now
 */
export function windowLine(screen, now) {
  const { qa, event, muted } = screen;
  if (event.phase === "ended") return t("Questions are closed. Thank you for yours.");
  // What is said of being muted says it all.
  if (muted && taken(screen)) return "";
  switch (qa?.window) {
    case "open": return t("Questions are open.");
    case "votes_only": return t("Only votes now: no new questions are taken.");
    case "collecting": {
      const at = timedRows(screen, now).find(({ segment }) => segment === qa.slot)?.expected;
      return at ? t("Questions are collected for the Q&A at about %(time)s.", { time: clockHere(at, event.time_zone) }) : t("Questions are collected for the Q&A.");
    }
    default: return t("Questions are closed.");
  }
}

/** @param {{ number: number, name: string | null }} card */
function by({ number, name }) {
  return html`<p class="by"><span class="number">${number}</span> ${name || t("No name given")}</p>`;
}

/** @param {Screen} screen */
export function onAir({ live_question: card, event }) {
  if (!card || event.phase === "ended") return nothing;
  return html`<article class="on-air">
    <p class="badge live"><span aria-hidden="true">◉</span>${t("On air")}</p>
    <p class="on-air-text">${textOf(card.text)}</p>
    ${by(card)}
  </article>`;
}

/**
 * @param {string} id
 * @param {QuestionCard} card
 * @param {Votes} votes
 * @param {boolean} closed
 * @param {ListState["vote"]} vote
 * @param {boolean} own
 * @param {string} [prefix] of the text's id: a question may stand in two lists
 */
export function row(id, card, votes, closed, vote, own, prefix = "text") {
  const mine = votes.mine(id);
  const count = votes.count(id, card);
  return html`<li class="row" data-id=${id}>
    <button class="vote" type="button" aria-pressed=${mine} ?disabled=${closed} @click=${() => vote(id, card)} aria-describedby=${`${prefix}-${id}`}>
      <span aria-hidden="true">▲</span><span class="votes" aria-hidden="true">${count}</span>
      <span class="sr">${t("Vote for question %(number)s", { number: card.number })}: ${tn("%(n)s vote", "%(n)s votes", count)}</span>
    </button>
    <div>
      <p class="text" id=${`${prefix}-${id}`}>${textOf(card.text)}</p>
      <p class="by"><span class="number">${card.number}</span> ${card.name || t("No name given")}
        ${own ? html`<span class="badge accent">${t("yours")}</span>` : nothing}
        ${card.state === "queued" && !closed ? html`<span class="badge">${t("coming up")}</span>` : nothing}</p>
    </div>
  </li>`;
}

/**
 * @param {QuestionCard} card
 * @param {Screen} screen
 */
function done(card, { event }) {
  return html`<li class="done">
    <p class="text">${textOf(card.text)}</p>
    <p class="by"><span class="number">${card.number}</span> ${event.phase === "ended" && card.votes ? `${tn("%(n)s vote", "%(n)s votes", card.votes)} · ` : ""}${card.how === "written" ? t("Answered in writing") : t("Answered aloud")} ${placeLink(event, card.aired_at)}</p>
    ${card.answer ? html`<p class="answer">${card.answer}</p>` : nothing}
  </li>`;
}

/** @param {Screen} screen */
function empty(screen) {
  if (screen.event.phase === "ended") return nothing;
  const first = taken(screen) && !screen.muted ? t("Yours can be the first.") : "";
  return html`<p class="empty">${t("No questions to vote for yet.")} ${first}</p>`;
}

/**
 * @param {Sort} sort
 * @param {Sort} which
 * @param {string} label
 * @param {ListState["setSort"]} setSort
 */
function sorter(sort, which, label, setSort) {
  return html`<button class="button small" type="button" aria-pressed=${sort === which} @click=${() => setSort(which)}>${label}</button>`;
}

/**
 * @param {ListState} state
 * @param {boolean} closed
 */
function listHead({ sort, setSort, order, showNew }, closed) {
  return html`<div class="list-head">
    <h3>${closed ? t("Questions from the audience") : t("Vote for what you want to hear")}</h3>
    <div class="choices" role="group" aria-label=${t("Order of the questions")}>
      ${sorter(sort, "votes", t("Most wanted"), setSort)}${sorter(sort, "new", t("Newest"), setSort)}
    </div>
  </div>
  ${order.waiting.length ? html`<button class="button pill" type="button" @click=${showNew}>
    <span aria-hidden="true">↑</span> ${tn("%(n)s new question", "%(n)s new questions", order.waiting.length)}</button>` : nothing}`;
}

/**
 * What was answered: the latest first while the show runs, and the most wanted first once it has ended.
 * @param {Screen} screen
 */
function answers(screen) {
  const { questions = {}, event } = screen;
  const ended = event.phase === "ended";
  const found = Object.entries(questions).filter(([, card]) => card.state === "answered");
  found.sort(([, a], [, b]) => (ended ? b.votes - a.votes || a.number - b.number : b.rev - a.rev || b.number - a.number));
  if (!found.length) return nothing;
  return html`<h3>${t("Answered")} <span class="muted number">${found.length}</span></h3>
    <ul class="list">${repeat(found, ([id]) => id, ([, card]) => guard([card, event.recording, ended], () => done(card, screen)))}</ul>`;
}

/**
 * @param {Screen} screen
 * @param {ListState} state
 * @param {Votes} votes
 */
function open(screen, state, votes) {
  const { questions = {}, mine = {}, qa } = screen;
  const closed = qa?.window === "closed";
  return html`${listHead(state, closed)}<ul class="list">
    ${repeat(state.order.shown, (id) => id, (id) => {
      const card = questions[id];
      return card && guard([card, votes.mine(id), votes.count(id, card), closed, id in mine], () => row(id, card, votes, closed, state.vote, id in mine));
    })}</ul>${state.more ? html`<p><button class="button" type="button" id="more-questions" @click=${state.more}>${t("More questions")}</button></p>` : nothing}`;
}

/**
 * Those to vote for and those answered; after the show the answers come first.
 * @param {Screen} screen
 * @param {ListState} state
 * @param {Votes} votes
 */
export function list(screen, state, votes) {
  const answered = answers(screen);
  const shown = state.order.shown.length ? open(screen, state, votes) : answered === nothing && !screen.live_question ? empty(screen) : nothing;
  return screen.event.phase === "ended" ? html`${answered}${shown}` : html`${shown}${answered}`;
}
