/**
 * The moderator's desk: what is chosen, typed and under way. It draws nothing.
 * @import { Answer } from "../shared/types"
 * @import { Room } from "../shared/room.js"
 * @import { Act, Card, Draft, Tab } from "./types"
 *
 * @typedef {{ text: string, good: boolean, undo: { question: string } | { bulk: string } | null }} Result what came of the last act, and what takes it back
 */

import { Claims } from "../shared/claims.js";
import { Standing } from "../shared/standing/standing.js";
import { t } from "../shared/words.js";
import { allowed, commandFor, FORMS, isMark, STAYS } from "./acts.js";
import { BULK, bulk, undoBulk } from "./bulk.js";
import { choices } from "./choices.js";
import { Entry } from "./entry.js";
import { groupOf } from "./grouping.js";
import { targets } from "./merging.js";
import { done, impossible, refused } from "./outcomes.js";
import { Search } from "./search.js";
import { Selection } from "./selection.js";
import { listed, matches, TABS, tabOf } from "./tabs.js";

const RESULT_MS = 12_000;

/** Fires "change" when something of it should be drawn, and "focus" when the cursor's question should have it. */
export class Desk extends EventTarget {
  /** @type {Tab} */
  tab = "received";
  /** The question that keys act on: one of the list, or the one on air. @type {string | null} */
  cursor = null;
  selection = new Selection(this);
  searching = new Search(this);
  entry = new Entry(this);
  /** Forms that are open, with what was typed. @type {Map<string, Draft>} */
  drafts = new Map();
  /** Cards that show their first wording too. @type {Set<string>} */
  unfolded = new Set();
  /** The commands of acts that are not answered yet, by card. @type {Map<string, string>} */
  pending = new Map();
  /** Whether somebody's pointer or focus is in the list. @type {() => boolean} */
  occupied = () => false;
  standing = new Standing();
  /** @type {Result | null} */
  result = null;
  /** A line of the queue that is being dragged, and the one it would come before. @type {string | null} */
  dragged = null;
  /** @type {string | null} */
  dropsBefore = null;
  /** Cards that left by one's own deed. @type {Set<string>} */
  mine = new Set();
  /** Cards that one's own undo brings back. @type {Set<string>} */
  #awaited = new Set();
  /** The question that was on air when the list was last brought in step. @type {string | null} */
  #wasLive = null;
  /** As of which event the room is shown. */
  #seq = 0;
  /** The event by which one's own hand moves the list. */
  #owed = Infinity;

  /** @param {Room} room */
  constructor(room) {
    super();
    this.room = room;
    this.claims = new Claims(room, "question");
    room.addEventListener("patch", (event) => (this.#seq = /** @type {CustomEvent<{ seq: number }>} */ (event).detail.seq));
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
    if (this.#seq >= this.#owed) {
      this.#owed = Infinity;
      force = true;
    }
    const wanted = listed(this.room.screen, this.tab, this.search);
    const back = wanted.find((id) => this.#awaited.has(id) && !this.standing.ids.includes(id));
    const busy = !force && back === undefined && this.standing.ids.length > 0 && (this.#writes || this.occupied());
    this.standing.update(wanted, busy, (id) => this.mine.has(id));
    if (!busy) for (const id of this.mine) if (!this.pending.has(id)) this.mine.delete(id);
    if (back !== undefined) this.#welcome(back);
    if (!this.standing.ids.length && this.standing.waiting.length) this.standing.update(wanted, false, () => true);
    if (this.cursor !== null && this.cursor === this.#wasLive && this.live !== null) this.cursor = this.live;
    if (this.cursor === null || !this.#has(this.cursor)) this.cursor = this.standing.ids[0] ?? null;
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
  #has(id) {
    return id === this.live || this.standing.ids.includes(id);
  }

  /** A card that one's own undo brought back does not wait behind the chip. @param {string} id */
  #welcome(id) {
    this.#awaited.delete(id);
    this.cursor = id;
    this.dispatchEvent(new Event("focus"));
  }

  changed() {
    this.claims.at([...this.drafts.keys()].filter((id) => this.card(id)));
    this.dispatchEvent(new Event("change"));
  }

  /** The card that has the focus is the one that keys act on. @param {string | null} id */
  pointAt(id) {
    if (id === this.cursor || id === null || !this.#has(id)) return;
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

  nextTab() {
    this.show(/** @type {Tab} */ (TABS[(TABS.indexOf(this.tab) + 1) % TABS.length]));
    this.focus();
  }

  /** Lets in what waited, and goes to the first of it. */
  letIn() {
    const first = this.#fresh();
    if (first) this.cursor = first;
    this.focus();
  }

  /** Shows what waited, and nothing that went. @returns {string | null} the first that waited */
  #fresh() {
    const [first = null] = this.standing.waiting;
    this.refresh(true);
    return first;
  }

  focus() {
    this.changed();
    this.dispatchEvent(new Event("focus"));
  }

  /**
   * Goes on in the list; the question on air stands before the first, and after the last comes what waits.
   * @param {number} steps
   * @param {boolean} [selecting] whether all on the way is selected
   */
  move(steps, selecting = false) {
    const from = this.cursor;
    if (steps === 1 && !selecting && this.#waitsAfter(from)) return this.letIn();
    this.cursor = this.#neighbour(steps);
    if (selecting && from !== null && this.cursor !== null) this.selection.stretch(from, this.cursor);
    this.focus();
  }

  /** Whether nothing is left to decide on after a shown question, and something waits. @param {string | null} id */
  #waitsAfter(id) {
    const { ids, waiting } = this.standing;
    const at = id === null ? -1 : ids.indexOf(id);
    return at >= 0 && waiting.length > 0 && !ids.slice(at + 1).some((other) => this.#stands(other));
  }

  /** @param {number} steps */
  #neighbour(steps) {
    const [first = null] = this.standing.ids;
    if (this.cursor !== null && this.cursor === this.live) return steps > 0 ? (first ?? this.live) : this.live;
    if (this.live !== null && (first === null || (steps === -1 && this.cursor === first))) return this.live;
    return this.standing.step(this.cursor, steps);
  }

  /** @param {string} id */
  unfold(id) {
    if (!this.unfolded.delete(id)) this.unfolded.add(id);
    this.changed();
  }

  /** Does an act on all that is selected, or else on the question under the cursor. @param {Act} act */
  press(act) {
    const chosen = this.selection.ids.length;
    if (!BULK.has(act) || chosen < (act === "merge" ? 2 : 1)) return this.cursor === null ? undefined : this.begin(this.cursor, act);
    if (this.selection.running) return;
    if (act === "dismiss") this.selection.askReason();
    else void bulk(this, /** @type {import("./bulk.js").Bulk} */ (act));
  }

  /**
   * Does an act, or opens its form first.
   * @param {string} id
   * @param {Act} act
   */
  begin(id, act) {
    const card = this.card(id);
    if (!card || this.pending.has(id)) return;
    if (!allowed(card, act, this.ended)) return this.#impossible(card, act);
    // A form that is open keeps what was typed; Escape closes it.
    if (this.drafts.has(id)) return this.focus();
    if (!FORMS.has(act)) return void this.act(id, act);
    const kind = /** @type {Draft["kind"]} */ (act);
    this.drafts.set(id, { kind, text: this.#begun(kind, card), rev: card.rev });
    this.selection.clear();
    this.cursor = id;
    this.changed();
  }

  /** Says why an act is not even tried, and goes on where another has decided. @param {Card} card @param {Act} act */
  #impossible(card, act) {
    if (this.cursor === card.id && act !== "undo" && this.elsewhere(card)) this.cursor = this.#onward(card.id) ?? card.id;
    this.report({ text: impossible(act, card, this.ended), good: false, undo: this.result?.undo ?? null });
    this.focus();
  }

  /**
   * What stands in a form when it opens.
   * @param {Draft["kind"]} kind
   * @param {Card} card
   */
  #begun(kind, card) {
    switch (kind) {
      case "edit":
        return card.text;
      case "written":
        return card.answer ?? "";
      case "note":
        return card.note ?? "";
      case "label":
        return (card.labels ?? []).join(", ");
      case "merge":
        return this.#likely(card);
      default:
        return "";
    }
  }

  /** The number of the question that another is most likely to be merged into: one that seems to ask the same, or the one above. @param {Card} card */
  #likely({ id, similar_to: similar }) {
    const { ids } = this.standing;
    return String(this.card(similar ?? ids[ids.indexOf(id) - 1] ?? null)?.number ?? "");
  }

  /** @param {string} id */
  close(id) {
    this.drafts.delete(id);
    this.cursor = id;
    this.focus();
  }

  /**
   * Sends what stands in the card's form; what was typed stays until the server has taken it.
   * @param {string} id
   * @param {string} [text] instead of what was typed: a reason that was picked
   * @param {Draft["then"]} [then]
   */
  submit(id, text, then) {
    const draft = this.drafts.get(id);
    if (!draft) return;
    const typed = (text ?? draft.text).trim();
    if (draft.kind !== "merge") return void this.act(id, draft.kind, typed, then);
    const { found, trouble } = targets(this.room.screen.questions ?? {}, id, typed);
    const into = found[draft.at ?? 0];
    if (into) return void this.act(id, "merge", into);
    this.report({ text: trouble, good: false, undo: null });
  }

  /**
   * Picks one of the choices that are shown, by its digit.
   * @param {number} digit
   * @returns {boolean} whether there is such a one
   */
  choose(digit) {
    const picked = choices(this, this.cursor ?? "")[digit - 1];
    picked?.pick();
    return picked !== undefined;
  }

  /** Enter on a question with a form that has not the focus: one that is ready goes out. */
  enter() {
    const id = this.cursor ?? "";
    if (this.drafts.get(id)?.kind === "merge") this.submit(id);
    else this.focus();
  }

  /**
   * @param {string} id
   * @param {Act} act
   * @param {string} [text]
   * @param {Draft["then"]} [then]
   */
  async act(id, act, text = "", then) {
    const card = this.card(id);
    if (!card || this.pending.has(id)) return;
    const [name, fields] = commandFor(id, { ...card, rev: this.drafts.get(id)?.rev ?? card.rev }, act, text, then);
    this.pending.set(id, name);
    if (act === "undo") this.#awaited.add(id);
    if (!STAYS.has(act)) this.mine.add(id);
    if (this.cursor === id && this.#leaves(card, act)) this.cursor = this.#onward(id);
    this.focus();
    const answer = await this.room.command(name, fields);
    this.pending.delete(id);
    this.#answered(id, card, act, answer);
  }

  /** The question on air was answered aloud, and the head of the queue goes on air. */
  async answered() {
    const card = this.card(this.live);
    if (!card || this.pending.has(card.id)) return;
    if (this.head === null) return this.begin(card.id, "aloud");
    this.pending.set(card.id, "next_question");
    this.changed();
    const answer = await this.room.command("next_question", { after: card.id });
    this.pending.delete(card.id);
    this.#answered(card.id, card, "aloud", answer);
  }

  /**
   * @param {string} id
   * @param {Card} card
   * @param {Act} act
   * @param {Answer} answer
   */
  #answered(id, card, act, answer) {
    if (!answer.ok) {
      this.mine.delete(id);
      this.#awaited.delete(id);
      this.#keepAnswer(id, answer);
      const kept = this.drafts.has(id) ? ` ${t("What you typed is kept.")}` : "";
      if (kept && this.#has(id)) this.cursor = id;
      if (kept) this.focus();
      return this.report({ text: refused(answer, card, this.room.screen) + kept, good: false, undo: null });
    }
    this.drafts.delete(id);
    this.report({ text: done(act, card), good: true, undo: act === "undo" || isMark(act) ? null : { question: id } });
    this.refresh();
    this.focus();
  }

  /**
   * Who was told of a change may send what stands in the form over it.
   * @param {string} id
   * @param {Answer} answer
   */
  #keepAnswer(id, answer) {
    const draft = this.drafts.get(id);
    if (draft && answer.code === "stale") this.drafts.set(id, { ...draft, rev: Number(answer["rev"] ?? draft.rev) });
  }

  /**
   * Whether an act takes the card out of what is shown.
   * @param {Card} card
   * @param {Act} act
   */
  #leaves(card, act) {
    if (this.tab === "alike") return act === "dismiss" || act === "merge";
    return !STAYS.has(act) && !this.search && tabOf(card) === this.tab;
  }

  /** The question to go on with after another: one that nobody has decided on, or else the first that waited. @param {string} id */
  #onward(id) {
    return this.standing.after(id, (other) => this.#stands(other)) ?? this.#fresh();
  }

  /** Whether a shown question is still to be decided on here. @param {string} id */
  #stands(id) {
    const card = this.card(id);
    return card !== null && !this.pending.has(id) && !this.elsewhere(card);
  }

  /** Takes back the last act of this desk, or of the card under the cursor. */
  undo() {
    const undo = this.result?.undo;
    if (undo && "bulk" in undo) return void undoBulk(this, undo.bulk);
    const id = undo?.question ?? this.cursor;
    if (id !== null) this.begin(id, "undo");
  }

  /** Takes the outcome of the last act away. */
  hush() {
    this.result = null;
    this.changed();
  }

  /** Goes to a question wherever it stands. @param {string} id */
  goTo(id) {
    const card = this.card(id);
    const tab = card && tabOf(card);
    if (tab && !this.#has(id)) this.show(tab);
    this.cursor = id;
    this.focus();
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
