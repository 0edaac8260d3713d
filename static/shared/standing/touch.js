/** Whether somebody has a hand on the list: a pointer over it, keyboard focus in it, or a scroll just now. */

const SETTLED = 2_500;

export class Touch {
  #root;
  #over = false;
  #until = 0;
  #released;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLElement} root
   * @param {() => void} released called when nobody touches it any more
   */
  constructor(root, released) {
    this.#root = root;
    this.#released = released;
    root.addEventListener("pointerenter", ({ pointerType }) => {
      this.#over = pointerType === "mouse";
      this.#hold();
    });
    root.addEventListener("pointerleave", () => {
      this.#over = false;
      this.#hold();
    });
    for (const name of ["pointerdown", "focusin", "focusout"]) root.addEventListener(name, () => this.#hold());
    addEventListener("scroll", () => this.#hold(), { passive: true });
  }

  get frozen() {
    return this.#over || performance.now() < this.#until || this.#root.querySelector(":focus-visible") !== null;
  }

  #hold() {
    this.#until = performance.now() + SETTLED;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#released, SETTLED + 10);
  }
}
