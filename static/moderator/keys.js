/**
 * Single letters, wherever the focus is but in a text field; they can be switched off.
 * @import { Desk } from "./desk.js"
 * @import { Hands, Key } from "./key_table.js"
 * @import { Preview } from "./landing.js"
 */

import { keyFor } from "./key_table.js";

const OFF = "liveroom-keys-off";
const TEXT = "textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])";

/** Whether single letters do something. */
export function keysOn() {
  return !localStorage.getItem(OFF);
}

/** @param {boolean} on */
export function setKeys(on) {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "yes");
}

/** @param {Hands} hands */
export function listenToKeys(hands) {
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("dialog[open]")) return;
    if (heldOnButton(target, event) || digitOfForm(target, event) || confirms(hands, event)) return void event.preventDefault();
    if (target.matches(TEXT) || target.isContentEditable) return;
    if (arrows(hands.desk, target, event) || (keysOn() && letter(hands, event))) event.preventDefault();
  });
}

/**
 * A key that is held down presses a button once.
 * @param {HTMLElement} target
 * @param {KeyboardEvent} event
 */
function heldOnButton(target, event) {
  return event.repeat && (event.key === "Enter" || event.key === " ") && target.matches("button, summary");
}

/**
 * A form that is open owns the digits: in the reasons of a dismissal 1 to 5 pick one, unless a text is being typed.
 * @param {HTMLElement} target
 * @param {KeyboardEvent} event
 */
function digitOfForm(target, event) {
  if (!/^[1-9]$/.test(event.key)) return false;
  const within = target.closest("form");
  if (target.matches(TEXT) && (!within?.matches(".q-form") || target.matches("textarea") || /** @type {HTMLInputElement} */ (target).value)) return false;
  const form = within ?? document.querySelector("form.q-form");
  const button = form?.querySelectorAll("[data-reason]")[Number(event.key) - 1];
  if (button instanceof HTMLElement) button.click();
  return button !== undefined || (form !== null && !target.matches(TEXT));
}

/**
 * What is asked is answered by its own key once more, and taken away by Escape.
 * @param {Hands} hands
 * @param {KeyboardEvent} event
 */
function confirms({ control, preview }, event) {
  if (!control.asked) return leaves(preview, event);
  if (event.key === "Escape") control.dismiss();
  else if (keysOn() && !event.repeat && event.key.toUpperCase() === control.asked.key) control.confirm();
  else return false;
  return true;
}

/**
 * @param {Preview} preview
 * @param {KeyboardEvent} event
 */
function leaves(preview, event) {
  if (!preview.isOpen || event.key !== "Escape") return false;
  preview.close();
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
 * @param {Hands} hands
 * @param {KeyboardEvent} event
 */
function letter(hands, event) {
  const key = keyFor(event.key);
  if (!key) return false;
  if (!event.repeat || key.repeats) press(hands, key, event.key);
  return true;
}

/**
 * @param {Hands} hands
 * @param {Key} key
 * @param {string} typed
 */
function press(hands, key, typed) {
  const { desk } = hands;
  if (key.run) key.run(hands, typed);
  else if (key.card && desk.cursor !== null && inSight(desk.cursor)) desk.begin(desk.cursor, key.card);
  else hands.go.step(0);
}

/**
 * Nothing is done to a card that is not in sight.
 * @param {string} id
 */
function inSight(id) {
  const card = document.getElementById(`q-${id}`);
  const pane = card?.closest(".pane")?.getBoundingClientRect();
  if (!card || !pane) return false;
  const { top, bottom, height } = card.getBoundingClientRect();
  return height > 0 && bottom > pane.top && top < Math.min(pane.bottom, innerHeight);
}
