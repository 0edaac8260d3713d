/** The moderator's page: the desk and the rundown control, kept live. */

import { connectionStrip } from "../shared/connection.js";
import { onSecond, remaining } from "../shared/countdown.js";
import { mount } from "../shared/render.js";
import { Room } from "../shared/room.js";
import { takeOverEvent } from "../shared/rundown/event_form.js";
import { liveRundown } from "../shared/rundown/live.js";
import { Caller } from "../shared/spoken.js";
import { troubleWords } from "../shared/trouble.js";
import { Control } from "./control.js";
import { Desk } from "./desk.js";
import { detailView } from "./detail.js";
import { Focus } from "./focus.js";
import { helpView } from "./help.js";
import { inboxView } from "./inbox.js";
import { keepDesk } from "./keeping.js";
import { listenToKeys } from "./keys.js";
import { Preview } from "./landing.js";
import { landingView } from "./landing_view.js";
import { Messages, messagesButton, messagesView } from "./messages.js";
import { Parts } from "./parts.js";
import { Rest } from "./rest.js";
import { cueView } from "./rundown.js";
import { statusView } from "./status.js";
import { transportView } from "./transport.js";

/** @param {string} id */
function place(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

const room = Room.ofPage();
const control = new Control(room);
const preview = new Preview(control);
const desk = new Desk(room);
const focus = new Focus(desk);
const rest = new Rest(room);
const inbox = place("inbox");
const detail = place("detail");
const help = /** @type {HTMLDialogElement} */ (place("help"));
const messages = new Messages(room);
const messagesBox = /** @type {HTMLDialogElement} */ (place("messages"));
const parts = new Parts();

const focusWords = () => document.getElementById("message-text")?.focus();
function openMessages() {
  messagesBox.showModal();
  focusWords();
}

const drawStatus = mount(place("status"), () => statusView(room, () => help.showModal(), messagesButton(messages, openMessages)));
const drawTransport = mount(place("transport"), () => transportView(control, preview));
const drawLanding = mount(place("landing"), () => landingView(preview));
const drawRundown = liveRundown(room, place("rundown"), (line) => cueView(control, line));
const drawHelp = mount(help, helpView);
const drawMessages = mount(messagesBox, () => messagesView(messages));
/** @param {() => unknown} view */
const watched = (view) => () => {
  focus.before();
  return view();
};
const drawInbox = mount(inbox, watched(() => inboxView(desk)), () => focus.after());
const drawDetail = mount(detail, watched(() => detailView(desk)), () => focus.after());

desk.occupied = () => inbox.querySelector("#cards:hover") !== null || document.activeElement?.closest("#cards, #detail") != null;
desk.attended = () => focus.isOnQuestion;
desk.addEventListener("entry", () => parts.show("inbox"));
desk.addEventListener("change", () => {
  drawInbox();
  drawDetail();
});
inbox.addEventListener("pointerout", () => (desk.standing.waiting.length || desk.standing.moved) && desk.refresh());
inbox.addEventListener("focusout", () => setTimeout(() => desk.refresh()));
inbox.addEventListener("focusin", ({ target }) => {
  const line = /** @type {Element} */ (target).closest("[data-id]");
  if (line instanceof HTMLElement) desk.pointAt(line.dataset["id"] ?? null);
  else setTimeout(() => desk.refresh()); // nobody's hand is in the list
});
// Other lines come into sight.
inbox.addEventListener("scroll", drawInbox, { capture: true, passive: true });
new ResizeObserver(drawInbox).observe(inbox);

/** What has the focus while something is asked, and had it before. @type {Element | null} */
let left = null;
control.addEventListener("asked", () => {
  const { activeElement } = document;
  if (!control.asked) return left instanceof HTMLElement && left.focus();
  if (activeElement?.id !== "yes") left = activeElement;
  requestAnimationFrame(() => document.getElementById("yes")?.focus());
});

listenToKeys({
  control,
  desk,
  preview,
  go: {
    help: () => help.showModal(),
    messages: openMessages,
    rundown: () => parts.toCurrent(),
    questions: () => {
      parts.show("inbox");
      desk.moving.letIn();
    },
    search: () => {
      parts.show("inbox");
      document.getElementById("search")?.focus();
    },
    step: (steps, selecting) => {
      const { isOnQuestion } = focus;
      parts.show("inbox");
      if (isOnQuestion) desk.moving.by(steps, selecting);
      else desk.moving.enter();
    },
  },
});

/** What had the focus before the preview of a landing took it. @type {Element | null} */
let beside = null;
preview.addEventListener("shown", () => {
  beside = document.activeElement;
  requestAnimationFrame(() => document.getElementById("land-now")?.focus());
});
preview.addEventListener("change", () => requestAnimationFrame(() => {
  if (preview.isOpen) return;
  const { activeElement, body } = document;
  const lost = activeElement === body || place("landing").contains(activeElement);
  if (lost && beside instanceof HTMLElement) beside.focus();
  beside = null;
}));

/** What runs, with its times, and the running segment in view. */
function drawShow() {
  preview.refresh();
  drawTransport();
  drawLanding();
  drawRundown();
  requestAnimationFrame(() => parts.follow(room.screen.now?.segment ?? null));
}

messages.addEventListener("change", drawMessages);
messages.addEventListener("focus", focusWords);
control.addEventListener("change", drawShow);
preview.addEventListener("change", () => {
  drawTransport();
  drawLanding();
  if (preview.isOpen) parts.show("rundown");
});
drawHelp();
drawMessages();
room.addEventListener("screen", () => {
  control.refresh();
  desk.refresh();
  drawMessages();
  drawStatus();
});
room.addEventListener("state", () => {
  drawShow();
  desk.changed();
});
const caller = new Caller();
onSecond(room.clock, () => room.screen.now, () => {
  caller.tick(room.screen.now, remaining(room.screen.now, room.clock.now()));
  drawShow();
  drawStatus();
  if (messagesBox.open) drawMessages(); // a banner goes at its end
});
setInterval(() => desk.changed(), 30_000);

takeOverEvent(room, /** @type {HTMLFormElement} */ (place("event")));
keepDesk(desk);
parts.start();
connectionStrip(room, undefined, troubleWords);
control.refresh();
desk.refresh();
room.start();
rest.start();
