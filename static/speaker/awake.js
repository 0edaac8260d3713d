/** Keeps the screen from going dark, from the first gesture on; browsers allow that only over HTTPS. */

import { t } from "../shared/words.js";

/**
 * @param {(note: string) => void} report called with a sentence when the device may go to sleep
 */
export function stayAwake(report) {
  let wanted = false;
  const ask = async () => {
    if (!wanted || document.visibilityState !== "visible") return;
    if (!("wakeLock" in navigator)) return report(t("This device may go to sleep: turn that off in its settings, or open this page over HTTPS."));
    try {
      await navigator.wakeLock.request("screen");
      report("");
    } catch {
      report(t("This device may go to sleep: turn that off in its settings."));
    }
  };
  const gesture = () => {
    if (wanted) return;
    wanted = true;
    void ask();
  };
  addEventListener("pointerdown", gesture);
  addEventListener("keydown", gesture);
  // The lock is lost whenever the page is hidden, so it is asked for again each time it is seen.
  document.addEventListener("visibilitychange", () => void ask());
}
