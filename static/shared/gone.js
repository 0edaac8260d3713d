/** A deleted room: this device forgets all that it has of it, on the page, in its memory and in its storage. */

/** All pages of a room hear of its end at once, and should not ask at once. */
const SPREAD = 2_000;

/**
 * Leaves the page empty and goes to one that has never known of the room: what scripts remember goes with this one.
 * @param {string} room
 * @param {string} next
 */
export function forget(room, next) {
  const clean = () => {
    for (const storage of [localStorage, sessionStorage]) {
      for (const key in storage) if (key.includes(room)) storage.removeItem(key);
    }
  };
  document.body.replaceChildren();
  setTimeout(() => location.replace(next), Math.random() * SPREAD);
  addEventListener("pagehide", clean); // a page that is left writes down what was typed on it
  clean(); // throws where storage is forbidden, and then nothing is in it
}
