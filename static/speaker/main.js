/** The stage screen: one number, what it means, who is next, and the question on air. */

import { bannerView } from "../shared/banner.js";
import { connectionStrip } from "../shared/connection.js";
import { format, onSecond, remaining } from "../shared/countdown.js";
import { showMessages } from "../shared/messages.js";
import { who } from "../shared/people.js";
import { html, mount, nothing } from "../shared/render.js";
import { Room } from "../shared/room.js";
import { Chime } from "../shared/show/chime.js";
import { miniButton } from "../shared/show/mini.js";
import { sign } from "../shared/show/sign.js";
import { turnOf } from "../shared/show/turn.js";
import { Caller } from "../shared/spoken.js";
import { offset } from "../shared/timing.js";
import { dress, shows } from "../shared/view.js";
import { t, tn } from "../shared/words.js";
import { askedFor } from "./asked.js";
import { stayAwake } from "./awake.js";
import { footView } from "./foot.js";
import { questionsForMe } from "./for_me.js";
import { mine, whose } from "./me.js";
import { questionOnStage } from "./question.js";
import { tools } from "./tools.js";

/** @param {string} id */
const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @param {string} name */
const part = (name) => /** @type {HTMLElement} */ (document.querySelector(`[data-part="${name}"]`));

const room = Room.ofPage();
const caller = new Caller();
const chime = new Chime();
const stage = find("stage");

const now = () => room.clock.now();
const left = () => remaining(room.screen.now, now());

function pace() {
  const { event } = room.screen;
  if (event.phase !== "live") return nothing;
  const late = Math.round(offset(room.screen, now()) / 60);
  if (late >= 1) return html`<p class="stage-pace">▲ ${tn("%(n)s minute behind plan", "%(n)s minutes behind plan", late)}</p>`;
  if (late <= -1) return html`<p class="stage-pace">▼ ${tn("%(n)s minute ahead of plan", "%(n)s minutes ahead of plan", -late)}</p>`;
  return html`<p class="stage-pace">● ${t("On time")}</p>`;
}

/**
 * Many names are set smaller rather than cut. In step with `speaker/page.html`.
 * @param {string} names
 */
function size({ length }) {
  if (length <= 50) return "short";
  return length <= 120 ? "long" : "longest";
}

const drawBanner = mount(find("banner"), () => (shows("banner") ? bannerView(room.screen, now(), t("To the audience:")) : nothing));

const drawWho = mount(part("who"), () => {
  const { now: on, event } = room.screen;
  const names = on ? who(on) : event.title;
  return html`${shows("speaker") ? html`<p class="stage-who" data-size=${size(names)} dir="auto">${names}</p>` : nothing}${shows("pace") ? pace() : nothing}`;
});

const drawCount = mount(part("count"), () => {
  const { mark, label: said, seconds, tone } = sign(room.screen, left(), now());
  const own = tone === "running" && turnOf(room.screen, mine(), now())?.at === "now";
  const label = own ? t("Your time") : said;
  stage.dataset["tone"] = tone;
  const digits = format(seconds);
  return html`<p class="stage-label"><span aria-hidden="true">${mark}</span> ${label}</p>
    ${seconds === null || !shows("timer") ? nothing : html`<p class="stage-digits digits" role="timer" data-digits=${digits.length}>${digits}</p>`}`;
});

const drawFoot = mount(part("foot"), () => footView(room, now()));
const drawForMe = questionsForMe(room, part("for"));
const drawQuestion = questionOnStage();

let refused = "";
const drawAsked = mount(part("asked"), () => {
  const asked = askedFor(room, (message) => {
    refused = message;
    drawAsked();
  });
  return html`${refused ? html`<p class="stage-refused" role="alert">${refused}</p>` : nothing}${asked}`;
});

function tick() {
  caller.tick(room.screen.now, left());
  chime.tick(room, left());
  drawBanner();
  drawWho();
  drawCount();
  drawFoot();
  find("bar").style.setProperty("--gone", String(left().progress ?? 0));
}

room.addEventListener("screen", () => {
  drawAsked();
  drawForMe();
  stage.toggleAttribute("data-dark", room.screen.blackout);
  drawQuestion(room.screen);
  drawTools();
  tick();
});
dress();
connectionStrip(room);
const drawTools = tools(stage, find("tools"), () => [chime.button, miniButton(room), whose(room, () => {
  drawTools();
  drawFoot();
})]);
chime.addEventListener("change", drawTools);
stayAwake((note) => {
  find("awake").textContent = note;
});
onSecond(room.clock, () => room.screen.now, tick);
if (shows("messages")) showMessages(room, part("messages"));
else part("messages").replaceChildren();
drawAsked();
drawForMe();
drawQuestion(room.screen);
room.start();
