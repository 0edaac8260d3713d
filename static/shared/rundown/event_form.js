/**
 * The form of the event itself: its words, its date and its times.
 * @import { Room } from "../room.js"
 */

import { clockTime } from "../times.js";
import { t } from "../words.js";
import { later, slot } from "./minutes.js";
import { sendForm } from "./send.js";
import { followDay, zoneWords } from "./zones.js";

/**
 * Sends the form without leaving the page; what somebody else changes meanwhile comes into the fields
 * in which nobody has typed.
 * @param {Room} room
 * @param {HTMLFormElement} form
 */
export function takeOverEvent(room, form) {
  /** @type {Set<string>} */
  const typed = new Set();
  const told = /** @type {HTMLElement} */ (form.querySelector("#event-told"));
  form.addEventListener("input", ({ target }) => {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    typed.add(name);
    const { start, end } = fieldsOf(room);
    const length = slot(start ?? "", end ?? "");
    // A later start is a later end, as long as nobody has typed one.
    if (name === "start" && !typed.has("end") && length !== null) field(form, "end").value = later(value, length);
    told.textContent = t("not saved");
  });
  followDay(field(form, "time_zone"), field(form, "date"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void save(form, typed, told);
  });
  addEventListener("beforeunload", (event) => {
    if (typed.size) event.preventDefault();
  });
  room.addEventListener("screen", () => {
    for (const [name, text] of Object.entries(fieldsOf(room))) {
      if (name in form.elements && !typed.has(name) && !(name === "end" && typed.has("start"))) field(form, name).value = text;
    }
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
function field(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}

/**
 * @param {HTMLFormElement} form
 * @param {Set<string>} typed
 * @param {HTMLElement} told
 */
async function save(form, typed, told) {
  const sent = [...typed];
  const fields = [...new FormData(form)].filter(([name]) => name !== "id").map(([name, value]) => [name, String(value)]);
  const answer = await sendForm(Object.fromEntries(fields));
  if (answer?.ok) for (const name of sent) typed.delete(name);
  const problems = /** @type {Record<string, string>} */ (answer?.["problems"] ?? {});
  for (const place of form.querySelectorAll("[data-problem]")) {
    const name = /** @type {HTMLElement} */ (place).dataset["problem"] ?? "";
    place.textContent = problems[name] ?? "";
    place.toggleAttribute("hidden", !problems[name]);
    field(form, name).setAttribute("aria-invalid", String(name in problems));
  }
  told.classList.toggle("trouble", !answer?.ok);
  if (answer?.ok) told.textContent = t("Saved");
  else if (!answer) told.textContent = `${t("This was not saved: there is no connection.")} ${t("What you typed is kept.")}`;
  else told.textContent = `${answer.message ?? ""} ${t("What you typed is kept.")}`;
}

/**
 * What stands in the form, as the server writes it.
 * @param {Room} room
 * @returns {Record<string, string>}
 */
function fieldsOf({ screen: { event } }) {
  const zone = event.time_zone ?? "UTC";
  const time = (/** @type {number | null} */ at) => (at === null ? "" : clockTime(at, zone));
  return {
    rev: String(event.rev),
    title: event.title,
    language: event.language ?? "",
    time_zone: zoneWords(event.time_zone ?? (event.starts_at === null ? "" : "UTC")),
    date: event.starts_at === null ? "" : new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(event.starts_at),
    start: time(event.starts_at),
    end: time(event.ends_at),
    doors_minutes: String(event.doors_minutes ?? ""),
    auto_start: String(event.auto_start ?? false),
    show_overtime: String(event.show_overtime ?? false),
    delay_seconds: String(event.delay_seconds ?? 0),
    public: String(event.public ?? false),
  };
}
