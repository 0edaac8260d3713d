/** The attendee's page: live parts take over what the server rendered, one by one. */

import { phaseBadge } from "../shared/badges.js";
import { bannerView } from "../shared/banner.js";
import { closingHead } from "../shared/closing_head.js";
import { connectionStrip } from "../shared/connection.js";
import { format, isCalm, onSecond, remaining } from "../shared/countdown.js";
import { keep, kept } from "../shared/kept.js";
import { painted } from "../shared/painted.js";
import { called } from "../shared/people.js";
import { html, mount, nothing } from "../shared/render.js";
import { Room } from "../shared/room.js";
import { Caller, announce } from "../shared/spoken.js";
import { Touch } from "../shared/standing/touch.js";
import { HERE } from "../shared/times.js";
import { t } from "../shared/words.js";
import { AskForm } from "./ask.js";
import { Further } from "./further.js";
import { hero, tone, upNext } from "./hero.js";
import { Fates, mine } from "./mine.js";
import { arrange, sorted } from "./order.js";
import { OwnFocus } from "./own_focus.js";
import { program, zoneLine } from "./program.js";
import { list, onAir, windowLine } from "./questions.js";
import { addressees, rules, taken } from "./rules.js";
import { Similar, alreadyAsked } from "./similar.js";
import { slide } from "./slide.js";
import { links, video } from "./stream.js";
import { tabs } from "./tabs.js";
import { Votes } from "./votes.js";

/** @param {string} name */
function part(name) {
  const root = document.querySelector(`[data-part="${name}"]`);
  if (!(root instanceof HTMLElement)) throw new Error(`part ${name} is missing`);
  return root;
}

await painted();

const desk = /** @type {HTMLElement} */ (document.querySelector(".desk"));
const room = Room.ofPage();
const form = new AskForm(room);
const votes = new Votes(room, redrawList);
const further = new Further(room);
const similar = new Similar(room, form.field, () => drawSimilar());
const fates = new Fates(room.screen);
const caller = new Caller();
const listRoot = part("list");
const touch = new Touch(listRoot, redrawList);
const hosts = (part("stream").dataset["hosts"] ?? "").split(" ").filter(Boolean);

/** @type {import("./order.js").Sort} */
let sort = "votes";
let order = { shown: sorted(room.screen.questions ?? {}, sort), waiting: /** @type {string[]} */ ([]) };
let playing = false;
/** @type {Pick<import("./mine.js").Own, "withdrawing" | "editing" | "trouble">} */
const own = { withdrawing: null, editing: null, trouble: "" };

const now = () => room.clock.now();
const left = () => remaining(room.screen.now, now());
const calm = () => isCalm(left(), room.screen.event);

const drawHero = mount(part("hero"), () => hero(room.screen, left(), now()));
const drawMini = mount(part("top"), () => {
  const { event, now: on } = room.screen;
  const who = on ? (on.speakers.map(called).join(", ") || on.title) : "";
  return html`<h1>${event.title}</h1>${phaseBadge(event.phase)}
    ${on ? html`<p class="mini" data-tone=${tone(left(), calm())}><span class="mini-who">${who}</span> ${calm() ? nothing : html`<span class="digits">${format(left().seconds)}</span>`}</p>` : nothing}`;
});
const drawBanner = mount(part("banner"), () => bannerView(room.screen, now()));
const drawNext = mount(part("next"), () => upNext(room.screen));
const drawAir = mount(part("live"), () => onAir(room.screen));
const drawAirCopy = mount(part("live-copy"), () => onAir(room.screen));
const drawStream = mount(part("stream"), () => {
  const { phase, links, recording } = room.screen.event;
  const after = phase === "ended" && recording !== null;
  return video(after ? recording.url : links.stream, hosts, playing, play, after ? t("Watch the recording") : phase === "ended" ? t("To the video") : t("Watch the stream"));
});
const drawLinks = mount(part("links"), () => links(room.screen.event));
const drawWindow = mount(part("window"), () => windowLine(room.screen, now()));
const drawZone = mount(part("zone"), () => zoneLine(room.screen, now()));
const drawProgram = mount(part("program"), () => program(room.screen, left(), now()));
const drawSimilar = mount(part("similar"), () => alreadyAsked(similar, votes, vote));
const ownFocus = new OwnFocus(part("mine"));
/** One's own question that was just taken up to be said in other words. @type {string | null} */
let takenUp = null;
const drawMine = mount(part("mine"), () => {
  ownFocus.before();
  return mine(room.screen, { ...own, withdraw, edit, save, erase });
}, () => {
  ownFocus.after(form.field);
  if (takenUp) document.getElementById(`edit-${takenUp}`)?.focus();
  takenUp = null;
});
const drawRules = mount(part("rules"), () => rules(room.screen));
const drawList = mount(listRoot, () => {
  const { mine: own = {}, event } = room.screen;
  const questions = further.all;
  const moved = slide(listRoot);
  // After the show nothing new comes, and nobody has to ask for what came last.
  order = arrange(order, questions, sort, touch.frozen, event.phase === "ended" ? questions : own);
  queueMicrotask(moved);
  return list({ ...room.screen, questions }, { order, sort, setSort, showNew, vote, more: further.has(sort) ? more : null }, votes);
});

function play() {
  playing = true;
  drawStream();
}

const parts = tabs(desk, redrawList);

/** @param {import("./order.js").Sort} wished */
function setSort(wished) {
  sort = wished;
  showNew();
}

function showNew() {
  order = { shown: sorted(further.all, sort), waiting: [] };
  drawList();
}

async function more() {
  if (await further.more(sort)) showNew();
  else announce(t("That did not work"));
}

/**
 * @param {string} id
 * @param {import("../shared/types").QuestionCard} card
 */
async function vote(id, card) {
  const trouble = await votes.toggle(id, card);
  if (trouble) announce(trouble);
  else for (const cards of [further, similar]) cards.voted(id, votes.mine(id));
}

/** @param {string} id */
async function withdraw(id) {
  const sure = own.withdrawing === id;
  own.withdrawing = sure ? null : id;
  drawMine();
  if (!sure) return;
  const answer = await room.command("withdraw", { question: id });
  if (!answer.ok) announce(answer.message ?? t("That did not work"));
}

/** @param {string | null} id the question to say in other words */
function edit(id) {
  Object.assign(own, { editing: id, trouble: "" });
  takenUp = id;
  drawMine();
}

/**
 * @param {string} id
 * @param {import("../shared/types").MineCard} card
 * @param {string} text
 */
async function save(id, card, text) {
  if (text === card.text) return edit(null);
  const answer = await room.command("edit_own", { question: id, rev: card.rev, text });
  if (answer.ok) return edit(null);
  own.trouble = answer.message ?? t("That did not work");
  drawMine();
}

async function erase() {
  const answer = await room.command("erase_mine", {});
  announce(answer.ok ? t("Your questions and your name are erased. Votes and counts stay, as numbers.") : (answer.message ?? t("That did not work")));
}

/** The bars fill once a second; the style sheet smooths the way. */
function fill() {
  const { progress } = left();
  for (const bar of desk.querySelectorAll("[data-bar], .seg.current .bar")) {
    if (bar instanceof HTMLElement) bar.style.setProperty("--gone", String(progress ?? 0));
  }
}

/** Before it starts there is a calendar entry to take, and until it ends there is something to ask. */
function drawWays() {
  const { phase } = room.screen.event;
  const ended = phase === "ended";
  const hide = (/** @type {string} */ way, /** @type {boolean} */ hidden) => desk.querySelectorAll(way).forEach((link) => link.toggleAttribute("hidden", hidden));
  hide(".to-calendar", ended || phase === "live");
  hide(".to-questions", ended && !Object.values(room.screen.questions ?? {}).some(({ state }) => state === "answered"));
  for (const link of desk.querySelectorAll(".to-questions a")) link.textContent = ended ? t("Read the answers") : t("Ask or vote");
  desk.toggleAttribute("data-ended", ended);
}

/** What changes with time alone. */
function tick() {
  drawBanner();
  caller.tick(room.screen.now, left());
  drawHero();
  drawMini();
  if (room.screen.event.phase === "live") {
    drawZone();
    drawProgram();
    drawWindow();
  }
  requestAnimationFrame(fill);
}

/** For those that were made before the list was. */
function redrawList() {
  drawList();
  drawSimilar();
}

let receipts = 0;

/** Keeps, soon after a question was sent, what proves later that it was counted; the page that checks reads it. */
function keepReceipts() {
  const asked = Object.keys(room.screen.mine ?? {}).length;
  const name = document.documentElement.dataset["room"] ?? "";
  const key = `receipts-${name}-${asked}`;
  if (asked > receipts && !kept(key)) {
    setTimeout(async () => {
      const given = await fetch(`/api/v1/rooms/${name}/receipts?as=attendee`);
      if (given.ok) keep(key, await given.text());
    }, 1_000 + 5_000 * Math.random()); // a crowd may ask at once
  }
  receipts = asked;
}

/** What the questions and their window changed. */
function drawQuestions() {
  form.show(taken(room.screen) && !room.screen.muted, addressees(room.screen.rundown ?? []));
  keepReceipts();
  if (fates.follow(room.screen) && parts.current() !== "questions") parts.mark("questions", true);
  for (const draw of [drawAir, drawAirCopy, drawWindow, drawRules, drawSimilar, drawMine, drawList]) draw();
}

function drawFacts() {
  for (const draw of [drawNext, drawStream, drawLinks, drawZone, drawProgram, drawWays, drawQuestions]) draw();
}

room.addEventListener("screen", () => {
  drawFacts();
  tick();
});

connectionStrip(room, HERE);
onSecond(room.clock, () => room.screen.now, tick);
drawFacts();
closingHead(room);
room.start();
