/**
 * Who of the staff is there, as moderators are told.
 * @import { Screen } from "../shared/types"
 */

import { html } from "../shared/render.js";
import { t } from "../shared/words.js";

/** In the order in which one looks for them before a start. */
const ROLES = /** @type {const} */ (["moderator", "host", "speaker", "overlay"]);

/** @param {typeof ROLES[number]} role */
function roleWord(role) {
  switch (role) {
    case "moderator":
      return t("Moderator");
    case "host":
      return t("Host");
    case "speaker":
      return t("Speaker screen");
    case "overlay":
      return t("Overlay");
  }
}

/** @param {Screen} screen */
export function staffView({ staff = [] }) {
  return html`<dl class="staff">${ROLES.map((role) => {
    const there = staff.filter((each) => each.role === role);
    const names = there.map(({ name, screens }) => [name ?? t("there"), screens > 1 ? `×${screens}` : ""].filter(Boolean).join(" "));
    return html`<div data-there=${there.length > 0}><dt>${roleWord(role)}</dt>
      <dd dir="auto">${there.length ? html`<span aria-hidden="true">✓</span> ${names.join(", ")}` : t("not here")}</dd></div>`;
  })}</dl>`;
}
