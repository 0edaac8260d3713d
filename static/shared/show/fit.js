/**
 * Text as large as its box allows. What does not fit at the least size that can be read is paged, so that
 * nothing is ever cut.
 */

/** How fast a page is thought to be read, and how long it stays at least. */
const WORDS_A_SECOND = 2.5;
const LETTERS_A_SECOND = 20;
const LEAST_STAY = 6;

/**
 * The greatest whole number that fits.
 * @param {number} least is taken to fit
 * @param {number} most
 * @param {(size: number) => boolean} fits
 */
export function greatest(least, most, fits) {
  let [low, high] = [least, Math.max(least, most)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * A text in as few pieces as fit, cut between words, and within a word that does not fit alone.
 * @param {string} text
 * @param {(piece: string) => boolean} fits
 * @returns {string[]}
 */
export function pages(text, fits) {
  if (fits(text)) return [text];
  const words = text.split(/(?<=\s)/);
  const count = greatest(0, words.length - 1, (n) => fits(words.slice(0, n).join("").trimEnd()));
  if (count) return [words.slice(0, count).join("").trimEnd(), ...pages(words.slice(count).join(""), fits)];
  const letters = [...text];
  const piece = greatest(1, letters.length - 1, (n) => fits(letters.slice(0, n).join("")));
  return letters.length === 1 ? [text] : [letters.slice(0, piece).join(""), ...pages(letters.slice(piece).join(""), fits)];
}

/**
 * Seconds that somebody takes to read a text aloud, in steps of five; letters count where a text has no words.
 * @param {string} text
 */
export function secondsToRead(text) {
  const words = text.split(/\s+/).filter(Boolean).length;
  return 5 * Math.max(1, Math.ceil(Math.max(words / WORDS_A_SECOND, [...text].length / LETTERS_A_SECOND) / 5));
}

/**
 * Seconds that a page stays.
 * @param {string} page
 */
export function stay(page) {
  return Math.max(LEAST_STAY, page.split(/\s+/).length / WORDS_A_SECOND);
}

/** Keeps a text as large as its box allows, whatever becomes of the box. */
export class Fitted {
  #box;
  #line;
  #bounds;
  #turned;
  #text = "";
  /** @type {string[]} */
  #pages = [];
  #at = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLElement} box has a height of its own, whatever stands in it
   * @param {HTMLElement} line the text in it
   * @param {() => { least: number, most: number }} bounds sizes in px
   * @param {(page: number, pages: number) => void} turned is told which page is shown, from 1 on
   */
  constructor(box, line, bounds, turned) {
    this.#box = box;
    this.#line = line;
    this.#bounds = bounds;
    this.#turned = turned;
    new ResizeObserver(() => this.#fit()).observe(box);
    // Another typeface is of another width.
    void document.fonts.ready.then(() => this.#fit());
  }

  /** @param {string} text */
  show(text) {
    if (text === this.#text) return;
    this.#text = text;
    this.#at = 0;
    if (text) return this.#fit();
    this.#pages = [];
    this.#put();
  }

  #fit() {
    if (!this.#text || !this.#box.clientHeight) return;
    const { least, most } = this.#bounds();
    const size = greatest(Math.ceil(least), Math.floor(most), (px) => this.#fits(this.#text, px));
    this.#pages = pages(this.#text, (piece) => this.#fits(piece, size));
    this.#at = Math.min(this.#at, this.#pages.length - 1);
    this.#put();
  }

  /**
   * @param {string} text
   * @param {number} size
   */
  #fits(text, size) {
    this.#line.style.fontSize = `${size}px`;
    this.#line.textContent = text;
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = this.#box;
    return scrollHeight <= clientHeight && scrollWidth <= clientWidth;
  }

  #put() {
    clearTimeout(this.#timer);
    const page = this.#pages[this.#at] ?? "";
    this.#line.textContent = page;
    this.#turned(this.#at + 1, this.#pages.length);
    if (this.#pages.length < 2) return;
    this.#timer = setTimeout(() => {
      this.#at = (this.#at + 1) % this.#pages.length;
      this.#put();
    }, stay(page) * 1000);
  }
}
