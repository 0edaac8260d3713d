/** An attendee's page becomes a person of its own: until then nobody's questions and votes are its own. */

const REFUSED = new Set([401, 403, 404]);

/**
 * Asks until the server has answered, and longer and longer apart.
 * @param {string} room
 * @param {() => void} unreached called each time that the server cannot be reached
 * @returns {Promise<number>} 0, or the status with which the server will not have it
 */
export async function becomePerson(room, unreached) {
  for (let tries = 0; ; tries += 1) {
    try {
      const { ok, status } = await fetch(`/r/${encodeURIComponent(room)}/person`, { method: "POST" });
      if (ok) return 0;
      if (REFUSED.has(status)) return status;
    } catch {
      unreached();
    }
    await new Promise((go) => setTimeout(go, Math.min(15_000, 1_000 * 2 ** tries) * (0.5 + Math.random() / 2)));
  }
}
