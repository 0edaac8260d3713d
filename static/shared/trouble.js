/**
 * What is wrong with the room itself, for staff: its log or links are damaged, or the server's clock is behind it.
 * @import { Room } from "./room.js"
 */

import { clockTime, day } from "./times.js";
import { t } from "./words.js";

/**
 * A sentence that says more than that the room can only be read; empty when all is well.
 * @param {Room} room
 */
export function troubleWords({ screen: { event, trouble }, clock }) {
  if (trouble?.read_only) {
    const at = trouble.read_only.as_of;
    return t("What was stored after %(date)s, %(time)s is damaged. Records can be taken, and the operator can restore a backup.", {
      date: day(at, event.time_zone),
      time: clockTime(at, event.time_zone),
    });
  }
  if (trouble?.links_damaged) return t("Some links to this room are damaged and let nobody in. Its owner can make new ones.");
  const until = trouble?.clock_behind_until ?? 0;
  if (until <= clock.now()) return "";
  return t("The server's clock is behind: until %(time)s countdowns here show too much time. Its operator has to set it.", { time: clockTime(until, event.time_zone) });
}
