/**
 * What a moderator may do with a question in each state, and what it is called.
 * @import { Act, Card, Draft, Mark } from "./types"
 */

import { t } from "../shared/words.js";

/** In step with the moves of `core/questions.py`, by test. @type {Record<string, Act[]>} */
export const ACTS = {
  received: ["approve", "hold_question", "dismiss", "queue", "written", "merge", "edit"],
  held: ["approve", "queue", "dismiss", "written", "merge", "edit"],
  approved: ["queue", "go_live", "written", "dismiss", "hold_question", "merge", "edit"],
  queued: ["go_live", "approve", "written", "dismiss", "hold_question", "merge", "edit"],
  live: ["aloud", "take_off", "queue", "written", "edit"],
  answered: ["written", "queue", "go_live", "edit"],
  dismissed: ["approve", "hold_question"],
  merged: ["split"],
  withdrawn: [],
};

/** What can be said beside any question. @type {readonly Mark[]} */
export const MARKS = ["star", "note", "label", "assign", "mute", "erase"];

/** Those that open a little form first. @type {ReadonlySet<string>} */
export const FORMS = new Set(["dismiss", "edit", "written", "merge", "take_off", "note", "label", "assign", "mute", "erase"]);

/** Those that leave a question where it is. @type {ReadonlySet<string>} */
export const STAYS = new Set(["edit", ...MARKS]);

/** Whether it is said beside the question, which no undo takes back. @param {Act} act */
export function isMark(act) {
  return /** @type {readonly string[]} */ (MARKS).includes(act);
}

/**
 * @param {Card} card
 * @param {Act} act
 * @param {boolean} ended after the show nothing goes on air
 */
export function allowed(card, act, ended) {
  if (act === "go_live" && ended) return false;
  if (act === "mute") return Boolean(card.person);
  if (act === "erase") return Boolean(card.person) || card.text !== "";
  if (isMark(act)) return card.state !== "withdrawn";
  return act === "undo" ? card.undo === true : (ACTS[card.state] ?? []).includes(act);
}

/**
 * What the button says.
 * @param {Act} act
 * @param {string} state
 * @param {boolean} [on] whether it is so already
 */
export function actWord(act, state, on = false) {
  switch (act) {
    case "star":
      return on ? t("Take the star away") : t("Star");
    case "note":
      return t("Note…");
    case "label":
      return t("Labels…");
    case "assign":
      return t("For whom…");
    case "mute":
      return on ? t("Muted…") : t("Mute…");
    case "erase":
      return t("Erase…");
    case "approve":
      return state === "queued" ? t("Out of the queue") : t("Approve");
    case "hold_question":
      return t("Hold");
    case "queue":
      return state === "live" ? t("Back to the queue") : t("To the queue");
    case "go_live":
      return t("Put on air");
    case "aloud":
      return t("Answered aloud");
    case "written":
      return t("In writing…");
    case "dismiss":
      return t("Dismiss…");
    case "edit":
      return t("Edit…");
    case "merge":
      return t("Merge…");
    case "take_off":
      return t("Take off air…");
    case "split":
      return t("Take out again");
    case "undo":
      return t("Undo");
  }
}

/** @param {string} state */
export function stateWord(state) {
  switch (state) {
    case "received":
      return t("new");
    case "held":
      return t("held");
    case "approved":
      return t("approved");
    case "queued":
      return t("in the queue");
    case "live":
      return t("on air");
    case "answered":
      return t("answered");
    case "dismissed":
      return t("dismissed");
    case "merged":
      return t("merged");
    case "withdrawn":
      return t("withdrawn");
    default:
      return state;
  }
}

/** @param {string} text labels with commas between them */
export function labelsOf(text) {
  return text.split(",").map((label) => label.trim()).filter(Boolean);
}

/**
 * The command's name and fields for an act on a card.
 * @param {string} id
 * @param {Card} card
 * @param {Act} act
 * @param {string} [text]
 * @param {Draft["then"]} [then]
 * @returns {[string, Record<string, unknown>]}
 */
export function commandFor(id, card, act, text = "", then = "dismissed") {
  const about = { question: id, rev: card.rev };
  switch (act) {
    case "aloud":
      return ["answer", { ...about, how: "aloud" }];
    case "written":
      return ["answer", { ...about, how: "written", text }];
    case "dismiss":
      return ["dismiss", { ...about, reason: text }];
    case "take_off":
      return ["take_off", { ...about, then, ...(then === "dismissed" && { reason: text }) }];
    case "edit":
      return ["edit", { ...about, text }];
    case "merge":
      return ["merge", { ...about, into: text }];
    case "star":
      return ["star", { ...about, on: !card.starred }];
    case "note":
      return ["note", { ...about, text: text || null }];
    case "label":
      return ["label", { ...about, labels: labelsOf(text) }];
    case "assign":
      return ["assign", { ...about, speaker: text || null }];
    case "mute":
      return ["mute", { person: card.person, on: text !== "off", hide: text === "hide" }];
    case "erase":
      return ["erase", text === "person" ? { person: card.person } : { question: id }];
    default:
      return [act, about];
  }
}
