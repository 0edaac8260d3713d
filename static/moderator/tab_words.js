/**
 * What the tabs are called.
 * @import { Tab } from "./types"
 */

import { t } from "../shared/words.js";

/** @param {Tab} tab */
export function tabWord(tab) {
  switch (tab) {
    case "received":
      return t("New");
    case "alike":
      return t("Alike");
    case "held":
      return t("Held");
    case "approved":
      return t("Approved");
    case "queued":
      return t("Queue");
    case "answered":
      return t("Answered");
    case "closed":
      return t("Dismissed");
  }
}
