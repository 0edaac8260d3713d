/**
 * The one table of the desk's keys: what handles them, what the help lists and what the buttons name comes from here.
 * @import { Act } from "./types"
 * @import { Control } from "./control.js"
 * @import { Desk } from "./desk.js"
 * @import { Preview } from "./landing.js"
 *
 * @typedef {object} Go where the focus may be sent
 * @property {() => void} help
 * @property {() => void} messages
 * @property {() => void} search
 * @property {() => void} questions
 * @property {() => void} rundown
 * @property {(steps: number, selecting: boolean) => void} step to a neighbour in the list of questions
 *
 * @typedef {{ control: Control, desk: Desk, preview: Preview, go: Go }} Hands
 *
 * @typedef {object} Key
 * @property {string} key as it is shown
 * @property {readonly string[]} [typed] what is typed for it, where that is not `key` itself
 * @property {boolean} [repeats] whether holding it down goes on
 * @property {() => string} what
 * @property {Act} [card] the act on the card under the cursor
 * @property {(hands: Hands, event: KeyboardEvent) => unknown} [run] what it does instead
 */

import { t } from "../shared/words.js";
import { mergeGroup } from "./groups.js";
import { undo } from "./undo.js";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** @type {readonly Key[]} */
export const RUNDOWN = [
  { key: "N", what: () => t("next segment"), run: ({ control }) => started(control) && control.next() },
  { key: "P", what: () => t("previous segment, from its top"), run: ({ control }) => control.before && control.previous() },
  { key: "H", what: () => t("hold the countdown, or let it go on"), run: ({ control }) => control.toggleHold() },
  { key: "+", typed: ["+", "="], what: () => t("one minute more"), run: ({ control }) => control.addMinutes(1) },
  { key: "-", typed: ["-", "_"], what: () => t("one minute less"), run: ({ control }) => control.addMinutes(-1) },
  { key: "U", what: () => t("undo the last step on the rundown; an old one asks for U again"), run: ({ control }) => undo(control) },
  { key: "1–9", typed: DIGITS, what: () => t("go to the segment in that place, after Enter"), run: ({ control }, { key }) => control.askToCue(Number(key)) },
  { key: "B", what: () => t("back on time: shows how to end with the slot; B again lands"), run: ({ preview }) => land(preview) },
  { key: "R", what: () => t("to the rundown"), run: ({ go }) => go.rundown() },
  { key: "C", what: () => t("message to the speaker, the host or both"), run: ({ go }) => go.messages() },
];

/** @type {readonly Key[]} */
export const QUESTIONS = [
  { key: "G", what: () => t("to the questions; lets the new ones in"), run: ({ go }) => go.questions() },
  { key: "J", repeats: true, what: () => t("next question, after the last one the new ones; with Shift it is selected too"), run: ({ go }, { shiftKey }) => go.step(1, shiftKey) },
  { key: "K", repeats: true, what: () => t("previous question; the one on air stands above the first"), run: ({ go }, { shiftKey }) => go.step(-1, shiftKey) },
  { key: "Enter", typed: [], what: () => t("on the question on air: answered, and the next one goes on air") },
  { key: "A", what: () => t("approve"), card: "approve" },
  { key: "V", what: () => t("hold"), card: "hold_question" },
  { key: "Q", what: () => t("put into the queue"), card: "queue" },
  { key: "L", what: () => t("put on air"), card: "go_live" },
  { key: "O", what: () => t("take what is on air off, then 1 to 8 for what becomes of it"), card: "take_off", run: ({ desk }) => desk.live !== null && desk.acting.begin(desk.live, "take_off") },
  { key: "D", what: () => t("dismiss, then 1 to 5 for the reason"), card: "dismiss" },
  { key: "E", what: () => t("edit the wording"), card: "edit" },
  { key: "M", what: () => t("merge into the one above, or by number or words; all selected into the most voted"), card: "merge" },
  { key: "Y", what: () => t("merge all that ask the same into the most voted; more than six after another Y"), run: ({ desk, control }) => mergeGroup(desk, control) },
  { key: "W", what: () => t("answer in writing"), card: "written" },
  { key: "S", what: () => t("star"), card: "star" },
  { key: "I", what: () => t("enter a question for somebody: from the floor, the chat or a mail"), run: ({ desk }) => desk.entry.open() },
  { key: ".", what: () => t("all questions of the same person"), run: ({ desk }) => theirs(desk) },
  { key: "Z", what: () => t("undo the last act, or what was done to the question"), card: "undo", run: ({ desk }) => desk.acting.undo() },
  { key: "X", what: () => t("select, with Shift all from the last one; then A, V, Q, D and M are for all selected"), run: ({ desk }, { shiftKey }) => desk.cursor !== null && desk.selection.pick(desk.cursor, shiftKey) },
  { key: "F", what: () => t("show the first wording"), run: ({ desk }) => desk.cursor !== null && desk.unfold(desk.cursor) },
  { key: "T", what: () => t("next tab"), run: ({ desk }) => desk.moving.nextTab() },
  { key: "/", what: () => t("search; Enter goes to the first hit, Escape back"), run: ({ go }) => go.search() },
];

/** @type {readonly Key[]} */
export const HELP = [{ key: "?", what: () => t("this list"), run: ({ go }) => go.help() }];

const ALL = [...RUNDOWN, ...QUESTIONS, ...HELP];

/** @type {ReadonlyMap<string, Key>} */
const BY_TYPED = new Map(ALL.flatMap((key) => (key.typed ?? [key.key]).map((typed) => [typed.toLowerCase(), key])));

/**
 * The key that something typed stands for.
 * @param {string} typed as an event names it
 */
export function keyFor(typed) {
  return BY_TYPED.get(typed.toLowerCase());
}

/**
 * The key of an act on a question.
 * @param {Act} act
 */
export function keyOf(act) {
  return QUESTIONS.find(({ card }) => card === act)?.key;
}

/** @param {Desk} desk */
function theirs(desk) {
  const card = desk.card(desk.cursor);
  if (card) desk.searching.person(card);
}

/** @param {Preview} preview */
function land(preview) {
  if (preview.isOpen) void preview.land();
  else if (preview.over > 0) preview.open();
}

/** The big button's own meanings before the doors are open, and after the end, have no key. @param {Control} control */
function started({ room }) {
  return room.screen.event.phase === "green_room" || room.screen.event.phase === "live";
}
