/** The host's page: now and next, the question to read aloud, the queue behind it. */

import { bannerView } from "../shared/banner.js";
import { closingHead } from "../shared/closing_head.js";
import { connectionStrip } from "../shared/connection.js";
import { onSecond, remaining } from "../shared/countdown.js";
import { showMessages } from "../shared/messages.js";
import { mount } from "../shared/render.js";
import { Room } from "../shared/room.js";
import { Caller } from "../shared/spoken.js";
import { Touch } from "../shared/standing/touch.js";
import { t } from "../shared/words.js";
import { dress } from "../shared/view.js";
import { Host } from "./host.js";
import { fill } from "./fill.js";
import { listen } from "./keys.js";
import { queueView } from "./queue.js";
import { readingView } from "./reading.js";
import { Chime } from "../shared/show/chime.js";
import { miniButton } from "../shared/show/mini.js";
import { showView, topView } from "../shared/show/now.js";
import { troubleWords } from "../shared/trouble.js";

/** @param {string} id */
function place(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

const room = Room.ofPage();
const host = new Host(room);
const chime = new Chime();
const drawTop = mount(place("top"), () => topView(room, [chime.button, miniButton(room)]));
const drawBanner = mount(place("banner"), () => bannerView(room.screen, room.clock.now(), t("To the audience:")));
const drawShow = mount(place("show"), () => {
  place("show").hidden = host.ended;
  return showView(room);
});
const drawReading = mount(place("reading"), () => readingView(host), fill(place("reading")));
let at = host.at;
/** The focus goes with the question that keys are about, wherever it was moved to. */
const queue = place("queue");
const drawQueue = mount(queue, () => queueView(host), () => {
  const line = host.at === null ? null : document.getElementById(`w-${host.at}`);
  if (line && (at !== host.at || document.activeElement === document.body)) line.focus();
  at = host.at;
});

const touch = new Touch(queue, () => host.arrange());
host.order.occupied = () => touch.frozen;
chime.addEventListener("change", drawTop);
host.addEventListener("change", () => {
  drawReading();
  drawQueue();
});
room.addEventListener("screen", () => {
  drawBanner();
  drawShow();
  drawTop();
  host.refresh();
});
room.addEventListener("state", drawReading);
const caller = new Caller();
onSecond(room.clock, () => room.screen.now, () => {
  const left = remaining(room.screen.now, room.clock.now());
  caller.tick(room.screen.now, left);
  chime.tick(room, left);
  drawShow();
  drawTop();
  drawReading();
  drawBanner();
});

dress();
connectionStrip(room, undefined, troubleWords);
showMessages(room, place("messages"));
listen(host);
host.refresh();
closingHead(room, 1_000);
room.start();
