/**
 * The rows of the program on the page: moved, added and taken out without asking the server.
 * What their buttons do without scripts, `web/review_fields.py` does.
 */

import { t } from "../shared/words.js";

/**
 * @param {HTMLElement} list
 * @param {HTMLTemplateElement} empty
 * @param {() => void} changed
 */
export function listenToRows(list, empty, changed) {
  const form = /** @type {HTMLFormElement} */ (list.closest("form"));
  form.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("button[name=act]");
    if (!(button instanceof HTMLButtonElement)) return;
    const focus = carryOut(list, empty, button.value);
    if (focus === undefined) return;
    event.preventDefault();
    renumber(list);
    changed();
    (focus instanceof HTMLButtonElement && focus.disabled ? focus.closest("li")?.querySelector("input") : focus)?.focus();
  });
}

/**
 * @param {HTMLElement} list
 * @param {HTMLTemplateElement} empty
 * @param {string} act
 * @returns {HTMLElement | null | undefined} where the focus belongs; undefined when this is for the server
 */
function carryOut(list, empty, act) {
  const [verb, place] = act.split(":");
  const row = place === undefined ? list.lastElementChild : (list.children[Number(place) - 1] ?? null);
  switch (verb) {
    case "up":
      row?.previousElementSibling?.before(row);
      return find(row, "up");
    case "down":
      row?.nextElementSibling?.after(row);
      return find(row, "down");
    case "remove": {
      const near = row?.nextElementSibling ?? row?.previousElementSibling ?? null;
      row?.remove();
      return near?.querySelector("input") ?? null;
    }
    case "add":
      return add(list, empty, row);
    default:
      return undefined;
  }
}

/**
 * @param {Element | null} row
 * @param {string} verb
 * @returns {HTMLElement | null}
 */
function find(row, verb) {
  return row?.querySelector(`button[value^="${verb}:"]`) ?? null;
}

/**
 * @param {HTMLElement} list
 * @param {HTMLTemplateElement} empty
 * @param {Element | null} after
 */
function add(list, empty, after) {
  const fresh = /** @type {DocumentFragment} */ (empty.content.cloneNode(true)).firstElementChild;
  if (!fresh) return null;
  if (after) after.after(fresh);
  else list.append(fresh);
  return fresh.querySelector("input");
}

/** Names, ids, labels and buttons say the row's number. @param {HTMLElement} list */
function renumber(list) {
  [...list.children].forEach((row, index) => {
    const n = String(index + 1);
    for (const name of ["name", "id", "for", "aria-describedby"]) {
      for (const part of row.querySelectorAll(`[${name}^="s"]`)) {
        part.setAttribute(name, (part.getAttribute(name) ?? "").replace(/^s\d+_/, `s${n}_`));
      }
    }
    for (const button of row.querySelectorAll("button")) {
      button.value = button.value.replace(/\d+$/, n);
      button.disabled = (button.value === "up:1") || (button.value === `down:${list.children.length}`);
      button.setAttribute("aria-label", label(button.value.split(":")[0] ?? "", n));
    }
    const [number, legend] = [row.querySelector(".seg-n"), row.querySelector("legend")];
    if (number) number.textContent = n;
    if (legend) legend.textContent = t("Segment %(n)s", { n });
  });
}

/**
 * @param {string} verb
 * @param {string} n
 */
function label(verb, n) {
  switch (verb) {
    case "up":
      return t("Move segment %(n)s up", { n });
    case "down":
      return t("Move segment %(n)s down", { n });
    case "add":
      return t("Add a segment after %(n)s", { n });
    default:
      return t("Remove segment %(n)s", { n });
  }
}
