/**
 * A question that a moderator enters for somebody: from the floor, the chat or a mail.
 * @import { Desk } from "./desk.js"
 */

import { html, live } from "../shared/render.js";
import { t } from "../shared/words.js";
import { sourceWord } from "./marks.js";

const SOURCES = /** @type {const} */ (["floor", "chat", "mail"]);

/** @typedef {{ text: string, name: string, source: typeof SOURCES[number] }} Typed */

export class Entry {
  /** What is typed; null while the form is closed. @type {Typed | null} */
  typed = null;
  sending = false;
  #desk;

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  open() {
    this.typed ??= { text: "", name: "", source: "floor" };
    this.#desk.selection.clear();
    this.#desk.dispatchEvent(new Event("entry"));
    this.#desk.changed();
  }

  close() {
    this.typed = null;
    this.#desk.focus();
  }

  async send() {
    if (!this.typed || this.sending) return;
    const { text, name, source } = this.typed;
    this.sending = true;
    const answer = await this.#desk.room.command("ask", { text: text.trim(), name: name.trim() || null, source });
    this.sending = false;
    if (!answer.ok) return this.#desk.report({ text: answer.message ?? "", good: false, undo: null });
    this.typed = null;
    this.#desk.report({ text: t("Question %(n)s is entered.", { n: answer.number ?? "?" }), good: true, undo: null });
    this.#desk.owe(answer);
    this.#desk.focus();
  }
}

/** @param {Entry} entry @param {Desk} desk */
export function entryView(entry, desk) {
  const { typed } = entry;
  if (!typed) return "";
  const send = (/** @type {Event} */ event) => {
    event.preventDefault();
    void entry.send();
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape") entry.close();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void entry.send();
  };
  const type = (/** @type {Event} */ event) => {
    const { name, value } = /** @type {HTMLInputElement} */ (event.target);
    Object.assign(typed, { [name]: value });
    desk.dispatchEvent(new Event("typed"));
  };
  return html`<form class="q-form entry" data-form="entry" @submit=${send} @keydown=${keys} @input=${type}>
    <label class="label" for="entry-text">${t("A question for somebody")}</label>
    <textarea class="input" id="entry-text" name="text" rows="3" required dir="auto" .value=${live(typed.text)}></textarea>
    <div class="entry-row">
      <label>${t("Name")} <input class="input" name="name" autocomplete="off" dir="auto" .value=${live(typed.name)}></label>
      <fieldset class="entry-sources"><legend class="sr">${t("Where it comes from")}</legend>
        ${SOURCES.map((source) => html`<label><input type="radio" name="source" value=${source} .checked=${typed.source === source}> ${sourceWord(source)}</label>`)}</fieldset>
    </div>
    <div class="q-acts"><button class="button primary q-act">${t("Enter it")}</button>
      <button class="button plain q-act" type="button" @click=${() => entry.close()}>${t("Cancel")}</button></div>
  </form>`;
}
