/**
 * What the lines of an announcement are used for in its program; `web/pages/organiser/review/line_uses.py` does the same.
 * @import { Fields, Person } from "../shared/rundown/types"
 *
 * @typedef {{ fields: Fields, line: string }} Placed a row with the place of the line that it comes from
 * @typedef {"segment" | "speaker" | "nothing"} Use
 * @typedef {{ fields: Fields, people: Person[], start: string }} LineDraft a line read alone: as a segment, and as people
 */

import { isNobody } from "../shared/rundown/fields.js";
import { seconds, startsAt, written } from "../shared/rundown/minutes.js";

const DAY = 24 * 3600;

/**
 * The lines that are used, by their places.
 * @param {Placed[]} rows
 */
export function uses(rows) {
  /** @type {Map<string, Use>} */
  const found = new Map();
  for (const { fields } of rows) for (const { line } of fields.people) if (line) found.set(line, "speaker");
  for (const { line } of rows) if (line) found.set(line, "segment");
  return found;
}

/**
 * The rows with this line used so, and for nothing else. Rows that stay as they are stay the same objects.
 * @template {Placed} Row
 * @param {Row[]} rows
 * @param {number} place
 * @param {Use} use
 * @param {LineDraft} draft
 * @param {string} start the event's
 * @param {(fields: Fields, line: string) => Row} make
 * @param {(row: Row) => boolean} [chosen] the segment that a speaker joins, instead of the one above the line
 * @returns {Row[]}
 */
export function put(rows, place, use, draft, start, make, chosen) {
  const left = without(rows, place, draft);
  const above = left.reduce((last, { line }, index) => (Number(line) > 0 && Number(line) < place ? index : last), -1);
  if (use === "segment") return withSegment(left, above, place, draft, start, make);
  if (use === "nothing" || !left.length) return left;
  const found = chosen ? left.findIndex(chosen) : -1;
  const at = found < 0 ? Math.max(above, 0) : found;
  return left.map((row, index) => (index === at ? changed(row, { people: [...row.fields.people.filter((each) => !isNobody(each)), ...draft.people] }) : row));
}

/**
 * A line with what somebody has made of it.
 * @param {Placed[]} rows
 * @param {number} place
 * @param {LineDraft} draft
 * @returns {LineDraft}
 */
export function became(rows, place, draft) {
  const at = rows.findIndex(({ line }) => Number(line) === place);
  const own = rows[at]?.fields;
  // The segment above has what the line gave back; the first one has nobody to give to.
  const isGivenBack = at > 0 && untilNext(draft);
  const people = rows.flatMap(({ fields }) => fields.people).filter(({ line }) => Number(line) === place);
  const kept = own ? { ...own, minutes: isGivenBack ? "" : own.minutes, people: own.people.filter(({ line }) => !line || Number(line) === place) } : draft.fields;
  return { ...draft, fields: kept, people: people.length ? people : draft.people };
}

/**
 * Seconds after midnight at which each row starts, and the last one ends; null where that is not known.
 * @param {Placed[]} rows
 * @param {string} start
 */
export function starts(rows, start) {
  let at = startsAt(start);
  const found = [at];
  for (const { fields } of rows) {
    const length = seconds(fields.minutes);
    at = at === null || length === null ? null : at + length;
    found.push(at);
  }
  return found;
}

/**
 * @template {Placed} Row
 * @param {Row} row
 * @param {Partial<Fields>} fields
 * @returns {Row}
 */
function changed(row, fields) {
  return { ...row, fields: { ...row.fields, ...fields } };
}

/**
 * The rows without what comes from a line; speakers of other lines go to the segment above.
 * @template {Placed} Row
 * @param {Row[]} rows
 * @param {number} place
 * @param {LineDraft} draft
 */
function without(rows, place, draft) {
  /** @type {Row[]} */
  const left = [];
  for (const row of rows) {
    const people = row.fields.people.filter(({ line }) => Number(line) !== place);
    const above = left.at(-1);
    if (Number(row.line) !== place) left.push(people.length === row.fields.people.length ? row : changed(row, { people }));
    else if (above) left[left.length - 1] = joined(above, row, people, draft);
  }
  return left;
}

/**
 * @template {Placed} Row
 * @param {Row} above
 * @param {Row} row
 * @param {Person[]} people
 * @param {LineDraft} draft
 */
function joined(above, row, people, draft) {
  const others = people.filter(({ line }) => line && line !== row.line);
  const [long, more] = [seconds(above.fields.minutes), seconds(row.fields.minutes)];
  const minutes = untilNext(draft) && long !== null && more !== null ? written(long + more) : above.fields.minutes;
  return changed(above, { people: [...above.fields.people, ...others], minutes });
}

/** @param {LineDraft} draft */
function untilNext({ start, fields }) {
  return start !== "" && !fields.minutes;
}

/**
 * @template {Placed} Row
 * @param {Row[]} rows
 * @param {number} above
 * @param {number} place
 * @param {LineDraft} draft
 * @param {string} start
 * @param {(fields: Fields, line: string) => Row} make
 * @returns {Row[]}
 */
function withSegment(rows, above, place, draft, start, make) {
  const [before, after] = [rows.slice(0, above + 1), rows.slice(above + 1)];
  const last = before.pop();
  if (!last) return [make(draft.fields, String(place)), ...after];
  const below = last.fields.people.filter(({ line }) => Number(line) > place);
  const kept = last.fields.people.filter(({ line }) => !(Number(line) > place));
  const [long, short] = shared(last.fields.minutes, draft, starts(rows, start)[above] ?? null);
  const segment = make({ ...draft.fields, minutes: short, people: [...draft.fields.people, ...below] }, String(place));
  return [...before, changed(last, { people: kept, minutes: long }), segment, ...after];
}

/**
 * The segment above ends where the new one starts, which takes what is left of it.
 * @param {string} minutes
 * @param {LineDraft} draft
 * @param {number | null} at
 * @returns {[string, string]} the minutes of both
 */
function shared(minutes, draft, at) {
  const [time, length] = [startsAt(draft.start), seconds(minutes)];
  const first = at === null || time === null ? 0 : (((time - at) % DAY) + DAY) % DAY;
  if (!first || (length !== null && first >= length)) return [minutes, draft.fields.minutes];
  return [written(first), length !== null && untilNext(draft) ? written(length - first) : draft.fields.minutes];
}
