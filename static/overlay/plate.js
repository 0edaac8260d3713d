/** A plate that slides in and out; what it says changes only while it is away. */

const IN = 320;
const OUT = 200;
const EASING = "cubic-bezier(0.2, 0, 0, 1)";

export class Plate {
  #root;
  #shift;
  #calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  /** @type {string | null} */
  #key = null;
  #fill = () => {};
  #fresh = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #swap;
  /** @type {Animation | undefined} */
  #moving;

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
   * @param {() => void} fill
   */
  show(key, fill) {
    const was = this.#key;
    this.#key = key;
    this.#fill = fill;
    if (this.#swap !== undefined) return; // on its way out: the newest is shown when it comes back
    if (this.#fresh || key === was) {
      this.#fresh = false;
      this.#put();
    } else if (was === null) {
      this.#put();
      this.enter();
    } else {
      this.#move([1, 0], OUT);
      // A timer and not the animation's end: hidden sources animate nothing, and must still change.
      this.#swap = setTimeout(() => {
        this.#swap = undefined;
        this.#put();
        this.enter();
      }, OUT);
    }
  }

  /** Plays the entry again, as when a scene goes on air. */
  enter() {
    if (!this.#root.hidden) this.#move([0, 1], IN);
  }

  #put() {
    this.#root.hidden = this.#key === null;
    if (this.#key !== null) this.#fill();
  }

  /**
   * @param {[number, number]} opacity
   * @param {number} duration
   */
  #move(opacity, duration) {
    const frames = opacity.map((seen) => ({ opacity: seen, transform: seen || this.#calm ? "none" : this.#shift }));
    this.#moving?.cancel();
    this.#moving = this.#root.animate(frames, { duration: this.#calm ? 1 : duration, easing: EASING, fill: "forwards" });
  }
}
