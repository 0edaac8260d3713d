/**
 * The segments of a room, edited while it goes on. What is typed stays until it is stored.
 * @import { Answer, RundownRow } from "../types"
 * @import { Room } from "../room.js"
 * @import { TimedRow } from "../timing.js"
 * @import { Fields, Line, Rows, Stored } from "./types"
 *
 * @typedef {{ base: Fields, typed: Partial<Fields>, problems: Record<string, string>, pending: boolean }} Draft
 * base: what stood there when somebody began to type
 */

import { Claims } from "../claims.js";
import { newId } from "../commands.js";
import { called } from "../people.js";
import { clockTime, minutes } from "../times.js";
import { timedRows } from "../timing.js";
import { t } from "../words.js";
import { sendForm } from "./send.js";
import { cells, EMPTY, fieldsOf, said } from "./row_fields.js";

/**
 * Fires "change" when something of it should be drawn.
 * @implements {Rows}
 * @implements {Stored}
 */
export class RoomRows extends EventTarget {
  /** @type {Map<string, Draft>} */
  #drafts = new Map();
  /** New lines that are not stored yet, and what they come after. @type {Map<string, string | null>} */
  #fresh = new Map();
  /** Refusals, by line. @type {Map<string, string>} */
  #notices = new Map();
  #next = 0;
  #claims;

  /** @param {Room} room */
  constructor(room) {
    super();
    this.#claims = new Claims(room, "segment");
    this.room = room;
    this.stored = this;
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }

  /** Whether somebody has typed what is not stored. */
  get unsaved() {
    return [...this.#drafts.values()].some(({ typed }) => Object.keys(typed).length);
  }

  /** @param {string} id */
  #row(id) {
    return this.room.screen.rundown?.find(({ segment }) => segment === id) ?? null;
  }

  get #zone() {
    return this.room.screen.event.time_zone;
  }

  /** @returns {Line[]} */
  lines() {
    const lines = timedRows(this.room.screen, this.room.clock.now()).map((row) => this.#line(row));
    for (const [id, after] of this.#fresh) {
      const { title, kind, minutes: length, people } = this.fields(id);
      const live = { expected: "", late: /** @type {const} */ (""), at: /** @type {const} */ ("coming"), skipped: false, isNew: true, removable: true, claimed: null, unsaved: true };
      lines.splice(lines.findIndex((line) => line.id === after) + 1, 0, { id, start: "", title, people: people.map(called), length, kind, live });
    }
    return lines;
  }

  /**
   * @param {TimedRow} row
   * @returns {Line}
   */
  #line(row) {
    const { segment: id, title, kind, planned_seconds: planned, speakers, planned_start: start, expected } = row;
    const zone = this.#zone ?? "UTC";
    const slid = start === null || expected === null ? 0 : (expected - start) / 1000;
    return {
      id, title, kind,
      start: start === null ? "" : clockTime(start, zone),
      people: speakers.map(called).filter(Boolean),
      length: planned === null ? "" : minutes(planned),
      live: {
        expected: expected === null ? "" : clockTime(expected, zone),
        late: slid >= 60 ? "later" : slid <= -60 ? "earlier" : "",
        at: row.at,
        skipped: row.skipped,
        isNew: false,
        removable: row.started_at === null,
        claimed: this.#claims.other(id),
        unsaved: Object.keys(this.#drafts.get(id)?.typed ?? {}).length > 0,
      },
    };
  }

  /** @param {string} id */
  #stands(id) {
    const row = this.#row(id);
    return row ? fieldsOf(row, this.#zone) : EMPTY;
  }

  /** @param {string} id */
  fields(id) {
    return { ...this.#stands(id), ...this.#drafts.get(id)?.typed };
  }

  /** @param {string} id */
  problems(id) {
    return this.#drafts.get(id)?.problems ?? {};
  }

  /** @param {string} id */
  pending(id) {
    return this.#drafts.get(id)?.pending ?? false;
  }

  /** @param {string} id */
  notice(id) {
    return this.#notices.get(id) ?? "";
  }

  /**
   * Shows the others in which lines one is.
   * @param {ReadonlySet<string>} ids
   */
  at(ids) {
    this.#claims.at([...ids].filter((id) => !this.#fresh.has(id)));
  }

  /** @param {string} id */
  href(id) {
    return `?line=${encodeURIComponent(id)}`;
  }

  /**
   * @param {string} id
   * @returns {[keyof Fields, string][]}
   */
  meanwhile(id) {
    const draft = this.#drafts.get(id);
    if (!draft || this.#fresh.has(id)) return [];
    const now = this.#stands(id);
    const names = /** @type {(keyof Fields)[]} */ (Object.keys(draft.typed));
    return names.filter((name) => !same(now[name], draft.base[name]) && !same(now[name], draft.typed[name])).map((name) => [name, said(now, name)]);
  }

  /**
   * @param {string} id
   * @param {Partial<Fields>} typed
   */
  type(id, typed) {
    const stands = this.#stands(id);
    const draft = this.#drafts.get(id) ?? { base: stands, typed: {}, problems: {}, pending: false };
    const all = { ...draft.typed, ...typed };
    for (const name of /** @type {(keyof Fields)[]} */ (Object.keys(typed))) {
      delete draft.problems[name];
      if (same(all[name], stands[name]) && !this.#fresh.has(id)) delete all[name];
    }
    this.#drafts.set(id, { ...draft, typed: all });
    this.#changed();
  }

  /** @param {string} id */
  revert(id) {
    this.#drafts.delete(id);
    this.#fresh.delete(id);
    this.#notices.delete(id);
    this.#changed();
  }

  /**
   * @param {string} id
   * @returns {Promise<string | null>} under which id it is stored; null: it is not
   */
  async save(id) {
    const draft = this.#drafts.get(id);
    if (draft?.pending) return null;
    if (!draft || !Object.keys(draft.typed).length) {
      this.revert(id);
      return id;
    }
    this.#drafts.set(id, { ...draft, pending: true });
    this.#changed();
    const answer = await this.#send(id, draft);
    this.#answered(id, answer);
    const at = answer?.["segment"];
    return answer?.ok ? (typeof at === "string" ? at : id) : null;
  }

  /**
   * What was typed goes as a form, which the server reads. What only others changed is sent over again.
   * @param {string} id
   * @param {Draft} draft
   * @returns {Promise<Answer | null>}
   */
  async #send(id, draft) {
    const after = this.#fresh.get(id);
    if (after !== undefined) return sendForm({ command: "add_segment", after: after ?? "", ...cells({ kind: EMPTY.kind, title: "", ...draft.typed }) });
    const answer = await sendForm({ command: "change_segment", segment: id, rev: String(this.#row(id)?.rev ?? 0), ...cells(draft.typed) });
    const row = /** @type {RundownRow | undefined} */ (answer?.["row"]);
    if (answer?.code !== "stale" || !row) return answer;
    const now = fieldsOf(row, this.#zone);
    const names = /** @type {(keyof Fields)[]} */ (Object.keys(draft.typed));
    if (names.some((name) => !same(now[name], draft.base[name]))) return answer;
    return sendForm({ command: "change_segment", segment: id, rev: String(row.rev), ...cells(draft.typed) });
  }

  /**
   * @param {string} id
   * @param {Answer | null} answer
   */
  #answered(id, answer) {
    const draft = this.#drafts.get(id);
    if (answer?.ok || !draft) return this.revert(id);
    const kept = t("What you typed is kept.");
    this.#notices.set(id, answer ? `${answer.message} ${kept}` : `${t("This was not saved: there is no connection.")} ${kept}`);
    const field = typeof answer?.["field"] === "string" ? { [answer["field"]]: answer.message ?? "" } : {};
    const problems = /** @type {Record<string, string>} */ (answer?.["problems"] ?? field);
    this.#drafts.set(id, { ...draft, problems, pending: false });
    this.#changed();
  }

  /** @param {string | null} after */
  add(after) {
    const id = `new${++this.#next}`;
    this.#fresh.set(id, after);
    this.#drafts.set(id, { base: EMPTY, typed: {}, problems: {}, pending: false });
    return id;
  }

  /**
   * @param {string} id
   * @param {string | null} after
   */
  move(id, after) {
    if (this.#fresh.has(id)) this.#fresh.set(id, after);
    else void this.#step(id, "move_segment", { after });
  }

  /** @param {string} id */
  remove(id) {
    if (this.#fresh.has(id)) this.revert(id);
    else void this.#step(id, "remove_segment");
  }

  /**
   * @param {string} id
   * @param {boolean} on
   */
  skip(id, on) {
    void this.#step(id, "change_segment", { skipped: on });
  }

  /**
   * @param {string} id
   * @param {string} command
   * @param {Record<string, unknown>} [more]
   */
  async #step(id, command, more = {}) {
    this.#notices.delete(id);
    const answer = await this.room.command(command, { segment: id, rev: this.#row(id)?.rev ?? 0, ...more }, newId());
    if (!answer.ok) this.#notices.set(id, answer.message ?? "");
    this.#changed();
  }
}

/**
 * @param {unknown} a
 * @param {unknown} b
 */
function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}
