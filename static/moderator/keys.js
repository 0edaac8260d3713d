/**
 * Single letters, wherever the focus is but in a text field; they can be switched off.
 * @import { Desk } from "./desk.js"
 * @import { Hands, Key } from "./key_table.js"
 * @import { Preview } from "./landing.js"
 */

import { keyFor } from "./key_table.js";
import { shift } from "./queue.js";

const OFF = "liveroom-keys-off";
/** So many lines a page key goes. */
const PAGE = 10;
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
    if (inQueue(hands.desk, target, event)) return void event.preventDefault();
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("dialog[open]")) return;
    if (waits(hands.desk, target, event)) return void event.preventDefault();
    if (heldOnButton(target, event) || digitOfForm(hands.desk, target, event) || confirms(hands, event)) return void event.preventDefault();
    if (target.matches(TEXT) || target.isContentEditable) return;
    if (moves(hands.desk, target, event) || (keysOn() && letter(hands, event))) event.preventDefault();
  });
}

/**
 * Alt with an arrow moves a line of the queue.
 * @param {Desk} desk
 * @param {HTMLElement} target
 * @param {KeyboardEvent} event
 */
function inQueue(desk, target, event) {
  if (!event.altKey || !target.matches(".q") || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return false;
  shift(desk, event.key === "ArrowUp" ? -1 : 1);
  return true;
}

/**
 * What is pressed while an undo is under way is done after it.
 * @param {Desk} desk
 * @param {HTMLElement} target
 * @param {KeyboardEvent} event
 */
function waits({ acting: { undoing } }, target, event) {
  if (!undoing || target.matches(TEXT)) return false;
  void undoing.then(() => (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent(event.type, event)));
  return true;
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
 * A form that is open owns the digits: where it has choices they pick one, unless a text is being typed. One that
 * was opened by the key before may not be drawn yet.
 * @param {Desk} desk
 * @param {HTMLElement} target
 * @param {KeyboardEvent} event
 */
function digitOfForm(desk, target, event) {
  if (!/^[1-9]$/.test(event.key)) return false;
  const within = target.closest("form");
  if (target.matches(TEXT) && (!within?.matches(".q-form") || target.matches("textarea") || /** @type {HTMLInputElement} */ (target).value)) return false;
  const digit = Number(event.key);
  if (desk.acting.choose(digit)) return true;
  return (within ?? document.querySelector("#detail form.q-form")) !== null && !target.matches(TEXT);
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
 * What keys without a letter do in the list, and Enter on the question on air.
 * @param {Desk} desk
 * @param {HTMLElement} target
 * @param {KeyboardEvent} event
 */
function moves(desk, target, event) {
  if (event.key === "Escape") return leavesList(desk);
  if (event.key === "Enter" && desk.drafts.has(desk.cursor ?? "") && !target.closest("form, button, a, summary")) {
    desk.acting.enter();
    return true;
  }
  if (!target.matches(".q, .onair")) return false;
  if (event.key === "ArrowDown") desk.moving.by(1, event.shiftKey);
  else if (event.key === "ArrowUp") desk.moving.by(-1, event.shiftKey);
  else if (event.key === "Home") desk.moving.by(-Infinity, event.shiftKey);
  else if (event.key === "End") desk.moving.by(Infinity, event.shiftKey);
  else if (event.key === "PageDown") desk.moving.by(PAGE, event.shiftKey);
  else if (event.key === "PageUp") desk.moving.by(-PAGE, event.shiftKey);
  else if (event.key === "Enter" && target.matches(".onair") && !event.repeat) void desk.acting.answered();
  else return false;
  return true;
}

/**
 * Escape closes a form that has only just opened, then takes back what was chosen, then what was searched.
 * @param {Desk} desk
 */
function leavesList(desk) {
  if (desk.acting.closeUntouched()) return true;
  if (desk.selection.ids.length) desk.selection.clear();
  else if (desk.search) desk.searching.leave();
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
  if (!event.repeat || key.repeats) press(hands, key, event);
  return true;
}

/**
 * @param {Hands} hands
 * @param {Key} key
 * @param {KeyboardEvent} event
 */
function press(hands, key, event) {
  const { desk } = hands;
  if (key.run) key.run(hands, event);
  else if (key.card && (desk.selection.ids.length || (desk.cursor !== null && inSight(desk.cursor)))) desk.acting.press(key.card);
  else hands.go.step(0, false);
}

/**
 * Nothing is done to a question that is not in sight.
 * @param {string} id
 */
function inSight(id) {
  const line = document.getElementById(`q-${id}`);
  if (line?.matches(".onair")) return line.checkVisibility?.() !== false;
  const list = line?.closest(".list")?.getBoundingClientRect();
  if (!line || !list) return false;
  const { top, bottom, height } = line.getBoundingClientRect();
  return height > 0 && bottom > list.top && top < list.bottom;
}
