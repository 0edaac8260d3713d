/**
 * A list that does not move while somebody is in it: what comes waits, what went stays until let go.
 */

export class Standing {
  /** What is shown, in order. @type {string[]} */
  ids = [];
  /** What would be shown besides, in order. @type {string[]} */
  waiting = [];

  /**
   * Takes what the list should hold now.
   * @param {string[]} wanted
   * @param {boolean} busy somebody is in the list: show nothing new and move nothing
   * @param {(id: string) => boolean} leaves whether a shown one may go even so, by one's own deed
   */
  update(wanted, busy, leaves) {
    if (!busy) {
      this.ids = wanted;
      this.waiting = [];
      return;
    }
    const should = new Set(wanted);
    this.ids = this.ids.filter((id) => should.has(id) || !leaves(id));
    const shown = new Set(this.ids);
    this.waiting = wanted.filter((id) => !shown.has(id));
  }

  /**
   * The neighbour to go to when one leaves: the next, or else the one before.
   * @param {string} id
   * @returns {string | null}
   */
  after(id) {
    const at = this.ids.indexOf(id);
    return this.ids[at + 1] ?? this.ids[at - 1] ?? null;
  }

  /**
   * @param {string | null} id
   * @param {number} steps
   * @returns {string | null}
   */
  step(id, steps) {
    if (!this.ids.length) return null;
    const at = id === null ? -1 : this.ids.indexOf(id);
    if (at < 0) return this.ids[0] ?? null;
    return this.ids[Math.min(this.ids.length - 1, Math.max(0, at + steps))] ?? null;
  }
}
