/** The event's home: the event and its rundown, changed in place while the room goes on. */

import { connectionStrip } from "../shared/connection.js";
import { onSecond } from "../shared/countdown.js";
import { Room } from "../shared/room.js";
import { takeOverEvent } from "../shared/rundown/event_form.js";
import { liveRundown } from "../shared/rundown/live.js";
import { troubleWords } from "../shared/trouble.js";
import { drawHead } from "./head.js";

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
  connectionStrip(room, undefined, troubleWords);
  draw();
  drawHead(room);
  room.start();
}
