/**
 * What became of a question, as its asker is told: what holds now, and each step of its story.
 * @import { MineCard } from "../shared/types"
 */

import { reasonWords } from "../shared/reasons.js";
import { t } from "../shared/words.js";

/**
 * What holds now, in a few words.
 * @param {MineCard} card
 */
export function fate(card) {
  switch (card.state) {
    case "received": return t("In review");
    case "approved": return t("Approved: others can vote for it");
    case "queued": return t("In the queue to be read out");
    case "live": return t("On air now");
    case "answered": return card.how === "written" ? t("Answered in writing") : t("Answered aloud");
    case "merged": return t("Joined with question %(number)s, which asks the same", { number: card.into?.number ?? "" });
    case "dismissed": return card.reason ? t("Not taken: %(reason)s", { reason: reasonWords(card.reason) }) : t("Not taken");
    case "withdrawn": return t("Withdrawn by you");
    case "no_time": return t("There was no time for it");
    default: return "";
  }
}

/**
 * A step of the story, and what stands in its first line.
 * @param {string} state
 * @param {boolean} first
 */
export function step(state, first) {
  switch (state) {
    case "received": return first ? t("received") : t("in review again");
    case "edited": return t("reworded by you");
    case "reworded": return t("reworded by a moderator");
    case "approved": return t("approved");
    case "queued": return t("queued");
    case "live": return t("on air");
    case "answered": return t("answered");
    case "merged": return t("joined");
    case "dismissed": return t("not taken");
    case "withdrawn": return t("withdrawn");
    case "no_time": return t("no time");
    default: return "";
  }
}
