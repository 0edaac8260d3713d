/** What the moderator's desk passes around. */
import type { QuestionCard } from "../shared/types";

export type Tab = "received" | "alike" | "held" | "approved" | "queued" | "answered" | "closed";

export type Act =
  | "approve"
  | "hold_question"
  | "queue"
  | "go_live"
  | "aloud"
  | "written"
  | "dismiss"
  | "edit"
  | "merge"
  | "take_off"
  | "split"
  | "undo"
  | Mark;

/** What is said beside a question, and of whoever asked it; no step of moderation. */
export type Mark = "star" | "note" | "label" | "assign" | "mute" | "erase";

/** The little form that is open on a card, with what was typed so far. */
export interface Draft {
  kind: "dismiss" | "edit" | "written" | "merge" | "take_off" | "note" | "label" | "assign" | "mute" | "erase";
  text: string;
  /** Which of the questions that were found it is to be merged into. */
  at?: number;
  /** What becomes of a question that is taken off air. */
  then?: "approved" | "queued" | "held" | "dismissed";
  /** The revision of the card that the form was opened on, or was last told of. */
  rev: number;
}

export interface Card extends QuestionCard {
  id: string;
}
