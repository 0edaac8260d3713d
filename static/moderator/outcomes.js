/**
 * What came of an act, in words: what was done, or why not and how things stand now.
 * @import { Answer, Screen } from "../shared/types"
 * @import { Act, Card } from "./types"
 */

import { t } from "../shared/words.js";
import { stateWord } from "./acts.js";
import { whose } from "./card.js";

/**
 * @param {Act} act
 * @param {Card} card as it was
 */
export function done(act, card) {
  const n = card.number;
  switch (act) {
    case "approve":
      return t("Question %(n)s is approved.", { n });
    case "hold_question":
      return t("Question %(n)s is held.", { n });
    case "queue":
      return t("Question %(n)s is in the queue.", { n });
    case "go_live":
      return t("Question %(n)s is on air.", { n });
    case "aloud":
      return t("Question %(n)s is answered.", { n });
    case "written":
      return t("The answer to question %(n)s is published.", { n });
    case "dismiss":
      return t("Question %(n)s is dismissed.", { n });
    case "edit":
      return t("Question %(n)s is reworded.", { n });
    case "merge":
      return t("Question %(n)s is merged.", { n });
    case "take_off":
      return t("Question %(n)s is off air.", { n });
    case "star":
      return card.starred ? t("Question %(n)s has no star any more.", { n }) : t("Question %(n)s is starred.", { n });
    case "note":
    case "label":
    case "assign":
      return t("Question %(n)s is marked.", { n });
    case "mute":
      return card.muted ? t("Whoever asked question %(n)s may ask again.", { n }) : t("Whoever asked question %(n)s is muted.", { n });
    case "erase":
      return t("Erased for good: what was written with question %(n)s.", { n });
    case "split":
      return t("Question %(n)s stands by itself again.", { n });
    case "undo":
      return t("Question %(n)s is as it was before.", { n });
  }
}

/**
 * Why an act is not even tried.
 * @param {Act} act
 * @param {Card} card
 * @param {boolean} ended
 */
export function impossible(act, card, ended) {
  if (act === "undo") return t("There is nothing to undo.");
  if (act === "mute") return t("Whoever asked question %(n)s cannot be muted.", { n: card.number });
  if (act === "erase") return t("Nothing that was written with question %(n)s is left.", { n: card.number });
  if (act === "go_live" && ended) return t("The show has ended.");
  return t("Not possible: question %(n)s is %(state)s.", { n: card.number, state: stateWord(card.state) });
}

/**
 * Somebody else has only just decided on it: what was meant for it before is not sent.
 * @param {Card} card as it is now
 */
export function faster({ number: n, state, step }) {
  const name = (step && whose(step)) || t("Moderator");
  return t("%(name)s has just decided on question %(n)s: it is %(state)s. Nothing was done.", { name, n, state: stateWord(state) });
}

/**
 * Why an act on a question was refused, and what the question is now.
 * @param {Answer} answer
 * @param {Card} card as it was seen
 * @param {Screen} screen
 */
export function refused(answer, card, screen) {
  const now = answer["state"] ?? screen.questions?.[card.id]?.state ?? card.state;
  const state = stateWord(String(now));
  const n = card.number;
  if (answer.code === "stale" && now === card.state) {
    return t("Somebody changed question %(n)s meanwhile. Look at it again.", { n });
  }
  if (answer.code === "stale" || answer.code === "wrong_state") {
    return t("Question %(n)s is %(state)s now, by somebody else. Nothing was done.", { n, state });
  }
  return answer.message ?? t("That was refused: %(code)s.", { code: answer.code ?? "?" });
}

/**
 * Why something with the rundown was refused, and what is on now.
 * @param {Answer} answer
 * @param {Screen} screen
 */
export function refusedCue(answer, screen) {
  if (answer.code === "already_cued" || (answer.code === "stale" && "on" in answer)) {
    const row = screen.rundown?.find(({ segment }) => segment === answer["on"]);
    if (row) return t("Somebody was faster: “%(title)s” is on. You moved nothing.", { title: row.title });
    return t("Somebody was faster. You moved nothing; look again.");
  }
  return answer.message ?? t("That was refused: %(code)s.", { code: answer.code ?? "?" });
}
