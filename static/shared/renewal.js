/**
 * A page of an older build takes the new one while no show runs and nobody is typing.
 * @import { Room } from "./room.js"
 */

/** Under which a window keeps the build that it was loaded for, so as to try each once. */
const TRIED = "liveroom-build";
/** After an upgrade all pages learn of it at once, and should not ask at once. */
const SPREAD = 10_000;

/** @param {Room} room */
export function renewal(room) {
  const own = document.documentElement.dataset["build"];
  let newer = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let due;
  const look = () => {
    if (!newer || due !== undefined || !isIdle(room)) return;
    due = setTimeout(() => {
      due = undefined;
      if (newer && isIdle(room) && isFirstTry(newer)) location.reload();
    }, Math.random() * SPREAD);
  };
  room.addEventListener("build", (event) => {
    const { detail } = /** @type {CustomEvent<string>} */ (event);
    newer = detail === own ? "" : detail;
    look();
  });
  room.addEventListener("screen", look);
  addEventListener("focusout", look);
}

/**
 * Several servers may be of different builds for a while: then the page that comes may be the old one.
 * @param {string} build
 */
function isFirstTry(build) {
  try {
    if (sessionStorage.getItem(TRIED) === build) return false;
    sessionStorage.setItem(TRIED, build);
    return true;
  } catch {
    return false; // storage is forbidden: without a memory it could load itself for ever
  }
}

/** @param {Room} room */
function isIdle(room) {
  const typed = document.activeElement?.matches("input, textarea, select, [contenteditable]");
  return room.state === "live" && room.screen.event?.phase !== "live" && !typed && !document.querySelector("dialog[open]");
}
