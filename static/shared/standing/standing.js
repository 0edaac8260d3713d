/**
 * A list that does not move while somebody is in it: what comes waits, what went stays until let go.
 */

export class Standing {
  /** What is shown, in order. @type {string[]} */
  ids = [];
  /** What would be shown besides, in order. @type {string[]} */
  waiting = [];
  /** How many of those shown have another place by now. */
  moved = 0;

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
      this.moved = 0;
      return;
    }
    const should = new Set(wanted);
    this.ids = this.ids.filter((id) => should.has(id) || !leaves(id));
    const shown = new Set(this.ids);
    this.waiting = wanted.filter((id) => !shown.has(id));
    this.moved = moves(this.ids.filter((id) => should.has(id)), wanted.filter((id) => shown.has(id)));
  }

  /**
   * The neighbour to go to when one leaves: the next one that still stands here, or else the one before.
   * @param {string} id
   * @param {(id: string) => boolean} stands
   * @returns {string | null}
   */
  after(id, stands) {
    const at = this.ids.indexOf(id);
    return this.ids.slice(at + 1).find(stands) ?? this.ids.slice(0, Math.max(0, at)).filter(stands).at(-1) ?? null;
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

/**
 * How many have to move so that one order becomes the other: all but the longest run that stands in both.
 * @param {string[]} from
 * @param {string[]} to the same ids
 */
export function moves(from, to) {
  const place = new Map(to.map((id, index) => [id, index]));
  /** The least last place of a run of each length. @type {number[]} */
  const ends = [];
  for (const id of from) {
    const at = place.get(id) ?? 0;
    let low = 0;
    for (let high = ends.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    ends[low] = at;
  }
  return from.length - ends.length;
}
