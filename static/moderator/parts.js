/**
 * The two parts of the desk. Where the screen is narrow one of them is shown at a time; where it is wide each
 * scrolls by itself, and the rundown keeps the running segment in view.
 */

/** Where each part scrolls by itself: the same as in main.css. */
const WIDE = matchMedia("(width >= 60rem) and (height >= 34rem)");

/** After so long without a touch nobody's hand is in the rundown. */
const STILL = 4_000;

/** @typedef {"rundown" | "inbox"} Part */

export class Parts {
  #rundown = /** @type {HTMLElement} */ (document.getElementById("rundown"));
  #pane = /** @type {HTMLElement} */ (this.#rundown.closest(".pane"));
  #links = [...document.querySelectorAll(".parts a")];
  /** The segment that was brought into view last. @type {string | null} */
  #followed = null;
  #touched = -Infinity;

  start() {
    // Signing in loads this page anew, and a browser would then scroll it back to where it was before.
    history.scrollRestoration = "manual";
    this.show("rundown");
    for (const link of this.#links) link.addEventListener("click", (event) => {
      event.preventDefault();
      const part = /** @type {Part} */ (link.getAttribute("href")?.slice(1));
      this.show(part);
      if (part === "rundown") this.toCurrent();
    });
    const touch = () => (this.#touched = performance.now());
    for (const sign of ["pointermove", "pointerdown", "touchmove", "wheel", "keydown"]) this.#rundown.addEventListener(sign, touch, { passive: true });
  }

  /** @param {Part} part */
  show(part) {
    document.documentElement.dataset["part"] = part;
    for (const link of this.#links) {
      link.setAttribute("aria-current", String(link.getAttribute("href") === `#${part}`));
    }
  }

  /** Sends the focus to the line of the segment that is on, or else to the first. */
  toCurrent() {
    this.show("rundown");
    const line = (this.#current() ?? this.#rundown).querySelector(".rd-line");
    if (line instanceof HTMLElement) line.focus();
  }

  /**
   * Brings a segment into view that has come on since, once nobody's hand is in the rundown.
   * @param {string | null} segment
   */
  follow(segment) {
    const row = this.#current();
    const hidden = this.#rundown.checkVisibility?.() === false;
    if (segment === this.#followed || !row || hidden || performance.now() - this.#touched < STILL) return;
    // What is drawn anew meanwhile may push it out again: only once it was seen in view it is done.
    if (this.#isSeen(row)) this.#followed = segment;
    else if (WIDE.matches) {
      const { top, height } = this.#pane.getBoundingClientRect();
      this.#pane.scrollTop += row.getBoundingClientRect().top - top - height / 4;
    } else row.scrollIntoView({ block: "center" });
  }

  /**
   * Whether the whole row is in sight; on a phone what is pinned above and below may cover it.
   * @param {HTMLElement} row
   */
  #isSeen(row) {
    const { top, bottom, left, right } = row.getBoundingClientRect();
    if (WIDE.matches) {
      const pane = this.#pane.getBoundingClientRect();
      return top >= pane.top && bottom <= pane.bottom;
    }
    const middle = (left + right) / 2;
    return [top + 1, bottom - 1].every((edge) => row.contains(document.elementFromPoint(middle, edge)));
  }

  /** @returns {HTMLElement | null} */
  #current() {
    return this.#rundown.querySelector('[aria-current="true"]');
  }
}
