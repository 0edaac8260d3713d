/**
 * Who speaks, and what kind of segment it is, in words.
 * @import { NextPanel, Speaker } from "./types"
 */

import { t } from "./words.js";

/**
 * A speaker's own name, or the organisation that speaks without one.
 * @param {Speaker} speaker
 */
export function called(speaker) {
  return speaker.name || speaker.organisation || speaker.role || "";
}

/**
 * Role and organisation, without what already stands as the name.
 * @param {Speaker} speaker
 */
export function placed(speaker) {
  return [speaker.role, speaker.organisation].filter((part) => part && part !== called(speaker));
}

/**
 * The names, or the title where nobody is named.
 * @param {NextPanel} segment
 */
export function who(segment) {
  return segment.speakers.map(called).filter(Boolean).join(", ") || segment.title;
}

/** @param {string} kind */
export function kindName(kind) {
  switch (kind) {
    case "welcome": return t("Welcome");
    case "introduction": return t("Introduction");
    case "talk": return t("Talk");
    case "panel": return t("Panel");
    case "qa": return t("Questions and answers");
    case "break": return t("Break");
    case "conclusions": return t("Conclusions");
    case "closing": return t("Closing");
    default: return "";
  }
}

/**
 * What the title says beyond the names and the kind; "" where it is only "Presentation by …".
 * @param {NextPanel} segment
 */
export function subject({ title, speakers, kind }) {
  if (!speakers.length || title.toLowerCase() === kind || title === kindName(kind)) return "";
  const rest = speakers.reduce((text, speaker) => text.replace(called(speaker), ""), title);
  const words = rest.split(/\s+/).filter(Boolean).length;
  return rest !== title && words <= 3 ? "" : title;
}

/**
 * The first line of a segment in a program: its people where they are one or two, else its title.
 * @param {NextPanel} segment
 */
export function headline(segment) {
  return segment.speakers.length > 2 ? segment.title : who(segment);
}

/**
 * The second line: what the first leaves out.
 * @param {NextPanel} segment
 */
export function underline(segment) {
  return segment.speakers.length > 2 ? who(segment) : subject(segment);
}
