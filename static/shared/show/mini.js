/**
 * The countdown in a small window that stays above all others, where the browser has that.
 * @import { Room } from "../room.js"
 *
 * @typedef {{ requestWindow(size: { width: number, height: number }): Promise<Window> }} PictureInPicture
 */

import { format, remaining, untilEdge } from "../countdown.js";
import { html, nothing } from "../render.js";
import { t } from "../words.js";
import { sign } from "./sign.js";

const SIZE = { width: 320, height: 150 };

/** @type {PictureInPicture | undefined} */
const pictureInPicture = /** @type {any} */ (window).documentPictureInPicture;
/** @type {Window | null} */
let open = null;

/**
 * The button that opens it; nothing where the browser has no such window.
 * @param {Room} room
 */
export function miniButton(room) {
  if (!pictureInPicture) return nothing;
  return html`<button class="button" type="button" id="mini" @click=${() => void show(room)}>${t("Mini timer")}</button>`;
}

/** @param {Room} room */
async function show(room) {
  if (!pictureInPicture) return;
  open?.close();
  const shown = await pictureInPicture.requestWindow(SIZE);
  open = shown;
  fill(shown.document, room);
  // Its own timer: those of a page that nobody sees are slowed down to one a minute.
  const tick = () => {
    if (shown.closed) return;
    draw(shown.document, room);
    shown.setTimeout(tick, untilEdge(room.screen.now, room.clock.now()) + 1);
  };
  const now = () => draw(shown.document, room);
  room.addEventListener("screen", now);
  shown.addEventListener("pagehide", () => room.removeEventListener("screen", now));
  tick();
}

/**
 * @param {Document} page
 * @param {Room} room
 */
function fill(page, room) {
  page.documentElement.lang = document.documentElement.lang;
  page.documentElement.dataset["theme"] = document.documentElement.dataset["theme"] ?? "dark";
  page.title = room.screen.event.title;
  for (const sheet of document.querySelectorAll("link[rel=stylesheet]")) page.head.append(sheet.cloneNode());
  page.body.className = "mini";
  for (const name of ["mini-label", "mini-digits"]) {
    const line = page.createElement("p");
    line.className = name;
    page.body.append(line);
  }
}

/**
 * @param {Document} page
 * @param {Room} room
 */
function draw(page, { screen, clock }) {
  const at = clock.now();
  const { mark, label, seconds, tone } = sign(screen, remaining(screen.now, at), at);
  const [words, digits] = page.body.children;
  page.body.dataset["tone"] = tone;
  if (words) words.textContent = `${mark} ${label}`;
  if (digits) digits.textContent = format(seconds);
}
