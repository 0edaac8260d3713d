/** What is too long for the air, in pages that turn by themselves: texts by lines, people by rows. */

/** The most lines of a text, and the most people, that are on air at once. */
export const LINES = 4;
export const PEOPLE = 3;

/** How long a page stays, in ms: four full lines are read in that time. */
const STAY = 9_000;

/** Counts through pages, one after another and from the start again. */
class Pages {
  #draw;
  #count = 1;
  #page = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /** @param {(page: number, count: number) => void} draw shows a page, from 0 */
  constructor(draw) {
    this.#draw = draw;
  }

  /** @param {number} count */
  start(count) {
    clearInterval(this.#timer);
    this.#count = count;
    this.#page = 0;
    this.#draw(0, count);
    if (count > 1) this.#timer = setInterval(() => this.#turn(), STAY);
  }

  /**
   * The same content has got another number of pages.
   * @param {number} count
   */
  resize(count) {
    if (count !== this.#count) this.start(count);
  }

  #turn() {
    this.#page = (this.#page + 1) % this.#count;
    this.#draw(this.#page, this.#count);
  }
}

/**
 * "2/3", or nothing where all is on one page.
 * @param {number} page
 * @param {number} count
 */
function place(page, count) {
  return count > 1 ? `${page + 1}/${count}` : "";
}

/** A text of which four lines are seen; the others follow, line by line where its script breaks it. */
export class PagedText {
  #text;
  #pages;

  /**
   * @param {HTMLElement} text in a box that is four lines high at most
   * @param {HTMLElement} mark where the page is told
   */
  constructor(text, mark) {
    this.#text = text;
    this.#pages = new Pages((page, count) => {
      mark.textContent = place(page, count);
      text.parentElement?.toggleAttribute("data-paged", count > 1);
      text.style.setProperty("--page", String(page));
    });
    addEventListener("resize", () => this.#recount());
    void document.fonts.ready.then(() => this.#recount());
  }

  /** @param {string} text */
  write(text) {
    if (this.#text.textContent !== text) this.#text.textContent = text;
    this.#pages.start(this.#count());
  }

  #recount() {
    if (this.#text.offsetHeight > 0) this.#pages.resize(this.#count());
  }

  #count() {
    const lines = Math.round(this.#text.offsetHeight / parseFloat(getComputedStyle(this.#text).lineHeight));
    return Math.max(1, Math.ceil(lines / LINES));
  }
}

/** Rows of which three are seen, in pages of as equal length as can be. */
export class PagedRows {
  #list;
  #pages;

  /**
   * @param {HTMLElement} list
   * @param {HTMLElement} mark where the page is told
   */
  constructor(list, mark) {
    this.#list = list;
    this.#pages = new Pages((page, count) => {
      mark.textContent = place(page, count);
      const rows = [...list.children];
      const each = Math.ceil(rows.length / count);
      rows.forEach((row, at) => row.toggleAttribute("hidden", Math.floor(at / each) !== page));
    });
  }

  /** @param {HTMLElement[]} rows */
  write(rows) {
    this.#list.replaceChildren(...rows);
    this.#pages.start(Math.max(1, Math.ceil(rows.length / PEOPLE)));
  }
}
