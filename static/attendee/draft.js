/**
 * The question that is being written, kept on this device until it went out: phones discard pages
 * that nobody looks at, and a swipe down reloads them.
 *
 * @typedef {{ text: string, name: string, to: string, aloud: boolean }} Written
 */

/** @type {Written} */
const NOTHING = { text: "", name: "", to: "", aloud: false };

export class Draft {
  #key;

  /** @param {string} room */
  constructor(room) {
    this.#key = `liveroom-draft-${room}`;
  }

  /** @returns {Written} empty where nothing is kept */
  get written() {
    try {
      const { text = "", name = "", to = "", aloud = false } = JSON.parse(localStorage.getItem(this.#key) ?? "{}");
      return { text: String(text), name: String(name), to: String(to), aloud: aloud === true };
    } catch {
      return { ...NOTHING }; // storage is forbidden or holds something else
    }
  }

  /** @param {Written} written */
  keep(written) {
    try {
      if (written.text || written.name) localStorage.setItem(this.#key, JSON.stringify(written));
      else localStorage.removeItem(this.#key);
    } catch {
      // A private window without storage still sends; only a reload would lose the text.
    }
  }

  /** The question went out. */
  drop() {
    this.keep(NOTHING);
  }
}
