/** The stage screen: one number, what it means, who is next, and the question on air. */

import { connectionStrip } from "../shared/connection.js";
import { format, onSecond, remaining } from "../shared/countdown.js";
import { kindName, who } from "../shared/people.js";
import { messagesView } from "../shared/messages.js";
import { html, mount, nothing } from "../shared/render.js";
import { Room } from "../shared/room.js";
import { Caller } from "../shared/spoken.js";
import { minutes } from "../shared/times.js";
import { offset } from "../shared/timing.js";
import { t, tn } from "../shared/words.js";
import { askedFor } from "./asked.js";
import { stayAwake } from "./awake.js";
import { sign } from "../shared/show/sign.js";

const SHOWN = 4_000;

/** @param {string} id */
const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @param {string} name */
const part = (name) => /** @type {HTMLElement} */ (document.querySelector(`[data-part="${name}"]`));

const room = Room.ofPage();
const caller = new Caller();
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

const drawMessages = mount(part("messages"), () => messagesView(room));

const drawWho = mount(part("who"), () => {
  const { now: on, event } = room.screen;
  return html`<p class="stage-who">${on ? who(on) : event.title}</p>${pace()}`;
});

const drawCount = mount(part("count"), () => {
  const { mark, label, seconds, tone } = sign(room.screen, left(), now());
  stage.dataset["tone"] = tone;
  const digits = format(seconds);
  return html`<p class="stage-label"><span aria-hidden="true">${mark}</span> ${label}</p>
    ${seconds === null ? nothing : html`<p class="stage-digits digits ${digits.length > 7 ? "long" : ""}" role="timer">${digits}</p>`}`;
});

const drawFoot = mount(part("foot"), () => {
  const { next, now: on, live_question: question, event } = room.screen;
  const length = next?.planned_seconds ? ` · ${minutes(next.planned_seconds)}` : "";
  return html`${next && event.phase !== "ended" ? html`<p class="stage-next"><span>${on ? t("Next") : t("First")}</span> ${who(next)}
      <small>${next.speakers.length ? kindName(next.kind) : ""}${length}</small></p>` : nothing}
    ${question && event.phase !== "ended" ? html`<p class="stage-question"><span>${t("Question on air")} · ${question.name || t("No name given")}</span> ${question.text}</p>` : nothing}`;
});

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
  drawWho();
  drawCount();
  find("bar").style.setProperty("--gone", String(left().progress ?? 0));
}

/** Tools show while a hand is there, and leave the stage to the digits. */
function tools() {
  const box = find("tools");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const show = () => {
    stage.classList.add("touched");
    clearTimeout(timer);
    timer = setTimeout(() => stage.classList.remove("touched"), SHOWN);
  };
  box.hidden = !document.fullscreenEnabled;
  for (const name of ["pointermove", "pointerdown", "keydown"]) addEventListener(name, show);
  const toggle = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void document.documentElement.requestFullscreen();
  };
  find("full").addEventListener("click", toggle);
  document.addEventListener("fullscreenchange", () => {
    find("full").textContent = document.fullscreenElement ? t("Leave full screen") : t("Full screen");
  });
  show();
}

room.addEventListener("screen", () => {
  drawMessages();
  drawAsked();
  stage.toggleAttribute("data-dark", room.screen.blackout);
  drawFoot();
  tick();
});
connectionStrip(room);
tools();
stayAwake((note) => {
  find("awake").textContent = note;
});
onSecond(room.clock, () => room.screen.now, tick);
drawMessages();
drawAsked();
drawFoot();
room.start();
