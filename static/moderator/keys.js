/**
 * Single letters for the list: only while focus is in it, never while typing, and they can be off.
 * @import { Desk } from "./desk.js"
 * @import { Act } from "./types"
 */

import { KEYS } from "./acts.js";

const OFF = "liveroom-keys-off";

/** @type {Record<string, Act>} */
const ACTS = Object.fromEntries(Object.entries(KEYS).map(([act, key]) => [key.toLowerCase(), /** @type {Act} */ (act)]));

/** Whether single letters do something. */
export function keysOn() {
  return !localStorage.getItem(OFF);
}

/** @param {boolean} on */
export function setKeys(on) {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "yes");
}

/**
 * @param {HTMLElement} root the inbox
 * @param {Desk} desk
 * @param {{ help: () => void, search: () => void, next: () => void }} go
 */
export function listenToKeys(root, desk, go) {
  root.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (!target.closest("#cards") || event.ctrlKey || event.metaKey || event.altKey) return;
    const form = target.closest("form.q-form");
    if (form) return void (digit(form, event) && event.preventDefault());
    if (arrows(desk, target, event) || (keysOn() && letter(desk, event, go))) event.preventDefault();
  });
}

/**
 * In the reasons of a dismissal 1 to 5 pick one, unless a text is being typed.
 * @param {Element} form
 * @param {KeyboardEvent} event
 */
function digit(form, event) {
  if (event.target instanceof HTMLInputElement && event.target.value) return false;
  if (event.target instanceof HTMLTextAreaElement) return false;
  const button = form.querySelectorAll("[data-reason]")[Number(event.key) - 1];
  if (!(button instanceof HTMLElement)) return false;
  button.click();
  return true;
}

/**
 * @param {Desk} desk
 * @param {HTMLElement} target
 * @param {KeyboardEvent} event
 */
function arrows(desk, target, event) {
  if (!target.matches(".q")) return false;
  if (event.key === "ArrowDown") desk.move(1);
  else if (event.key === "ArrowUp") desk.move(-1);
  else if (event.key === "Home") desk.move(-Infinity);
  else if (event.key === "End") desk.move(Infinity);
  else return false;
  return true;
}

/**
 * @param {Desk} desk
 * @param {KeyboardEvent} event
 * @param {{ help: () => void, search: () => void, next: () => void }} go
 */
function letter(desk, event, go) {
  const key = event.key.toLowerCase();
  if (key === "j") desk.move(1);
  else if (key === "k") desk.move(-1);
  else if (key === "/") go.search();
  else if (key === "?") go.help();
  else if (key === "n") go.next();
  else if (key === "r") desk.letIn();
  else if (key === "u") desk.undo();
  else if (desk.cursor === null) return false;
  else if (key === "x") desk.selection.toggle(desk.cursor);
  else if (key === "o") desk.unfold(desk.cursor);
  else if (ACTS[key]) desk.begin(desk.cursor, ACTS[key]);
  else return false;
  return true;
}
