/**
 * What is wrong with the room itself, for staff: its log, links or people are damaged, or the server's clock is behind it.
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
  if (trouble?.joining_closed) return t("What people are known by is damaged: nobody can join, ask or vote until the operator restores a backup.");
  if (trouble?.links_damaged) return t("Some links to this room are damaged and let nobody in. Its owner can make new ones.");
  if (trouble?.people_damaged) return t("What is stored of some people is damaged: they have to come in again, or their questions have no name.");
  const until = trouble?.clock_behind_until ?? 0;
  if (until <= clock.now()) return "";
  return t("The server's clock is behind: until %(time)s countdowns here show too much time. Its operator has to set it.", { time: clockTime(until, event.time_zone) });
}
