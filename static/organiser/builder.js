/**
 * The options of the overlay's address: chosen, seen at once, copied, and kept under names on this device.
 */

import { keep, kept } from "../shared/kept.js";
import { html, nothing, render } from "../shared/render.js";
import { zoneNamed, zoneWords } from "../shared/rundown/zones.js";
import { t } from "../shared/words.js";

const PRESETS = "liveroom-presets";
const LAST = "liveroom-builder";
const PATIENCE = 250;

/** @returns {Record<string, string>} queries by name */
export function presets() {
  try {
    const found = JSON.parse(kept(PRESETS) ?? "{}");
    const entries = Object.entries(found).filter(([, query]) => typeof query === "string");
    return Object.fromEntries(entries);
  } catch {
    return {}; // what stands there is not ours
  }
}

/**
 * The query of what is chosen: only what is not so by itself.
 * @param {HTMLFormElement} form
 */
export function queryOf(form) {
  const query = new URLSearchParams();
  const ticks = [...form.querySelectorAll("fieldset:not([disabled]) [name=show]")].map((each) => /** @type {HTMLInputElement} */ (each));
  for (const [name, value] of new FormData(form)) if (name !== "show" && value) query.set(name, name === "tz" ? zoneNamed(String(value)) : String(value));
  const parts = ticks.filter(({ checked }) => checked).map(({ value }) => value);
  if (ticks.some(({ checked, defaultChecked }) => checked !== defaultChecked)) query.set("show", parts.join(","));
  return query.toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
}

/**
 * Chooses what a query says.
 * @param {HTMLFormElement} form
 * @param {string} text
 */
export function choose(form, text) {
  const query = new URLSearchParams(text);
  form.reset();
  for (const [name, value] of query) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = value.split(",").includes(field.value);
      else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = name === "tz" ? zoneWords(value) : value;
    }
  }
  turn(form);
}

/** The parts and places are those of the view. @param {HTMLFormElement} form */
function turn(form) {
  const view = String(new FormData(form).get("view") || "overlay");
  for (const set of form.querySelectorAll("fieldset")) {
    set.hidden = set.dataset["for"] !== view;
    set.disabled = set.hidden;
  }
}

/** Takes the form over, where there is one. */
export function builder() {
  const form = document.getElementById("builder");
  const frame = document.querySelector("#overlay-preview iframe");
  const made = document.getElementById("made");
  const shelf = document.getElementById("presets");
  if (!(form instanceof HTMLFormElement && frame instanceof HTMLIFrameElement && made instanceof HTMLInputElement && shelf)) return;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const show = () => {
    const query = queryOf(form);
    const link = form.dataset["link"];
    made.value = link ? link.replace("#", query ? `?${query}#` : "#") : query && `?${query}`;
    keep(LAST, query);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const address = `${form.action}${query ? `?${query}` : ""}`;
      if (frame.src !== address) frame.src = address;
    }, PATIENCE);
  };
  const drawShelf = () => render(shelfView(form, show, drawShelf), shelf);

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    turn(form);
    show();
  });
  choose(form, kept(LAST) ?? "");
  /** @type {HTMLElement} */ (made.closest("[hidden]"))?.removeAttribute("hidden");
  drawShelf();
  show();
}

/**
 * @param {HTMLFormElement} form
 * @param {() => void} show
 * @param {() => void} again
 */
function shelfView(form, show, again) {
  const known = presets();
  const put = (/** @type {Record<string, string>} */ all) => {
    keep(PRESETS, JSON.stringify(all));
    again();
  };
  const take = (/** @type {string} */ query) => {
    choose(form, query);
    show();
  };
  const add = () => {
    const field = /** @type {HTMLInputElement} */ (document.getElementById("preset-name"));
    const name = field.value.trim();
    if (!name) return field.focus();
    field.value = "";
    put({ ...known, [name]: queryOf(form) });
  };
  const names = Object.keys(known);
  return html`<label class="pick"><span>${t("Keep as")}</span> <input class="input" id="preset-name" autocomplete="off" @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === "Enter" && add()}></label>
    <button class="button" type="button" @click=${add}>${t("Keep on this device")}</button>
    ${names.length ? html`<ul class="presets" aria-label=${t("Kept on this device")}>${names.map((name) => html`<li><button class="button plain" type="button" dir="auto" @click=${() => take(known[name] ?? "")}>${name}</button><button
      class="button plain" type="button" aria-label=${t("Forget %(name)s", { name })} @click=${() => put(Object.fromEntries(Object.entries(known).filter(([each]) => each !== name)))}>✕</button></li>`)}</ul>` : nothing}`;
}
