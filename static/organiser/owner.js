/** The owner's page: the event and its rundown, changed in place while the room goes on. */

import { connectionStrip } from "../shared/connection.js";
import { onSecond } from "../shared/countdown.js";
import { Room } from "../shared/room.js";
import { takeOverEvent } from "../shared/rundown/event_form.js";
import { liveRundown } from "../shared/rundown/live.js";
import { clockTime, day, place as city } from "../shared/times.js";

/** Takes over the rundown and the form of the event. */
export function owner() {
  const place = document.getElementById("rundown");
  const form = document.getElementById("event");
  if (!place || !(form instanceof HTMLFormElement)) return;
  const room = Room.ofPage();
  const draw = liveRundown(room, place);
  onSecond(room.clock, () => room.screen.now, draw);
  takeOverEvent(room, form);
  room.addEventListener("screen", () => drawHead(room));
  connectionStrip(room);
  draw();
  room.start();
}

/** The title and the date at the top, as they are now. @param {Room} room */
function drawHead({ screen: { event: { title, starts_at: at, time_zone: zone } } }) {
  const [name, date] = ["name", "date"].map((part) => document.getElementById(`head-${part}`));
  if (name) name.textContent = title;
  if (date) date.textContent = at === null ? "" : `${day(at, zone)}, ${clockTime(at, zone ?? "UTC")} (${city(zone)})`;
}
