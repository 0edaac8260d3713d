/**
 * Questions that were sent but not yet answered for by the server. They outlive a reload, and go out
 * again under the id they were given first, so that none is stored twice.
 *
 * @typedef {{ text: string, name: string | null, to?: string | null, read_name?: boolean, sent_at?: number }} Asked
 * the fields of `ask`
 * @typedef {Asked & { id: string }} Waiting
 */

export class Outbox {
  #key;

  /** @param {string} key one per room and audience */
  constructor(key) {
    this.#key = `liveroom-outbox-${key}`;
  }

  /** @returns {Waiting[]} oldest first */
  get waiting() {
    try {
      const list = JSON.parse(localStorage.getItem(this.#key) ?? "[]");
      return Array.isArray(list) ? list : [];
    } catch {
      return []; // storage is forbidden or holds something else: then there is nothing to resend
    }
  }

  /** @param {Waiting} question */
  put(question) {
    this.#write([...this.waiting.filter(({ id }) => id !== question.id), question]);
  }

  /** @param {string} id */
  drop(id) {
    const rest = this.waiting.filter((question) => question.id !== id);
    if (rest.length < this.waiting.length) this.#write(rest);
  }

  /** @param {Waiting[]} list */
  #write(list) {
    try {
      if (list.length) localStorage.setItem(this.#key, JSON.stringify(list));
      else localStorage.removeItem(this.#key);
    } catch {
      // A private window without storage still sends; only a reload would lose the question.
    }
  }
}
