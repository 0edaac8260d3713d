/**
 * The segments of a form that is not sent yet: read from the fields that the server drew, and written
 * into the form when it is sent. What they are called there says `web/pages/organiser/review/review_fields.py`.
 * @import { Document, Fields, Line, Person, Rows } from "../shared/rundown/types"
 * @import { LineDraft, Use } from "./line_uses.js"
 *
 * @typedef {{ id: string, fields: Fields, problems: Record<string, string>, line: string, doubt: string }} Row
 * @typedef {{ before: Row[], after: Row[] }} Step
 */

import { isNobody } from "../shared/rundown/fields.js";
import { length } from "../shared/rundown/minutes.js";
import { cells, EMPTY } from "../shared/rundown/row_fields.js";
import { became, put, starts } from "./line_uses.js";
import { undone } from "./undo.js";

const CELL = /^s(\d+)_(\w+)$/;
const PART = /^([pd])(\d+)_(name|role|organisation|line|title|url)$/;

/** @implements {Rows} */
export class FormRows {
  /** @type {Row[]} */
  rows;
  #form;
  #next = 0;
  /** What was done to the rows, but for typing. @type {Step[]} */
  #steps = [];
  /** What lines were before they were used otherwise. @type {Map<number, LineDraft>} */
  #before = new Map();

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#form = form;
    const kept = isComeBackTo() ? sessionStorage.getItem(this.#key) : null;
    this.rows = (kept === null ? [...read(form)] : JSON.parse(kept)).map((/** @type {Omit<Row, "id">} */ row) => ({ ...row, id: this.#id() }));
    form.addEventListener("formdata", ({ formData }) => this.#write(formData));
  }

  #id() {
    return `s${++this.#next}`;
  }

  /**
   * @param {Fields} fields
   * @param {string} [line]
   * @returns {Row}
   */
  #row(fields, line = "") {
    return { id: this.#id(), fields, problems: {}, line, doubt: "" };
  }

  /** @param {string} id */
  #find(id) {
    return /** @type {Row} */ (this.rows.find((row) => row.id === id));
  }

  /** When the event starts, as typed. */
  get start() {
    const start = this.#form.elements.namedItem("start");
    return start instanceof HTMLInputElement ? start.value : "";
  }

  /** @returns {Line[]} */
  lines() {
    const at = starts(this.rows, this.start).map((each) => (each === null ? "" : clock(each)));
    return this.rows.map(({ id, fields: { title, kind, minutes, people } }, index) => {
      const names = people.filter((person) => !isNobody(person)).map(({ name, role, organisation }) => name || organisation || role);
      return { id, start: at[index] ?? "", end: at[index + 1] ?? "", title, people: names, length: length(minutes), kind };
    });
  }

  /** @param {string} id */
  fields(id) {
    return this.#find(id).fields;
  }

  /** @param {string} id */
  problems(id) {
    return this.#find(id).problems;
  }

  /** @param {string} id */
  doubt(id) {
    return this.#find(id).doubt;
  }

  /**
   * @param {string} id
   * @param {Partial<Fields>} typed
   */
  type(id, typed) {
    const row = this.#find(id);
    row.fields = { ...row.fields, ...typed };
    row.doubt = "";
    for (const name of Object.keys(typed)) delete row.problems[name];
  }

  /** @param {string | null} after */
  add(after) {
    const row = this.#row(EMPTY);
    const at = this.#place(after);
    this.#step([...this.rows.slice(0, at), row, ...this.rows.slice(at)]);
    return row.id;
  }

  /**
   * @param {string} id
   * @param {string | null} after
   */
  move(id, after) {
    const left = this.rows.filter((row) => row.id !== id);
    left.splice(left.findIndex((row) => row.id === after) + 1, 0, this.#find(id));
    this.#step(left);
  }

  /** @param {string} id */
  remove(id) {
    this.#step(this.rows.filter((row) => row.id !== id));
  }

  /** @param {string | null} after */
  #place(after) {
    return this.rows.findIndex(({ id }) => id === after) + 1;
  }

  /**
   * A line of the original is used so. What was typed in what it was before comes back with it.
   * @param {number} place
   * @param {Use} use
   * @param {LineDraft} draft
   * @param {string} [chosen] the segment that a speaker joins
   */
  use(place, use, draft, chosen) {
    const made = (/** @type {Fields} */ fields, /** @type {string} */ line) => this.#row({ ...EMPTY, ...fields }, line);
    const known = this.#before.get(place) ?? draft;
    this.#before.set(place, became(this.rows, place, known));
    this.#step(put(this.rows, place, use, known, this.start, made, chosen === undefined ? undefined : ({ id }) => id === chosen));
  }

  /** @param {Row[]} after */
  #step(after) {
    const copy = (/** @type {Row[]} */ rows) => rows.map((row) => ({ ...row }));
    this.#steps.push({ before: copy(this.rows), after: copy(after) });
    this.rows = after;
  }

  get canUndo() {
    return this.#steps.length > 0;
  }

  /** Takes the last step back; what was typed since stays. */
  undo() {
    const step = this.#steps.pop();
    if (step) this.rows = undone(this.rows, step);
  }

  get #key() {
    return `rows ${new FormData(this.#form).get("id")}`;
  }

  /** Going back and loading again find what was typed, as in the fields that the browser itself keeps. */
  keep() {
    sessionStorage.setItem(this.#key, JSON.stringify(this.rows));
  }

  /** @param {FormData} form */
  #write(form) {
    this.rows.forEach(({ fields, line }, index) => {
      const sent = cells({ ...fields, people: fields.people.filter((person) => !isNobody(person)) });
      for (const [name, text] of Object.entries({ ...sent, line })) form.set(`s${index + 1}_${name}`, text);
    });
  }
}

/** Whether this page was gone back to, or loaded again. */
function isComeBackTo() {
  const [navigation] = performance.getEntriesByType("navigation");
  return navigation instanceof PerformanceNavigationTiming && navigation.type !== "navigate";
}

/** @param {number} seconds after midnight */
function clock(seconds) {
  const minute = Math.floor(seconds / 60);
  return `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** @returns {Omit<Row, "id">} */
function fresh() {
  return { fields: { ...EMPTY, people: [], documents: [] }, problems: {}, line: "", doubt: "" };
}

/**
 * What the server drew, with what is wrong in it.
 * @param {HTMLFormElement} form
 */
function read(form) {
  /** @type {Map<string, Omit<Row, "id">>} */
  const rows = new Map();
  for (const [name, value] of new FormData(form)) {
    const [, number, cell] = CELL.exec(name) ?? [];
    if (!number || !cell) continue;
    const row = rows.get(number) ?? fresh();
    rows.set(number, row);
    if (cell === "line") row.line = String(value);
    else fill(row.fields, cell, String(value));
    const problem = document.getElementById(`${name}-problem`)?.textContent;
    if (problem) row.problems[cell] = problem;
  }
  for (const [number, row] of rows) {
    row.fields.people = row.fields.people.filter((person) => !isNobody(person));
    row.fields.documents = row.fields.documents.filter(({ title, url }) => title || url);
    row.doubt = document.getElementById(`s${number}_doubt`)?.textContent ?? "";
  }
  return rows.values();
}

/**
 * @param {Fields} fields
 * @param {string} cell
 * @param {string} text
 */
function fill(fields, cell, text) {
  const [, letter, place, part] = PART.exec(cell) ?? [];
  if (letter === "p" && part) {
    const person = (fields.people[Number(place) - 1] ??= { name: "", role: "", organisation: "" });
    person[/** @type {keyof Person} */ (part)] = text;
  } else if (letter === "d" && part) {
    const document = (fields.documents[Number(place) - 1] ??= { title: "", url: "" });
    document[/** @type {keyof Document} */ (part)] = text;
  } else if (cell in fields) {
    fields[/** @type {"title"} */ (cell)] = text;
  }
}
