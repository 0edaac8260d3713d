/**
 * Questions that may be theirs to answer, one key or tap away: the clock gives them room, and is never covered.
 * @import { Room } from "../shared/room.js"
 * @import { ForMeCard } from "../shared/types"
 *
 * @typedef {ForMeCard & { id: string }} Card
 */

import { html, mount, nothing, repeat } from "../shared/render.js";
import { everybody, plain } from "../shared/show/turn.js";
import { shows } from "../shared/view.js";
import { t } from "../shared/words.js";

/**
 * The starred ones first, then those to this speaker by name. What the speaker says moves none.
 * In step with `speaker/page.html`.
 * @param {Record<string, ForMeCard>} cards
 * @returns {Card[]}
 */
export function inOrder(cards) {
  const rank = (/** @type {Card} */ { starred, to }) => (starred ? 0 : 2) + (to === null ? 1 : 0);
  return Object.entries(cards).map(([id, card]) => ({ ...card, id })).sort((a, b) => rank(a) - rank(b) || a.number - b.number);
}

/**
 * Draws them in `place` and listens to their keys.
 * @param {Room} room
 * @param {HTMLElement} place
 * @returns {() => void} draws them anew
 */
export function questionsForMe(room, place) {
  let refused = "";
  const cards = () => (shows("questions") && room.screen.event.phase !== "ended" ? inOrder(room.screen.for_me ?? {}) : []);

  /**
   * Said again it is taken back.
   * @param {Card} card
   * @param {"mine" | "not_mine"} stance
   */
  const say = async (card, stance) => {
    const answer = await room.command("stance", { question: card.id, stance: card.stance === stance ? null : stance });
    refused = answer.ok ? "" : String(answer.message);
    draw();
  };

  const draw = mount(place, () => {
    const found = cards();
    const known = isKnown(room);
    const first = found.find((card) => !calls(card));
    return found.length ? html`<details id="for"><summary class="button">${summary(found, known)}</summary>
      ${refused ? html`<p class="stage-refused" role="alert">${refused}</p>` : nothing}
      <ol class="for-list">${repeat(found, ({ id }) => id, (card) => html`${card === first && card !== found[0] ? html`<li class="for-rest">${t("To everybody")}</li>` : nothing}${line(card, known, say)}`)}</ol></details>` : nothing;
  });

  addEventListener("keydown", (event) => {
    const { target, key, ctrlKey, metaKey, altKey, repeat: held } = event;
    if (ctrlKey || metaKey || altKey || !(target instanceof Element) || target.closest("input, select, textarea")) return;
    const details = /** @type {HTMLDetailsElement | null} */ (place.querySelector("details"));
    if (details && press(details, key.toLowerCase(), held, cards(), say)) event.preventDefault();
  });
  return draw;
}

/**
 * @param {HTMLDetailsElement} details
 * @param {string} key
 * @param {boolean} held
 * @param {Card[]} cards
 * @param {(card: Card, stance: "mine" | "not_mine") => void} say
 * @returns {boolean} whether the key means something
 */
function press(details, key, held, cards, say) {
  if (key === "q" && !held) details.open = !details.open;
  else if (!details.open) return false;
  else if (key === "escape") details.open = false;
  else if (key === "j" || key === "k") step(details, key === "j" ? 1 : -1);
  else {
    const card = cards.find(({ id }) => id === document.activeElement?.closest(".for")?.getAttribute("data-id"));
    if (held || !card || (key !== "m" && key !== "n")) return false;
    say(card, key === "m" ? "mine" : "not_mine");
  }
  return true;
}

/**
 * @param {HTMLElement} details
 * @param {number} by
 */
function step(details, by) {
  const lines = /** @type {HTMLElement[]} */ ([...details.querySelectorAll(".for")]);
  const at = lines.findIndex((line) => line.contains(document.activeElement));
  lines[at < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, at + by))]?.focus();
}

/** Whether the link is that of somebody who speaks: no other is told only what is for one person. @param {Room} room */
function isKnown({ screen }) {
  const { me } = /** @type {HTMLElement} */ (document.getElementById("stage")).dataset;
  return everybody(screen).some((name) => plain(name) === plain(me ?? ""));
}

/** Whether a question asks for somebody's eye: it is to them by name, or a moderator starred it. @param {Card} card */
function calls({ to, starred }) {
  return to !== null || starred;
}

/**
 * How many are to this speaker, and apart from them how many to everybody. In step with `speaker/page.html`.
 * @param {Card[]} cards
 * @param {boolean} known
 */
function summary(cards, known) {
  const own = cards.filter(({ to }) => to !== null).length;
  const open = cards.filter((card) => calls(card) && card.stance === null).length;
  const apart = known && own > 0;
  const facts = [open ? t("%(n)s to look at", { n: open }) : "", apart && own < cards.length ? t("%(n)s to everybody", { n: cards.length - own }) : ""];
  const word = apart ? t("Questions for you") : known ? t("Questions to everybody") : t("Questions");
  return html`${word} <b class="number">${apart ? own : cards.length}</b> <kbd aria-hidden="true">Q</kbd> <small>${facts.filter(Boolean).join(" · ")}</small>`;
}

/**
 * @param {Card} card
 * @param {boolean} known
 * @param {(card: Card, stance: "mine" | "not_mine") => void} say
 */
function line(card, known, say) {
  const { id, number, text, name, state, to, stance, starred } = card;
  const choice = (/** @type {"mine" | "not_mine"} */ value, /** @type {string} */ word, /** @type {string} */ key) =>
    html`<button class="button" type="button" aria-pressed=${stance === value} @click=${() => say(card, value)}>${word} <kbd aria-hidden="true">${key}</kbd></button>`;
  return html`<li class="for" data-id=${id} tabindex="-1" ?data-not=${stance === "not_mine"}>
    <p class="for-head">${starred ? html`<b title=${t("starred by a moderator")}>★</b> ` : nothing}<span class="number">${number}</span> ${to === null ? nothing : html`<b dir="auto">${known ? t("to you") : t("To %(name)s", { name: to })}</b> `}${state === "queued" ? html`<span>${t("in the queue")}</span> ` : nothing}<span dir="auto">${name ?? t("anonymous")}</span></p>
    <p class="for-text" dir="auto">${text}</p>
    <p class="for-acts">${choice("mine", t("Mine"), "M")}${choice("not_mine", t("Not mine"), "N")}</p></li>`;
}
