/**
 * The moderator's desk: what is chosen, typed and under way. It draws nothing.
 * @import { Answer } from "../shared/types"
 * @import { Room } from "../shared/room.js"
 * @import { Card, Draft, Tab } from "./types"
 *
 * @typedef {{ text: string, good: boolean, undo: { question: string } | { bulk: string } | null }} Result what came of the last act, and what takes it back
 */

import { Claims } from "../shared/claims.js";
import { Standing } from "../shared/standing/standing.js";
import { Acting } from "./acting.js";
import { Entry } from "./entry.js";
import { groupOf } from "./grouping.js";
import { Moving } from "./moving.js";
import { Resting } from "./resting.js";
import { Search } from "./search.js";
import { Selection } from "./selection.js";
import { Steps } from "./steps.js";
import { listed, matches, tabOf } from "./tabs.js";

const RESULT_MS = 12_000;

/** Fires "change" when something of it should be drawn, and "focus" when the cursor's question should have it, or the form that is open on it. */
export class Desk extends EventTarget {
  /** @type {Tab} */
  tab = "received";
  /** The question that keys act on: one of the list, or the one on air. @type {string | null} */
  cursor = null;
  selection = new Selection(this);
  searching = new Search(this);
  entry = new Entry(this);
  acting = new Acting(this);
  moving = new Moving(this);
  #resting = new Resting(() => this.changed());
  /** Forms that are open, with what was typed. @type {Map<string, Draft>} */
  drafts = new Map();
  /** Cards that show their first wording too. @type {Set<string>} */
  unfolded = new Set();
  /** Whether the rarer acts are shown too. */
  showsRare = false;
  /** The commands of acts that are not answered yet, by card. @type {Map<string, string>} */
  pending = new Map();
  /** Whether somebody's pointer or focus is in the list. @type {() => boolean} */
  occupied = () => false;
  /** Whether somebody's focus is in the list or on its way there. @type {() => boolean} */
  attended = () => false;
  standing = new Standing();
  /** @type {Result | null} */
  result = null;
  /** A line of the queue that is being dragged, and the one it would come before. @type {string | null} */
  dragged = null;
  /** @type {string | null} */
  dropsBefore = null;
  /** Cards that left by one's own deed. @type {Set<string>} */
  mine = new Set();
  /** Cards that one's own undo brings back, with the event by which it is done. @type {Map<string, number>} */
  awaited = new Map();
  /** The question that was on air when the list was last brought in step. @type {string | null} */
  #wasLive = null;
  /** The event by which one's own hand moves the list. */
  #owed = Infinity;

  /** @param {Room} room */
  constructor(room) {
    super();
    this.room = room;
    this.claims = new Claims(room, "question", (id) => this.moving.giveWay(id));
    this.steps = new Steps(room);
  }

  /**
   * @param {string | null} id
   * @returns {Card | null}
   */
  card(id) {
    const card = id === null ? undefined : this.room.screen.questions?.[id];
    return card ? { ...card, id: /** @type {string} */ (id) } : null;
  }

  get ended() {
    return this.room.screen.event.phase === "ended";
  }

  /** The question on air. */
  get live() {
    return this.room.screen.live_question?.id ?? null;
  }

  /** The question that goes on air next. */
  get head() {
    return /** @type {string[]} */ (this.room.screen.queue ?? [])[0] ?? null;
  }

  get search() {
    return this.searching.words;
  }

  /** Brings the list in step with the room, as far as nobody is in it. */
  refresh(force = false) {
    if (this.room.seq >= this.#owed) {
      this.#owed = Infinity;
      force = true;
    }
    const wanted = listed(this.room.screen, this.tab, this.search);
    const back = wanted.find((id) => this.awaited.has(id) && !this.standing.ids.includes(id));
    const busy = !force && back === undefined && this.standing.ids.length > 0 && (this.#writes || this.occupied());
    this.standing.update(wanted, busy, (id) => this.mine.has(id));
    for (const id of this.mine) if (!this.pending.has(id) && !(busy && this.standing.ids.includes(id))) this.mine.delete(id);
    if (!this.standing.ids.length && this.standing.waiting.length) this.standing.update(wanted, false, () => true);
    if (this.cursor !== null && this.cursor === this.#wasLive && this.live !== null) this.cursor = this.live;
    if (this.cursor === null || !this.has(this.cursor)) this.moving.send(this.moving.first(this.standing.ids));
    for (const [id, seq] of this.awaited) if (id === back || seq <= this.room.seq) this.#welcome(id);
    this.#wasLive = this.live;
    this.changed();
  }

  /** What one has moved oneself is let in as soon as it is shown. @param {Answer} answer */
  owe({ seq = 0 }) {
    this.#owed = seq;
    this.refresh();
  }

  get #writes() {
    return this.entry.typed !== null || [...this.drafts.keys()].some((id) => this.card(id));
  }

  /** @param {string} id */
  has(id) {
    return id === this.live || this.standing.ids.includes(id);
  }

  /** One's own undo is done: where its card is shown, one goes on from there. @param {string} id */
  #welcome(id) {
    this.awaited.delete(id);
    if (!this.has(id)) return;
    this.cursor = id;
    this.dispatchEvent(new Event("focus"));
  }

  changed() {
    this.#claim();
    this.dispatchEvent(new Event("change"));
  }

  /** Shows other moderators where one is: at what is being written, and where the cursor rests. */
  #claim() {
    const { cursor, moving } = this;
    this.#resting.at(this.attended() && this.#isOneOfSeveral ? cursor : null, cursor === moving.sentTo);
    const ids = new Set(this.drafts.keys());
    if (this.#resting.id !== null) ids.add(this.#resting.id);
    this.claims.at([...ids].filter((id) => this.card(id)));
  }

  /** Who moderates alone, or over a narrow line, tells nobody where the cursor is. */
  get #isOneOfSeveral() {
    const { room } = this;
    const desks = (room.screen.staff ?? []).reduce((sum, { role, screens }) => sum + (role === "moderator" ? screens : 0), 0);
    return desks > 1 && !room.blocked;
  }

  /** The card that has the focus is the one that keys act on. @param {string | null} id */
  pointAt(id) {
    if (id === null || !this.has(id)) return;
    if (id === this.cursor) return this.#claim();
    this.cursor = id;
    this.changed();
  }

  /** @param {Tab} tab */
  show(tab) {
    this.tab = tab;
    this.searching.forget();
    this.selection.clear();
    this.cursor = null;
    this.refresh(true);
  }

  focus() {
    this.dispatchEvent(new Event("focus"));
    this.changed();
  }

  /** @param {string} id */
  unfold(id) {
    if (!this.unfolded.delete(id)) this.unfolded.add(id);
    this.changed();
  }

  toggleRare() {
    this.showsRare = !this.showsRare;
    this.changed();
  }

  /** Takes the outcome of the last act away. */
  hush() {
    this.result = null;
    this.changed();
  }

  /** Whether somebody else has moved a shown card out of this tab. @param {Card} card */
  elsewhere(card) {
    if (this.tab === "alike" && !this.search) return groupOf(this.room.screen, card.id).length === 0;
    return this.search ? !matches(card, this.search) : tabOf(card) !== this.tab;
  }

  /** What went well is told for a while; a refusal, and what was done to many, until it is closed. @param {Result} result */
  report(result) {
    this.result = result;
    if (result.good && !(result.undo && "bulk" in result.undo)) setTimeout(() => this.result === result && this.hush(), RESULT_MS);
    this.changed();
  }
}
