/**
 * What the address of an overlay asks for:
 * `?show=timer,speaker,question&pos=bottom-left&scale=1.2&theme=light`.
 *
 * @typedef {"timer" | "speaker" | "question"} Part
 * @typedef {object} Options
 * @property {ReadonlySet<Part>} show
 * @property {string} plates where speaker and question stand
 * @property {string} timer where the timer stands
 * @property {number} scale
 * @property {"dark" | "light" | "plain"} theme
 */

/** @type {readonly Part[]} */
const PARTS = ["timer", "speaker", "question"];
const PLACES = new Set(["top-left", "top", "top-right", "bottom-left", "bottom", "bottom-right"]);
/** @type {readonly Options["theme"][]} */
const THEMES = ["dark", "light", "plain"];

/** @param {string} place */
function opposite(place) {
  return place.startsWith("bottom") ? "top-right" : "bottom-right";
}

/**
 * Reads a query; what it does not understand is as if it were not there.
 * @param {string} search
 * @returns {Options}
 */
export function options(search) {
  const query = new URLSearchParams(search);
  const wished = (query.get("show") ?? "").split(",");
  const named = PARTS.filter((part) => wished.includes(part));
  const show = new Set(named.length ? named : PARTS);
  const pos = query.get("pos") ?? "";
  const place = PLACES.has(pos) ? pos : null;
  const plates = place ?? "bottom-left";
  const alone = show.size === 1 && show.has("timer");
  const scale = Number(query.get("scale"));
  return {
    show,
    plates,
    timer: alone && place ? place : opposite(plates),
    scale: scale >= 0.25 && scale <= 4 ? scale : 1,
    theme: THEMES.find((theme) => theme === query.get("theme")) ?? "dark",
  };
}
