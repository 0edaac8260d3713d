/** The question to read aloud, as large as its place allows where the page is one screen. */

import { greatest } from "../shared/show/fit.js";

const ONE_SCREEN = matchMedia("(min-width: 60rem) and (min-height: 34rem)");
/** In px; a longer text scrolls. */
const LEAST = 20;

/**
 * @param {HTMLElement} reading
 * @returns {() => void} to be called whenever the question was drawn
 */
export function fill(reading) {
  const fit = () => {
    const box = /** @type {HTMLElement | null} */ (reading.querySelector(".aloud-box"));
    const line = /** @type {HTMLElement | null} */ (reading.querySelector(".aloud-text"));
    if (!box || !line) return;
    line.style.fontSize = "";
    if (!ONE_SCREEN.matches) return;
    const most = Math.floor(Math.min(innerHeight / 6, innerWidth / 14));
    line.style.fontSize = `${greatest(LEAST, most, (px) => fits(box, line, px))}px`;
  };
  addEventListener("resize", fit);
  void document.fonts.ready.then(fit);
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
