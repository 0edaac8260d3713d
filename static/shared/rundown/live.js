/**
 * The rundown of a room, edited while it goes on: what the desk and the owner's page have in common.
 * @import { Room } from "../room.js"
 * @import { Line } from "./types"
 */

import { html, mount } from "../render.js";
import { projectedEnd } from "../timing.js";
import { t } from "../words.js";
import { Editor } from "./editor.js";
import { focusKeeper, rundownView } from "./list.js";
import { RoomRows } from "./room_rows.js";
import { sendForm } from "./send.js";
import { sumsView } from "./sums.js";

/**
 * Takes over the place of a rundown.
 * @param {Room} room
 * @param {HTMLElement} place
 * @param {(line: Line) => unknown} [beside] what stands at the end of a line
 * @returns {() => void} draws it again
 */
export function liveRundown(room, place, beside) {
  const rows = new RoomRows(room);
  const editor = new Editor(rows);
  const pasting = { open: false, trouble: "" };
  const drawSums = mount(/** @type {HTMLElement} */ (document.getElementById("sums")), () => sumsView(planned(room), slot(room), fits(room)));
  const draw = mount(place, () => {
    drawSums();
    queueMicrotask(focusKeeper(editor, place));
    return html`${rundownView(editor, beside)} ${additions(editor, pasting, draw)}`;
  });
  editor.addEventListener("change", () => {
    rows.at(editor.open);
    draw();
  });
  rows.addEventListener("change", draw);
  room.addEventListener("screen", draw);
  addEventListener("beforeunload", (event) => {
    if (rows.unsaved) event.preventDefault();
  });
  place.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text") ?? "";
    const isInField = /** @type {Element} */ (event.target).matches("input, textarea");
    if (isInField || !text.includes("\t")) return;
    event.preventDefault();
    pasting.open = true;
    draw();
    requestAnimationFrame(() => {
      const box = place.querySelector("#pasted");
      if (box instanceof HTMLTextAreaElement) box.value = text;
    });
  });
  return draw;
}

/** In seconds; a skipped segment takes no time. @param {Room} room */
function planned({ screen: { rundown = [] } }) {
  return rundown.reduce((sum, row) => sum + (row.skipped ? 0 : (row.planned_seconds ?? 0)), 0);
}

/** In seconds; null where the event has none. @param {Room} room */
function slot({ screen: { event } }) {
  return event.starts_at === null || event.ends_at === null ? null : Math.floor((event.ends_at - event.starts_at) / 1000);
}

/** Whether the show has begun and ends in its slot, to the second. @param {Room} room */
function fits({ screen, clock }) {
  const [end, slotEnd] = [projectedEnd(screen, clock.now()), screen.show.slot_end];
  return screen.show.started_at !== null && end !== null && slotEnd !== null && end < slotEnd + 1000;
}

/**
 * @param {Editor} editor
 * @param {{ open: boolean, trouble: string }} pasting
 * @param {() => void} draw
 */
function additions(editor, pasting, draw) {
  const send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const box = /** @type {HTMLTextAreaElement} */ (/** @type {HTMLFormElement} */ (event.target).elements.namedItem("pasted"));
    const after = editor.rows.lines().at(-1)?.id ?? "";
    const answer = await sendForm({ pasted: box.value, after }, "rows");
    if (answer?.ok) box.value = "";
    Object.assign(pasting, { open: !answer?.ok, trouble: answer?.ok ? "" : (answer?.message ?? t("This was not saved: there is no connection.")) });
    draw();
  };
  const toggled = (/** @type {Event} */ event) => (pasting.open = /** @type {HTMLDetailsElement} */ (event.target).open);
  return html`<div class="rd-more-rows"><button class="button" type="button" @click=${() => editor.add()}>+ ${t("Add a segment")}</button>
    <details class="rd-paste" ?open=${pasting.open} @toggle=${toggled}><summary class="button plain">${t("Paste rows…")}</summary><form class="field" @submit=${send}>
      <label for="pasted">${t("Rows from a sheet")}</label><textarea class="input" id="pasted" name="pasted" rows="4" dir="auto" spellcheck="false" aria-describedby="pasted-hint"></textarea>
      <p class="small muted" id="pasted-hint">${t("One line a segment, its cells divided by tabs: title, minutes, people. A person is a name, or “name, role, organisation”.")}</p>
      <p class="trouble small" role="alert" ?hidden=${!pasting.trouble}>${pasting.trouble}</p>
      <button class="button">${t("Add these rows")}</button></form></details></div>`;
}
