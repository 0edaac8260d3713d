/**
 * The segments of a form that is not sent yet: read from the fields that the server drew, and written
 * into the form when it is sent. What they are called there says `web/pages/organiser/review/review_fields.py`.
 * @import { Document, Fields, Line, Person, Rows } from "../shared/rundown/types"
 *
 * @typedef {{ id: string, fields: Fields, problems: Record<string, string> }} Row
 */

import { isNobody } from "../shared/rundown/fields.js";
import { length, seconds, startsAt } from "../shared/rundown/minutes.js";
import { cells, EMPTY } from "../shared/rundown/row_fields.js";

const CELL = /^s(\d+)_(\w+)$/;
const PART = /^([pd])(\d+)_(name|role|organisation|title|url)$/;

/** @implements {Rows} */
export class FormRows {
  /** @type {Row[]} */
  rows;
  #form;
  #next = 0;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#form = form;
    const kept = isComeBackTo() ? sessionStorage.getItem(this.#key) : null;
    this.rows = kept === null ? [...read(form)].map(({ fields, problems }) => this.#row(fields, problems)) : JSON.parse(kept).map((/** @type {Fields} */ fields) => this.#row(fields));
    form.addEventListener("formdata", ({ formData }) => this.#write(formData));
  }

  /**
   * @param {Fields} fields
   * @param {Record<string, string>} [problems]
   * @returns {Row}
   */
  #row(fields, problems = {}) {
    return { id: `s${++this.#next}`, fields, problems };
  }

  /** @param {string} id */
  #find(id) {
    return /** @type {Row} */ (this.rows.find((row) => row.id === id));
  }

  /** @returns {Line[]} */
  lines() {
    const start = this.#form.elements.namedItem("start");
    let at = startsAt(start instanceof HTMLInputElement ? start.value : "");
    return this.rows.map(({ id, fields: { title, kind, minutes, people } }) => {
      const start = at === null ? "" : clock(at);
      const planned = seconds(minutes);
      at = at === null || planned === null ? null : at + planned;
      const names = people.filter((person) => !isNobody(person)).map(({ name, role, organisation }) => name || organisation || role);
      return { id, start, title, people: names, length: length(minutes), kind };
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

  /**
   * @param {string} id
   * @param {Partial<Fields>} typed
   */
  type(id, typed) {
    const row = this.#find(id);
    row.fields = { ...row.fields, ...typed };
    for (const name of Object.keys(typed)) delete row.problems[name];
  }

  /** @param {string | null} after */
  add(after) {
    const row = this.#row(EMPTY);
    this.rows.splice(this.#place(after), 0, row);
    return row.id;
  }

  /**
   * @param {string} id
   * @param {string | null} after
   */
  move(id, after) {
    const row = this.#find(id);
    this.remove(id);
    this.rows.splice(this.#place(after), 0, row);
  }

  /** @param {string} id */
  remove(id) {
    this.rows = this.rows.filter((row) => row.id !== id);
  }

  /** @param {string | null} after */
  #place(after) {
    return this.rows.findIndex(({ id }) => id === after) + 1;
  }

  get #key() {
    return `rows ${new FormData(this.#form).get("id")}`;
  }

  /** Going back and loading again find what was typed, as in the fields that the browser itself keeps. */
  keep() {
    sessionStorage.setItem(this.#key, JSON.stringify(this.rows.map(({ fields }) => fields)));
  }

  /** @param {FormData} form */
  #write(form) {
    this.rows.forEach(({ fields }, index) => {
      const sent = cells({ ...fields, people: fields.people.filter((person) => !isNobody(person)) });
      for (const [name, text] of Object.entries(sent)) form.set(`s${index + 1}_${name}`, text);
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

/** @returns {{ fields: Fields, problems: Record<string, string> }} */
function fresh() {
  return { fields: { ...EMPTY, people: [], documents: [] }, problems: {} };
}

/**
 * What the server drew, with what is wrong in it.
 * @param {HTMLFormElement} form
 */
function read(form) {
  /** @type {Map<string, { fields: Fields, problems: Record<string, string> }>} */
  const rows = new Map();
  for (const [name, value] of new FormData(form)) {
    const [, number, cell] = CELL.exec(name) ?? [];
    if (!number || !cell) continue;
    const row = rows.get(number) ?? fresh();
    rows.set(number, row);
    put(row.fields, cell, String(value));
    const problem = document.getElementById(`${name}-problem`)?.textContent;
    if (problem) row.problems[cell] = problem;
  }
  for (const { fields } of rows.values()) {
    fields.people = fields.people.filter((person) => !isNobody(person));
    fields.documents = fields.documents.filter(({ title, url }) => title || url);
  }
  return rows.values();
}

/**
 * @param {Fields} fields
 * @param {string} cell
 * @param {string} text
 */
function put(fields, cell, text) {
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
