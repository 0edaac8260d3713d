/** Time zones in a form: chosen by city from a list, with the offset on the event's day. */

const OFFSET = / \(UTC[^()]*\)$/;

/** @returns {HTMLOptionElement[]} */
function options() {
  return [...document.querySelectorAll("#zones option")].map((each) => /** @type {HTMLOptionElement} */ (each));
}

/**
 * How the list calls a zone; the name itself where the list does not have it.
 * @param {string} zone an IANA name
 */
export function zoneWords(zone) {
  const found = options().find(({ dataset }) => dataset["zone"] === zone || dataset["also"]?.split(" ").includes(zone));
  return found?.value ?? zone;
}

/**
 * The IANA name of what was chosen from the list; what is not in the list stays as it is.
 * @param {string} words
 */
export function zoneNamed(words) {
  return options().find(({ value }) => value === words)?.dataset["zone"] ?? words;
}

/**
 * Keeps the offsets right when another day is chosen: in the field, and in the list once somebody looks at it.
 * @param {HTMLInputElement} zone
 * @param {HTMLInputElement} date
 */
export function followDay(zone, date) {
  let shown = date.value;
  const all = options();
  const list = () => {
    if (shown === date.value) return;
    shown = date.value;
    for (const option of all) option.value = bare(option.value) + offset(option.dataset["zone"] ?? "UTC", shown);
  };
  date.addEventListener("change", () => {
    const chosen = all.find(({ value }) => value === zone.value);
    if (chosen) zone.value = bare(chosen.value) + offset(chosen.dataset["zone"] ?? "UTC", date.value);
  });
  zone.addEventListener("focus", list);
}

/** @param {string} words */
function bare(words) {
  return words.replace(OFFSET, "");
}

/**
 * " (UTC+2)" at noon of a day; nothing without one.
 * @param {string} zone
 * @param {string} date
 */
function offset(zone, date) {
  const noon = Date.parse(`${date}T12:00Z`);
  if (zone === "UTC" || Number.isNaN(noon)) return "";
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(noon);
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(parts.find(({ type }) => type === "timeZoneName")?.value ?? "") ?? [];
  if (!hours) return " (UTC)";
  return ` (UTC${sign}${Number(hours)}${minutes === "00" ? "" : `:${minutes}`})`;
}
