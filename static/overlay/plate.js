/**
 * A plate that enters and leaves. What it says changes at once: the old leaves as a picture of itself
 * while the new enters, so that nothing on air is late.
 */

const TIME = 320;
const EASING = "cubic-bezier(0.2, 0, 0, 1)";

export class Plate {
  #root;
  #shift;
  #calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  /** @type {string | null} */
  #key = null;
  #fresh = true;

  /**
   * @param {HTMLElement} root
   * @param {string} shift where it comes from, as a translation
   */
  constructor(root, shift) {
    this.#root = root;
    this.#shift = shift;
  }

  /**
   * Shows what `fill` writes. The first time nothing moves: a reload on air must go unseen.
   * @param {string | null} key tells one content from another; null hides the plate
   * @param {() => void} fill writes a content, or takes it away: once for each key. What is erased is in no page.
   */
  show(key, fill) {
    const was = this.#key;
    const first = this.#fresh;
    if (key === was && !first) return;
    this.#key = key;
    this.#fresh = false;
    if (was !== null) this.#leave();
    this.#root.hidden = key === null;
    fill();
    if (!first) this.enter();
  }

  /** Plays the entry again, as when a scene goes on air. */
  enter() {
    if (!this.#root.hidden) this.#move(this.#root, [0, 1]);
  }

  /** A timer takes the picture away and not the animation's end: hidden sources animate nothing. */
  #leave() {
    const corner = this.#root.parentElement;
    if (this.#calm || !corner) return;
    const { offsetLeft, offsetTop, offsetWidth } = this.#root;
    const picture = /** @type {HTMLElement} */ (this.#root.cloneNode(true));
    for (const named of [picture, ...picture.querySelectorAll("[id]")]) named.removeAttribute("id");
    picture.classList.add("leaving");
    picture.style.left = `${corner.offsetLeft + offsetLeft}px`;
    picture.style.top = `${corner.offsetTop + offsetTop}px`;
    picture.style.width = `${offsetWidth}px`;
    corner.parentElement?.append(picture);
    this.#move(picture, [1, 0]);
    setTimeout(() => picture.remove(), TIME);
  }

  /**
   * @param {HTMLElement} element
   * @param {[number, number]} opacity
   */
  #move(element, opacity) {
    if (this.#calm) return;
    for (const moving of element.getAnimations()) moving.cancel();
    const frames = opacity.map((seen) => ({ opacity: seen, transform: seen ? "none" : this.#shift }));
    element.animate(frames, { duration: TIME, easing: EASING, fill: opacity[1] ? "none" : "forwards" });
  }
}
