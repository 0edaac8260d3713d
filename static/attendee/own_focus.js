/**
 * The focus among one's own questions: where what had it is drawn no more it goes to the same
 * question, or else to where they begin.
 */

export class OwnFocus {
  #root;
  /** The question that had the focus before the drawing. @type {string | null} */
  #at = null;
  #was = false;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
  }

  /** To be called before a drawing. */
  before() {
    const { activeElement } = document;
    this.#was = this.#root.contains(activeElement);
    this.#at = activeElement?.closest(".my")?.getAttribute("data-id") ?? null;
  }

  /**
   * To be called after it.
   * @param {HTMLElement} otherwise where no question is left
   */
  after(otherwise) {
    if (!this.#was || document.activeElement !== document.body) return;
    const line = this.#root.querySelector(`.my[data-id="${this.#at}"]`);
    const place = line?.querySelector("textarea") ?? line?.querySelector("button") ?? this.#root.querySelector("summary") ?? otherwise;
    place.focus();
  }
}
