/**
 * What the address of this page asks for, as the server read it (docs/views.md): the data attributes of `<html>`.
 * Style sheets go by the same attributes, so that the first frame is right.
 */

const { dataset } = document.documentElement;
const shown = new Set((dataset["show"] ?? "").split(" "));

/** Where it stands, or "" for the view's own place. */
export const pos = dataset["pos"] ?? "";

/**
 * Whether a part of the view is asked for.
 * @param {string} part
 */
export function shows(part) {
  return shown.has(part);
}

/**
 * The zone in which this page tells times of day.
 * @param {{ time_zone: string | null }} event
 */
export function zone({ time_zone: there }) {
  return dataset["tz"] ?? there ?? "UTC";
}

/** Gives style sheets the numbers and colours, which they cannot take out of attributes. */
export function dress() {
  const { style } = document.documentElement;
  if (dataset["scale"]) style.setProperty("--view-scale", dataset["scale"]);
  if (dataset["safe"]) style.setProperty("--view-safe", `${dataset["safe"]}%`);
  if (dataset["key"]) style.setProperty("--view-key", dataset["key"]);
}
