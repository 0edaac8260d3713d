/**
 * A row of the rundown as the fields of a form, and those as what a form sends; the names are those of
 * `web/pages/typed/segment_fields.py`.
 * @import { Millis, RundownRow } from "../types"
 * @import { Fields } from "./types"
 */

import { called, kindName } from "../people.js";
import { clockTime } from "../times.js";
import { written } from "./minutes.js";

/** @type {Fields} */
export const EMPTY = {
  title: "", kind: "talk", minutes: "", people: [], least: "", wrap_up: "", danger: "", end_action: "overtime",
  not_before: "", ends_by: "", note: "", documents: [],
};

/**
 * @param {RundownRow} row
 * @param {string | null} zone
 * @returns {Fields}
 */
export function fieldsOf(row, zone) {
  const time = (/** @type {Millis | null} */ at) => (at === null ? "" : clockTime(at, zone ?? "UTC"));
  return {
    title: row.title,
    kind: row.kind,
    minutes: written(row.planned_seconds),
    people: row.speakers.map(({ name, role, organisation }) => ({ name: name ?? "", role: role ?? "", organisation: organisation ?? "" })),
    least: written(row.min_seconds),
    wrap_up: written(row.wrap_up_seconds),
    danger: written(row.danger_seconds),
    end_action: row.end_action,
    not_before: time(row.not_before),
    ends_by: time(row.ends_by),
    note: row.note ?? "",
    documents: row.documents,
  };
}

/**
 * @param {Partial<Fields>} fields
 * @returns {Record<string, string>}
 */
export function cells({ people, documents, ...plain }) {
  return { ...plain, ...numbered("p", people, "name"), ...numbered("d", documents, "title") };
}

/**
 * An empty first one says that there is none.
 * @param {string} letter
 * @param {object[] | undefined} all
 * @param {string} first
 * @returns {Record<string, string>}
 */
function numbered(letter, all, first) {
  if (!all) return {};
  const sent = all.flatMap((one, index) => Object.entries(one).map(([part, text]) => [`${letter}${index + 1}_${part}`, text]));
  return sent.length ? Object.fromEntries(sent) : { [`${letter}1_${first}`]: "" };
}

/**
 * What stands in a field, as one text.
 * @param {Fields} fields
 * @param {keyof Fields} name
 */
export function said(fields, name) {
  if (name === "people") return fields.people.map(called).join(", ");
  if (name === "documents") return fields.documents.map(({ title }) => title).join(", ");
  return name === "kind" ? kindName(fields.kind) : fields[name];
}
