/**
 * The question on air, on a stage: it takes the space, the clock a corner.
 * @import { Screen } from "../shared/types"
 */

import { Fitted } from "../shared/show/fit.js";
import { shows } from "../shared/view.js";
import { t } from "../shared/words.js";

/** @param {string} id */
const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** What can be read from a lectern, and what is large enough for a hall. */
function bounds() {
  return { least: Math.max(20, Math.min(innerHeight, innerWidth) / 28), most: Math.min(innerHeight / 4.5, innerWidth / 8) };
}

/**
 * @returns {(screen: Screen) => void} shows the question of a screen, or none
 */
export function questionOnStage() {
  const [root, by] = [find("question"), find("question-by")];
  let asker = "";
  const fitted = new Fitted(find("question-box"), find("question-text"), bounds, (page, pages) => {
    by.textContent = pages > 1 ? `${asker} · ${page}/${pages}` : asker;
  });
  return ({ live_question: live, event }) => {
    const question = live?.text && event.phase !== "ended" && shows("question") ? live : null;
    root.hidden = !question;
    find("stage").toggleAttribute("data-question", question !== null);
    asker = question ? `${t("Question on air")} · ${question.name || t("No name given")}` : ""; // what is erased is in no page
    by.textContent = asker;
    fitted.show(question?.text ?? "");
  };
}
