/** Backstage: messages, now and next, the question on air, and all that comes with its times as they stand. */

import { bannerView } from "../shared/banner.js";
import { connectionStrip } from "../shared/connection.js";
import { onSecond, remaining } from "../shared/countdown.js";
import { showMessages } from "../shared/messages.js";
import { html, mount } from "../shared/render.js";
import { Room } from "../shared/room.js";
import { showView, topView } from "../shared/show/now.js";
import { Caller } from "../shared/spoken.js";
import { clockSeconds } from "../shared/times.js";
import { troubleWords } from "../shared/trouble.js";
import { dress, zone } from "../shared/view.js";
import { t } from "../shared/words.js";
import { airView, allView } from "./all.js";

/** @param {string} id */
const place = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const room = Room.ofPage();
const caller = new Caller();
const drawTop = mount(place("top"), () => topView(room, html`<b class="number">${clockSeconds(room.clock.now(), zone(room.screen.event))}</b>`));
const drawBanner = mount(place("banner"), () => bannerView(room.screen, room.clock.now(), t("To the audience:")));
const drawShow = mount(place("show"), () => showView(room));
const drawAir = mount(place("air"), () => airView(room));
const drawAll = mount(place("all"), () => allView(room));

dress();
room.addEventListener("screen", () => {
  drawBanner();
  drawAir();
});
onSecond(room.clock, () => room.screen.now, () => {
  caller.tick(room.screen.now, remaining(room.screen.now, room.clock.now()));
  drawBanner();
  drawTop();
  drawShow();
  drawAll();
});
room.addEventListener("screen", () => {
  drawTop();
  drawShow();
  drawAll();
});
connectionStrip(room, undefined, troubleWords);
showMessages(room, place("messages"));
drawAir();
room.start();
