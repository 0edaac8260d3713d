/**
 * A search through all questions, and the way back to where one was.
 * @import { QuestionCard } from "../shared/types"
 * @import { Desk } from "./desk.js"
 */

export class Search {
  words = "";
  /** The question one was at when it began. @type {string | null} */
  #before = null;
  #desk;

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** @param {string} words */
  find(words) {
    if (words && !this.words) this.#before = this.#desk.cursor;
    if (!words && this.words) this.#desk.cursor = this.#before;
    this.words = words;
    this.#desk.selection.clear();
    this.#desk.refresh(true);
  }

  /** All that somebody asked. @param {QuestionCard} card one of theirs */
  person({ person }) {
    if (!person) return;
    this.find(`@${person}`);
    this.#desk.focus();
  }

  /** Goes to the first that was found. */
  toFirst() {
    this.#desk.cursor = this.#desk.standing.ids[0] ?? this.#desk.cursor;
    this.#desk.focus();
  }

  /** Ends it, and goes back to where one was. */
  leave() {
    this.find("");
    this.#desk.focus();
  }

  /** Ends it without going anywhere. */
  forget() {
    this.words = "";
  }
}
