/**
 * Keeps the focus where the eye is: in the form that is open at the cursor, or else on the cursor's question.
 * @import { Desk } from "./desk.js"
 */

import { reveal } from "./list.js";

const QUESTION = "#cards, #detail, .onair";
/** What has the focus there and goes leaves it to a question. */
const WITHIN = `${QUESTION}, #list`;

export class Focus {
  /** Where the focus is to go as soon as it can: until then, or until somebody moves it themselves. @type {"cursor" | "entry" | null} */
  #wished = null;
  /** Whether what was drawn over had it. */
  #had = false;
  #moving = false;
  #desk;

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
    desk.addEventListener("focus", () => {
      this.#wished = "cursor";
      if (desk.cursor !== null) reveal(desk, desk.cursor);
    });
    desk.addEventListener("entry", () => (this.#wished = "entry"));
    const moved = () => {
      if (!this.#moving) this.#wished = null;
    };
    document.addEventListener("focusin", moved);
    document.addEventListener("pointerdown", moved, { capture: true });
  }

  /** Whether somebody's focus is on a question, or on its way to one. */
  get isOnQuestion() {
    return this.#wished !== null || document.activeElement?.closest(QUESTION) != null;
  }

  /** Something of it is drawn anew. */
  before() {
    this.#had ||= document.activeElement?.closest(WITHIN) != null;
  }

  /** It was drawn. */
  after() {
    if (this.#had && document.activeElement === document.body) this.#wished = "cursor";
    this.#had = false;
    if (this.#wished) this.#go();
  }

  #go() {
    const place = this.#place();
    if (!place) return;
    if (!place.contains(document.activeElement)) {
      const field = place.querySelector("[data-first], [data-reason], .input");
      this.#to(/** @type {HTMLElement} */ (place.matches("form") ? (field ?? place) : place));
    }
    // Where there is none to do it waits for the next question.
    if (place.id !== "list" && place.contains(document.activeElement)) this.#wished = null;
  }

  /** The form that is open, or else the cursor's question, or where it waits for one the list. @returns {Element | null} */
  #place() {
    const form = this.#form();
    // What was opened by the last key may not be drawn yet.
    if (form !== null) return document.querySelector(`#detail [data-form="${CSS.escape(form)}"]`);
    const { cursor } = this.#desk;
    return document.getElementById(cursor === null ? "list" : `q-${cursor}`);
  }

  /** The name of the form that has the place of the cursor's question. */
  #form() {
    const { cursor, drafts, entry, selection } = this.#desk;
    if (entry.typed) return this.#wished === "entry" ? "entry" : null;
    if (selection.ids.length) return selection.asks ? "bulk" : null;
    return drafts.has(cursor ?? "") ? cursor : null;
  }

  /** @param {HTMLElement} place */
  #to(place) {
    const { cursor } = this.#desk;
    if (cursor !== null) reveal(this.#desk, cursor);
    this.#moving = true;
    place.focus({ preventScroll: place.matches(".q") });
    this.#moving = false;
    if (place instanceof HTMLInputElement) place.select();
  }
}
