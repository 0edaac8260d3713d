/**
 * The rundown under somebody's hands: which lines are open, and what is being dragged. It draws nothing.
 * @import { Rows } from "./types"
 */

/** Fires "change" when something of it should be drawn. */
export class Editor extends EventTarget {
  /** The lines that are open. @type {Set<string>} */
  open = new Set();
  /** The line that is being dragged, and the one before the place where it would land. @type {{ id: string, after: string | null } | null} */
  dragged = null;
  /** What should have the focus after the next drawing: a line, and a field of it. @type {{ id: string, cell: string | null } | null} */
  wanted = null;

  /** @param {Rows} rows */
  constructor(rows) {
    super();
    this.rows = rows;
  }

  changed() {
    this.dispatchEvent(new Event("change"));
  }

  get #ids() {
    return this.rows.lines().map(({ id }) => id);
  }

  /**
   * Opens a line with the focus in one of its fields, or closes it.
   * @param {string} id
   * @param {string} [cell] the name of the field
   */
  toggle(id, cell = "title") {
    if (this.open.delete(id)) this.#focus(id, null);
    else this.show(id, cell);
  }

  /**
   * @param {string} id
   * @param {string} [cell]
   */
  show(id, cell = "title") {
    this.open.add(id);
    this.#focus(id, cell);
  }

  /** @param {string} id */
  close(id) {
    this.open.delete(id);
    this.#focus(id, null);
  }

  /**
   * @param {string} id
   * @param {string | null} cell
   */
  #focus(id, cell) {
    this.wanted = { id, cell };
    this.changed();
  }

  /** Closes a line, once what was typed in it is stored where lines are stored one by one. @param {string} id */
  async save(id) {
    const { stored } = this.rows;
    const at = stored ? await stored.save(id) : id;
    if (at !== null && this.open.delete(id)) this.#focus(at, null);
    else this.changed();
  }

  /** Forgets what was typed in a line, and closes it. @param {string} id */
  cancel(id) {
    this.rows.stored?.revert(id);
    this.close(id);
  }

  /** A new line, open, after this one; at the end without one. @param {string} [after] */
  add(after) {
    const id = this.rows.add(after ?? this.#ids.at(-1) ?? null);
    if (id !== null) this.show(id);
  }

  /**
   * Up or down by some places.
   * @param {string} id
   * @param {number} places
   */
  shift(id, places) {
    const others = this.#ids.filter((each) => each !== id);
    const at = Math.min(others.length, Math.max(0, this.#ids.indexOf(id) + places));
    this.move(id, others[at - 1] ?? null);
  }

  /**
   * @param {string} id
   * @param {string | null} after
   */
  move(id, after) {
    const at = this.#ids.indexOf(id);
    if (after !== id && after !== (this.#ids[at - 1] ?? null)) this.rows.move(id, after);
    this.#focus(id, null);
  }

  /** @param {string} id */
  remove(id) {
    const ids = this.#ids;
    const at = ids.indexOf(id);
    const near = ids[at + 1] ?? ids[at - 1];
    this.open.delete(id);
    this.rows.remove(id);
    if (near !== undefined) this.#focus(near, null);
    else this.changed();
  }

  /**
   * @param {string} id
   * @param {string | null} after the line before the place where it would land
   */
  drag(id, after) {
    this.dragged = { id, after };
    this.changed();
  }

  /** Lets go of what is dragged. @param {boolean} lands */
  drop(lands) {
    const dragged = this.dragged;
    this.dragged = null;
    if (dragged && lands) this.move(dragged.id, dragged.after);
    else this.changed();
  }
}
