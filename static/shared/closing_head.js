/**
 * The head of the account of all questions on a closing screen: the server draws it, or it is fetched once the show has ended.
 * @import { Room } from "./room.js"
 */

/** So long a crowd takes to ask for it, ms. */
const CROWD = 30_000;

/**
 * @param {Room} room
 * @param {number} [within] it is asked for within so many ms
 */
export function closingHead(room, within = CROWD) {
  const place = /** @type {HTMLElement} */ (document.getElementById("account-head"));
  const code = /** @type {HTMLElement} */ (place.querySelector("code"));
  let asked = code.textContent !== "";
  async function fetched() {
    const { room: name = "", as = "" } = document.documentElement.dataset;
    const response = await fetch(`/api/v1/rooms/${name}/head?as=${as}`);
    if (response.ok) code.textContent = (await response.json()).short;
    look();
  }
  function look() {
    const ended = room.screen.event.phase === "ended";
    if (!ended) code.textContent = "";
    if (ended && !asked) setTimeout(() => void fetched(), within * Math.random());
    asked = ended;
    place.hidden = !ended || !code.textContent;
  }
  room.addEventListener("screen", look);
  look();
}
