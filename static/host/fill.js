/** The question to read aloud, as large as its place allows. */

import { greatest } from "../shared/show/fit.js";

/** In px; a longer text scrolls. */
const LEAST = 20;

/**
 * @param {HTMLElement} reading
 * @returns {() => void} to be called whenever the question was drawn
 */
export function fill(reading) {
  let fitted = "";
  const fit = () => {
    const box = /** @type {HTMLElement | null} */ (reading.querySelector(".aloud-box"));
    const line = /** @type {HTMLElement | null} */ (reading.querySelector(".aloud-text"));
    if (!box || !line) return;
    const now = `${box.clientWidth} ${box.clientHeight} ${line.textContent}`;
    if (now === fitted) return;
    const most = Math.floor(Math.min(innerHeight / 5, innerWidth / 9));
    line.style.fontSize = `${greatest(LEAST, most, (px) => fits(box, line, px))}px`;
    fitted = now;
  };
  addEventListener("resize", fit);
  // Another typeface is of another width.
  void document.fonts.ready.then(() => {
    fitted = "";
    fit();
  });
  return fit;
}

/**
 * @param {HTMLElement} box
 * @param {HTMLElement} line
 * @param {number} px
 */
function fits(box, line, px) {
  line.style.fontSize = `${px}px`;
  return box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth;
}
