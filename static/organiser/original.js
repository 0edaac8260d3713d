/**
 * The original beside the rundown: a click makes a line a segment, a speaker or nothing, and each shows where the other is.
 * @import { Editor } from "../shared/rundown/editor.js"
 * @import { FormRows } from "./form_rows.js"
 * @import { LineDraft, Use } from "./line_uses.js"
 */

import { t } from "../shared/words.js";
import { uses } from "./line_uses.js";

const BUTTON = ".line-use";
/** Where the original stands beside the rundown, as in review.css. */
const BESIDE = matchMedia("(min-width: 75rem)");

/** The lines of the original, as the page shows them. */
export class Original {
  #list;
  #rows;
  #editor;
  #say;
  /** @type {Record<string, LineDraft>} */
  #drafts;
  /** @type {Map<string, HTMLElement>} */
  #lines = new Map();
  /** What each line was used for when it was last drawn. @type {Map<string, Use>} */
  #shown = new Map();
  /** The lines that are lit up. @type {Element[]} */
  #lit = [];

  /**
   * @param {HTMLElement} list
   * @param {HTMLElement} rundown
   * @param {FormRows} rows
   * @param {Editor} editor
   * @param {(words: string) => void} say what was done
   */
  constructor(list, rundown, rows, editor, say) {
    this.#list = list;
    this.#rows = rows;
    this.#editor = editor;
    this.#say = say;
    this.#drafts = JSON.parse(document.getElementById("drafts")?.textContent ?? "{}");
    for (const line of list.children) if (line instanceof HTMLElement) this.#lines.set(line.dataset["line"] ?? "", line);
    for (const button of list.querySelectorAll(BUTTON)) /** @type {HTMLElement} */ (button).tabIndex = -1;
    this.#reach(list.querySelector(BUTTON));
    list.addEventListener("click", (event) => this.#click(event));
    list.addEventListener("keydown", (event) => this.#key(event));
    list.addEventListener("focusin", ({ target }) => this.#reach(/** @type {Element} */ (target).closest(BUTTON)));
    addEventListener("scroll", () => this.#follow(rundown), { passive: true });
    for (const [root, show] of /** @type {[HTMLElement, (at: Element, far: boolean) => void][]} */ ([[list, (at, far) => this.#fromLine(at, far)], [rundown, (at) => this.#fromRow(at)]])) {
      root.addEventListener("pointerover", ({ target }) => show(/** @type {Element} */ (target), false));
      // What is pressed must stay under the pointer until it is let go.
      root.addEventListener("focusin", ({ target }) => show(/** @type {Element} */ (target), /** @type {Element} */ (target).matches(":focus-visible")));
    }
  }

  /** Follows the page: the line of the segment at the top comes into view. @param {HTMLElement} rundown */
  #follow(rundown) {
    if (!BESIDE.matches) return;
    const { left } = rundown.getBoundingClientRect();
    const row = document.elementFromPoint(left + 40, innerHeight / 4)?.closest(".rd-row");
    const line = row instanceof HTMLElement ? this.#linesOf(row)[0] : undefined;
    if (line) this.#bring(line);
  }

  /** Draws what has changed. */
  draw() {
    const now = uses(this.#rows.rows);
    for (const place of new Set([...this.#shown.keys(), ...now.keys()])) if (this.#shown.get(place) !== now.get(place)) this.#mark(place, now.get(place));
    this.#shown = now;
  }

  /**
   * @param {string} place
   * @param {Use | undefined} use
   */
  #mark(place, use) {
    const line = this.#lines.get(place);
    if (!line) return;
    line.dataset["use"] = use ?? "";
    const word = line.querySelector(".line-as");
    if (word instanceof HTMLElement) word.textContent = use === "segment" ? t("segment") : use === "speaker" ? t("speaker") : (word.dataset["otherwise"] ?? "");
    for (const each of line.querySelectorAll(BUTTON)) {
      const button = /** @type {HTMLButtonElement} */ (each);
      const own = button.dataset["use"] ?? "";
      button.setAttribute("aria-pressed", String(own === use));
      button.value = `line:${place}:${own === use ? "nothing" : own}`;
    }
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const button = /** @type {Element} */ (event.target).closest(BUTTON);
    const [, place, use] = button instanceof HTMLButtonElement ? button.value.split(":") : [];
    const draft = place && this.#drafts[place];
    if (!draft) return; // a line that was not read alone: the server does it
    event.preventDefault();
    const open = [...this.#editor.open].at(-1);
    this.#rows.use(Number(place), /** @type {Use} */ (use), draft, open);
    this.#say(said(this.#rows, place, /** @type {Use} */ (use)));
    this.#editor.changed();
  }

  /**
   * Up and down from line to line, left and right between what one could be.
   * @param {KeyboardEvent} event
   */
  #key(event) {
    const button = /** @type {Element} */ (event.target).closest(BUTTON);
    if (!button || event.ctrlKey || event.metaKey || event.altKey) return;
    const line = /** @type {Element} */ (button.closest(".line"));
    const at = [...line.querySelectorAll(BUTTON)].indexOf(button);
    /** @type {Record<string, () => Element | null | undefined>} */
    const ways = {
      ArrowUp: () => neighbour(line, "previousElementSibling", at),
      ArrowDown: () => neighbour(line, "nextElementSibling", at),
      ArrowLeft: () => line.querySelectorAll(BUTTON)[at - 1],
      ArrowRight: () => line.querySelectorAll(BUTTON)[at + 1],
      Home: () => this.#list.querySelectorAll(BUTTON)[at],
      End: () => [...this.#list.querySelectorAll(".line")].at(-1)?.querySelectorAll(BUTTON)[at],
    };
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    const to = way();
    if (to instanceof HTMLElement) to.focus();
  }

  /** One button of the list can be reached by Tab. @param {Element | null} button */
  #reach(button) {
    if (!(button instanceof HTMLElement)) return;
    const before = this.#list.querySelector(`${BUTTON}[tabindex="0"]`);
    if (before instanceof HTMLElement) before.tabIndex = -1;
    button.tabIndex = 0;
  }

  /**
   * @param {Element} at
   * @param {boolean} far whether its segment is to be brought into view
   */
  #fromLine(at, far) {
    const line = at.closest(".line");
    const row = line instanceof HTMLElement ? this.#rowOf(line.dataset["line"] ?? "") : null;
    this.#light(row ? [row] : []);
    if (far && BESIDE.matches) row?.scrollIntoView({ block: "nearest" });
  }

  /** @param {HTMLElement | null} at a row of the rundown */
  #linesOf(at) {
    const row = this.#rows.rows.find(({ id }) => id === at?.dataset["segment"]);
    return row ? [row.line, ...row.fields.people.map(({ line }) => line ?? "")].flatMap((place) => this.#lines.get(place) ?? []) : [];
  }

  /** @param {Element} at */
  #fromRow(at) {
    const lines = this.#linesOf(at.closest(".rd-row"));
    this.#light(lines);
    if (lines[0]) this.#bring(lines[0]);
  }

  /** @param {string} place */
  #rowOf(place) {
    const row = this.#rows.rows.find(({ line, fields }) => line === place || fields.people.some((who) => who.line === place));
    return row ? document.querySelector(`[data-segment="${row.id}"]`) : null;
  }

  /** @param {Element[]} now */
  #light(now) {
    for (const each of this.#lit) each.removeAttribute("data-lit");
    for (const each of now) each.setAttribute("data-lit", "");
    this.#lit = now;
  }

  /** Brings a line into view where the original scrolls by itself; the page stays. @param {HTMLElement} line */
  #bring(line) {
    const box = this.#list;
    if (box.scrollHeight <= box.clientHeight) return;
    const [top, bottom] = [line.offsetTop, line.offsetTop + line.offsetHeight];
    if (top < box.scrollTop || bottom > box.scrollTop + box.clientHeight) box.scrollTo({ top: top - box.clientHeight / 3 });
  }
}

/**
 * @param {Element} line
 * @param {"previousElementSibling" | "nextElementSibling"} way
 * @param {number} at
 */
function neighbour(line, way, at) {
  return line[way]?.querySelectorAll(BUTTON)[at];
}

/**
 * What a click has done.
 * @param {FormRows} rows
 * @param {string} place
 * @param {Use} use
 */
function said({ rows }, place, use) {
  if (use === "nothing") return t("No longer in the program");
  if (use === "segment") return t("Segment %(n)s", { n: rows.findIndex(({ line }) => line === place) + 1 });
  const of = rows.find(({ fields }) => fields.people.some(({ line }) => line === place));
  return of ? t("Speaks in “%(title)s”", { title: of.fields.title }) : t("There is no segment yet.");
}
