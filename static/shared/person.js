/** An attendee's page becomes a person of its own: until then nobody's questions and votes are its own. */

const REFUSED = new Set([401, 403, 404]);

/**
 * Asks until the server has answered, and longer and longer apart. Why it will not have the page its socket is told.
 * @param {string} room
 * @param {() => void} unreached called each time that the server cannot be reached
 */
export async function becomePerson(room, unreached) {
  for (let tries = 0; ; tries += 1) {
    try {
      const { ok, status } = await fetch(`/r/${encodeURIComponent(room)}/person`, { method: "POST" });
      if (ok || REFUSED.has(status)) return;
    } catch {
      unreached();
    }
    await new Promise((go) => setTimeout(go, Math.min(15_000, 1_000 * 2 ** tries) * (0.5 + Math.random() / 2)));
  }
}
