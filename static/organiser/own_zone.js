/** An announcement that names no zone: the organiser's own is proposed, and said to be a proposal. */

import { followDay, zoneWords } from "../shared/rundown/zones.js";
import { HERE } from "../shared/times.js";

/** @param {HTMLFormElement} form */
export function proposeZone(form) {
  const [zone, date, start] = ["time_zone", "date", "start"].map((name) => form.elements.namedItem(name));
  const said = document.getElementById("time_zone-proposed");
  if (!(zone instanceof HTMLInputElement && date instanceof HTMLInputElement && start instanceof HTMLInputElement && said)) return;
  followDay(zone, date);
  const propose = () => {
    if (zone.value || zone.dataset["own"] || !start.value) return;
    zone.value = zoneWords(HERE);
    said.hidden = false;
    form.querySelector('.doubt[data-doubt="time_zone"]')?.remove();
  };
  start.addEventListener("change", propose);
  zone.addEventListener("input", () => {
    zone.dataset["own"] = "typed";
    said.hidden = true;
  });
  propose();
}
