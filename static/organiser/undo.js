/**
 * A step on the rows of a form taken back.
 * @import { Fields } from "../shared/rundown/types"
 * @import { Row, Step } from "./form_rows.js"
 */

/**
 * The rows as they were before a step, with what was typed in them since.
 * @param {Row[]} now
 * @param {Step} step
 * @returns {Row[]}
 */
export function undone(now, { before, after }) {
  return before.map((row) => {
    const [then, present] = [after, now].map((rows) => rows.find(({ id }) => id === row.id));
    return then && present ? { ...present, fields: merged(row.fields, then.fields, present.fields), line: row.line } : row;
  });
}

/**
 * @param {Fields} before
 * @param {Fields} then
 * @param {Fields} present
 * @returns {Fields}
 */
function merged(before, then, present) {
  const names = /** @type {(keyof Fields)[]} */ (Object.keys(present));
  const typed = names.filter((name) => present[name] !== then[name]).map((name) => [name, present[name]]);
  return { ...before, ...Object.fromEntries(typed) };
}
