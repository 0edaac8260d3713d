/**
 * The ask form: counts, sends, and never loses a text before the server has it. What becomes of a
 * question then is told among “My questions”, and nowhere else.
 * @import { Room } from "../shared/room.js"
 * @import { Answer } from "../shared/types"
 */

import { newId } from "../shared/commands.js";
import { t } from "../shared/words.js";
import { Draft } from "./draft.js";

/**
 * How many characters a reader sees: an emoji or an accented letter is one.
 * @param {string} text
 */
export function perceived(text) {
  if (!("Segmenter" in Intl)) return [...text].length;
  return [...new Intl.Segmenter().segment(text)].length;
}

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 */
function find(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`#${id} is missing`);
  return element;
}

const unsent = () => t("Not sent. Your text is kept here.");

export class AskForm {
  #room;
  #draft = new Draft(document.documentElement.dataset["room"] ?? "");
  #form = find("ask", HTMLFormElement);
  #text = find("ask-text", HTMLTextAreaElement);
  #name = find("ask-name", HTMLInputElement);
  #aloud = find("ask-read-name", HTMLInputElement);
  #to = find("ask-to", HTMLSelectElement);
  #count = find("ask-count", HTMLElement);
  #trouble = find("ask-trouble", HTMLElement);
  #status = find("ask-state", HTMLElement);
  /** The id under which the text in the box is on its way. @type {string | null} */
  #sent = null;
  #closed = false;

  /** @param {Room} room */
  constructor(room) {
    this.#room = room;
    this.#form.noValidate = true;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#check()) this.#send();
    });
    this.#form.addEventListener("input", () => this.#typed());
    room.addEventListener("state", () => this.#showSending());
    room.addEventListener("answer", (event) => {
      const { name, answer } = /** @type {CustomEvent<{ name: string, answer: Answer }>} */ (event).detail;
      if (name === "ask") this.#answered(answer);
    });
    this.#takeUp();
    this.#draw();
  }

  /** Where the question is written. */
  get field() {
    return this.#text;
  }

  /** Whether there is a text that must not be hidden. */
  get busy() {
    return this.#text.value.trim() !== "";
  }

  /**
   * @param {boolean} open
   * @param {string[]} speakers whom a question may be for
   */
  show(open, speakers) {
    this.#offer(speakers);
    this.#form.hidden = !open && !this.busy;
    if (this.#form.classList.toggle("closed", !open) === this.#closed || this.#sent) return;
    this.#closed = !open;
    // A text that can no longer be sent stays, and so much is said.
    this.#hush(open ? "" : unsent());
  }

  /** Whom a question may be for, with the choice that was made; nothing to choose where it is one. @param {string[]} speakers */
  #offer(speakers) {
    const known = [...this.#to.options].slice(1).map(({ value }) => value);
    if (known.join("\n") === speakers.join("\n")) return;
    const chosen = this.#to.value;
    this.#to.replaceChildren(.../** @type {HTMLOptionElement[]} */ ([this.#to.options[0]]), ...speakers.map((name) => new Option(name, name)));
    this.#choose(chosen);
    find("ask-for", HTMLElement).hidden = speakers.length < 2;
  }

  /** @param {string} to one who is no longer named is nobody in particular */
  #choose(to) {
    this.#to.value = to;
    if (this.#to.selectedIndex < 0) this.#to.value = "";
  }

  /**
   * What was in the box when the page was left is there again. A question that was on its way still is.
   * A text that the server gave back with the page is newer than what was kept.
   */
  #takeUp() {
    const waiting = this.#room.outbox.waiting.at(-1);
    if (!waiting) {
      if (this.busy) return;
      const { text, name, to, aloud } = this.#draft.written;
      this.#text.value = text;
      if (name) this.#name.value = name;
      this.#choose(to);
      this.#aloud.checked = aloud;
      return;
    }
    this.#text.value = waiting.text;
    this.#name.value = waiting.name ?? "";
    this.#choose(waiting.to ?? "");
    this.#aloud.checked = waiting.read_name ?? false;
    this.#sent = waiting.id;
    this.#showSending();
  }

  #limit() {
    return Number(this.#text.dataset["limit"]);
  }

  #check() {
    if (this.#sent) return false;
    const long = perceived(this.#text.value.trim()) - this.#limit();
    if (!this.busy) return this.#complain(this.#text, t("Please write your question first."));
    if (long > 0) return this.#complain(this.#text, t("Too long by: %(n)s", { n: long }));
    const most = Number(this.#name.dataset["limit"]);
    if (perceived(this.#name.value.trim()) > most) return this.#complain(this.#name, t("The name is longer than %(n)s characters.", { n: most }));
    return true;
  }

  /**
   * @param {HTMLElement} field
   * @param {string} message
   * @returns {false}
   */
  #complain(field, message) {
    this.#trouble.textContent = message;
    field.setAttribute("aria-invalid", "true");
    field.focus();
    return false;
  }

  #send() {
    this.#sent = newId();
    const name = this.#name.value.trim() || null;
    const asked = {
      text: this.#text.value.trim(),
      name,
      to: this.#to.value || null,
      read_name: name !== null && this.#aloud.checked,
      sent_at: Math.round(this.#room.clock.now()),
    };
    void this.#room.command("ask", asked, this.#sent);
    this.#showSending();
    this.#draw();
  }

  /** @param {Answer} answer */
  #answered(answer) {
    if (answer.id !== this.#sent) return;
    this.#sent = null;
    this.#status.textContent = "";
    if (answer.ok) {
      this.#text.value = this.#to.value = "";
      this.#draft.drop();
    } else this.#complain(answer.code === "name_too_long" ? this.#name : this.#text, answer.message ?? t("That did not work"));
    this.#draw();
  }

  #typed() {
    this.#draft.keep({ text: this.#text.value, name: this.#name.value, to: this.#to.value, aloud: this.#aloud.checked });
    this.#hush();
    this.#draw();
  }

  /** What was said of an earlier try is of no use any more. @param {string} [instead] */
  #hush(instead = "") {
    this.#trouble.textContent = "";
    this.#status.textContent = instead;
    for (const field of [this.#text, this.#name]) field.removeAttribute("aria-invalid");
  }

  #showSending() {
    if (this.#sent) this.#status.textContent = this.#sending;
  }

  get #sending() {
    switch (this.#room.state) {
      case "live":
        return t("Sending…");
      case "refused":
        return unsent();
      default:
        return t("Kept on this device. It goes out by itself when the connection is back.");
    }
  }

  #draw() {
    const length = perceived(this.#text.value.trim());
    this.#count.textContent = t("%(n)s of %(limit)s", { n: length, limit: this.#limit() });
    this.#count.classList.toggle("trouble", length > this.#limit());
    this.#text.readOnly = this.#name.readOnly = this.#sent !== null;
    this.#to.disabled = this.#aloud.disabled = this.#sent !== null;
    this.#form.querySelector("button")?.setAttribute("aria-disabled", String(this.#sent !== null));
  }
}
