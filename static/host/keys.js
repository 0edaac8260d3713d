/**
 * The host's keys: they work everywhere but in text fields, and open nothing that the buttons do not.
 * @import { Host } from "./host.js"
 */

import { choices } from "../shared/fates.js";

/** @param {Host} host */
export function listen(host) {
  addEventListener("keydown", (event) => {
    const { target, key, ctrlKey, metaKey, altKey, repeat } = event;
    if (ctrlKey || metaKey || !(target instanceof Element)) return;
    if (key === "Escape" && host.takingOff) host.chooseFate(false);
    else if (target.closest("input, select, textarea, dialog")) return;
    else if (altKey) return moves(host, event);
    else if (arrows(host, event) || (!repeat && letter(host, key.toLowerCase()))) event.preventDefault();
  });
}

/**
 * @param {Host} host
 * @param {KeyboardEvent} event
 */
function moves(host, event) {
  const steps = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
  if (!steps || host.at === null || host.ended) return;
  event.preventDefault();
  host.order.step(host.at, steps);
}

/**
 * To the next question of the queue, or the one before.
 * @param {Host} host
 * @param {KeyboardEvent} event
 */
function arrows(host, { key, target }) {
  const inQueue = target instanceof Element && target.matches(".wait");
  const down = key.toLowerCase() === "j" || (inQueue && key === "ArrowDown");
  if (!down && key.toLowerCase() !== "k" && !(inQueue && key === "ArrowUp")) return false;
  const { cards } = host.order;
  const at = cards.findIndex(({ id }) => id === host.at);
  const next = cards[at < 0 ? 0 : Math.min(cards.length - 1, Math.max(0, at + (down ? 1 : -1)))];
  if (next) host.look(next.id);
  return true;
}

/**
 * @param {Host} host
 * @param {string} key
 * @returns {boolean} whether it means something
 */
function letter(host, key) {
  const picked = host.takingOff ? choices("take_off")[Number(key) - 1] : undefined;
  const current = host.queue.find(({ id }) => id === host.at);
  if (picked) {
    host.takeOff(picked.then, picked.reason);
    return true;
  }
  switch (key) {
    case "n":
      host.next();
      return true;
    case "a":
      host.answered();
      return true;
    case "t":
      host.chooseFate(!host.takingOff);
      return true;
    case "o":
      host.unfold();
      return true;
    case "f":
      host.fill();
      return true;
    case "g":
      host.letIn();
      return true;
    case "l":
      if (current) host.goLive(current);
      return true;
    default:
      return false;
  }
}
