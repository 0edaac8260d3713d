/**
 * What is done to the question under the cursor: its form is opened, it is sent, and the answer is told.
 * @import { Answer } from "../shared/types"
 * @import { Desk } from "./desk.js"
 * @import { Act, Card, Draft } from "./types"
 */

import { t } from "../shared/words.js";
import { allowed, commandFor, FORMS, isMark, STAYS } from "./acts.js";
import { BULK, bulk, undoBulk } from "./bulk.js";
import { choices } from "./choices.js";
import { targets } from "./merging.js";
import { done, faster, impossible, refused } from "./outcomes.js";
import { tabOf } from "./tabs.js";

/** What an act did is shown soon after its answer, where it did anything, ms. */
const PATIENCE = 2_000;

export class Acting {
  /** The act that was sent last, until what it did is shown. @type {Promise<void>} */
  #last = Promise.resolve();
  /** @type {Promise<void> | null} */
  #undoing = null;
  #desk;

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** Does an act on all that is selected, or else on the question under the cursor. @param {Act} act */
  press(act) {
    const { selection, cursor } = this.#desk;
    const chosen = selection.ids.length;
    if (!BULK.has(act) || chosen < (act === "merge" ? 2 : 1)) return cursor === null ? undefined : this.begin(cursor, act);
    if (selection.running) return;
    if (act === "dismiss") selection.ask("dismiss");
    else void bulk(this.#desk, /** @type {import("./bulk.js").Bulk} */ (act));
  }

  /**
   * Does an act, or opens its form first.
   * @param {string} id
   * @param {Act} act
   */
  begin(id, act) {
    const desk = this.#desk;
    const card = desk.card(id);
    if (!card || desk.pending.has(id)) return;
    if (!isMark(act) && desk.steps.isFresh(id)) return this.#untried(card, act, faster(card));
    if (!allowed(card, act, desk.ended)) return this.#untried(card, act, impossible(act, card, desk.ended));
    // A form that is open keeps what was typed; Escape closes it.
    if (desk.drafts.has(id)) return desk.focus();
    if (!FORMS.has(act)) return void this.act(id, act);
    const kind = /** @type {Draft["kind"]} */ (act);
    desk.drafts.set(id, { kind, text: this.#begun(kind, card), rev: card.rev });
    desk.selection.clear();
    desk.cursor = id;
    desk.focus();
  }

  /** Says why an act is not even tried, and goes on where another has decided. @param {Card} card @param {Act} act @param {string} text */
  #untried(card, act, text) {
    const desk = this.#desk;
    if (desk.cursor === card.id && act !== "undo" && desk.elsewhere(card)) desk.moving.onFrom(card.id);
    desk.report({ text, good: false, undo: desk.result?.undo ?? null });
    desk.focus();
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
    const { ids } = this.#desk.standing;
    return String(this.#desk.card(similar ?? ids[ids.indexOf(id) - 1] ?? null)?.number ?? "");
  }

  /** @param {string} id */
  close(id) {
    this.#desk.drafts.delete(id);
    this.#desk.cursor = id;
    this.#desk.focus();
  }

  /** Closes what is open beside the list while nothing is typed into it. @returns {boolean} whether there was such a form */
  closeUntouched() {
    const { cursor, drafts, entry, selection } = this.#desk;
    const card = this.#desk.card(cursor);
    const draft = card && drafts.get(card.id);
    if (entry.typed?.text === "") entry.close();
    else if (selection.asks) selection.ask(null);
    else if (card && draft && draft.text === this.#begun(draft.kind, card)) this.close(card.id);
    else return false;
    return true;
  }

  /**
   * Sends what stands in the card's form; what was typed stays until the server has taken it.
   * @param {string} id
   * @param {string} [text] instead of what was typed: a reason that was picked
   * @param {Draft["then"]} [then]
   */
  submit(id, text, then) {
    const draft = this.#desk.drafts.get(id);
    if (!draft || (draft.kind === "erase" && !text)) return; // its buttons alone say what goes
    const typed = (text ?? draft.text).trim();
    if (draft.kind !== "merge") return void this.act(id, draft.kind, typed, then);
    const { found, trouble } = targets(this.#desk.room.screen.questions ?? {}, id, typed);
    const into = found[draft.at ?? 0];
    if (into) return void this.act(id, "merge", into);
    this.#desk.report({ text: trouble, good: false, undo: null });
  }

  /**
   * Picks one of the choices that are shown, by its digit.
   * @param {number} digit
   * @returns {boolean} whether there is such a one
   */
  choose(digit) {
    const picked = choices(this.#desk, this.#desk.cursor ?? "")[digit - 1];
    picked?.pick();
    return picked !== undefined;
  }

  /** Enter on a question with a form that has not the focus: one that is ready goes out. */
  enter() {
    const id = this.#desk.cursor ?? "";
    if (this.#desk.drafts.get(id)?.kind === "merge") this.submit(id);
    else this.#desk.focus();
  }

  /**
   * @param {string} id
   * @param {Act} act
   * @param {string} [text]
   * @param {Draft["then"]} [then]
   */
  act(id, act, text = "", then) {
    const desk = this.#desk;
    const card = desk.card(id);
    if (!card || desk.pending.has(id)) return;
    const [name, fields] = commandFor(id, { ...card, rev: desk.drafts.get(id)?.rev ?? card.rev }, act, text, then);
    if (act === "undo") desk.awaited.set(id, Infinity);
    if (!STAYS.has(act)) {
      desk.mine.add(id);
      desk.steps.take(id);
    }
    desk.pending.set(id, name);
    if (desk.cursor === id && this.#leaves(card, act)) desk.moving.onFrom(id);
    desk.focus();
    this.#last = this.#send(card, act, name, fields);
  }

  /** The question on air was answered aloud, and the head of the queue goes on air. */
  answered() {
    const desk = this.#desk;
    const card = desk.card(desk.live);
    if (!card || desk.pending.has(card.id)) return;
    if (desk.steps.isFresh(card.id)) return this.#untried(card, "aloud", faster(card));
    if (desk.head === null) return this.begin(card.id, "aloud");
    desk.steps.take(card.id);
    desk.steps.take(desk.head);
    desk.pending.set(card.id, "next_question");
    desk.changed();
    this.#last = this.#send(card, "aloud", "next_question", { after: card.id });
  }

  /**
   * @param {Card} card
   * @param {Act} act
   * @param {string} name
   * @param {Record<string, unknown>} fields
   */
  async #send(card, act, name, fields) {
    const { head, room, pending, steps } = this.#desk;
    const answer = await room.command(name, fields);
    if (!answer.ok) {
      pending.delete(card.id);
      steps.refused(card.id);
      if (name === "next_question" && head !== null) steps.refused(head);
      return this.#answered(card, act, answer);
    }
    this.#answered(card, act, answer);
    await this.#shown(answer.seq ?? 0); // until then the card looks as if nobody had decided
    pending.delete(card.id);
    this.#desk.refresh();
  }

  /** Waits until the room is shown as of an event; not for long, nor while the line is down. @param {number} seq */
  async #shown(seq) {
    const { room } = this.#desk;
    const end = performance.now() + PATIENCE;
    while (room.seq < seq && room.state === "live" && performance.now() < end) {
      await new Promise((heard) => {
        for (const name of ["screen", "state"]) room.addEventListener(name, heard, { once: true });
        setTimeout(heard, PATIENCE);
      });
    }
  }

  /**
   * @param {Card} card
   * @param {Act} act
   * @param {Answer} answer
   */
  #answered(card, act, answer) {
    const desk = this.#desk;
    const { id } = card;
    if (!answer.ok) {
      desk.mine.delete(id);
      desk.awaited.delete(id);
      this.#keepAnswer(id, answer);
      const kept = desk.drafts.has(id) ? ` ${t("What you typed is kept.")}` : "";
      if (kept && desk.has(id)) desk.cursor = id;
      if (kept) desk.focus();
      return desk.report({ text: refused(answer, card, desk.room.screen) + kept, good: false, undo: null });
    }
    desk.drafts.delete(id);
    if (act === "undo") desk.awaited.set(id, answer.seq ?? 0);
    desk.report({ text: done(act, card), good: true, undo: act === "undo" || isMark(act) ? null : { question: id } });
    desk.refresh();
    desk.focus();
  }

  /**
   * Who was told of a change may send what stands in the form over it.
   * @param {string} id
   * @param {Answer} answer
   */
  #keepAnswer(id, answer) {
    const draft = this.#desk.drafts.get(id);
    if (draft && answer.code === "stale") this.#desk.drafts.set(id, { ...draft, rev: Number(answer["rev"] ?? draft.rev) });
  }

  /**
   * Whether an act takes the card out of what is shown.
   * @param {Card} card
   * @param {Act} act
   */
  #leaves(card, act) {
    const { tab, search } = this.#desk;
    if (tab === "alike") return act === "dismiss" || act === "merge";
    return !STAYS.has(act) && !search && tabOf(card) === tab;
  }

  /** The undo that is under way: what is pressed meanwhile is for the question that it brings back. */
  get undoing() {
    return this.#desk.room.state === "live" ? this.#undoing : null;
  }

  /** Takes back the last act of this desk, or what was done to the question under the cursor. */
  undo() {
    const undoing = this.#undo();
    this.#undoing = undoing;
    void undoing.finally(() => (this.#undoing = this.#undoing === undoing ? null : this.#undoing));
  }

  async #undo() {
    await this.#last; // one that is not answered yet is what is meant
    const undo = this.#desk.result?.undo;
    if (undo && "bulk" in undo) return undoBulk(this.#desk, undo.bulk);
    const id = undo?.question ?? this.#desk.cursor;
    if (id !== null) this.begin(id, "undo");
    await this.#last;
    await new Promise(requestAnimationFrame); // it is drawn
  }
}
