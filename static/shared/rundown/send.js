/**
 * Forms that scripts send themselves, to stay on the page.
 * @import { Answer } from "../types"
 */

import { newId } from "../commands.js";

const PATIENCE = 10_000;

/**
 * What somebody typed, as the form that the page without scripts has for it.
 * @param {Record<string, string>} fields
 * @param {"do" | "rows"} [where]
 * @returns {Promise<Answer | null>} null: nobody knows whether it arrived
 */
export async function sendForm(fields, where = "do") {
  const { room = "", as = "" } = document.documentElement.dataset;
  const body = new URLSearchParams({ as, id: newId(), ...fields });
  try {
    const response = await fetch(`/r/${encodeURIComponent(room)}/${where}`, { method: "POST", headers: { accept: "application/json" }, body, signal: AbortSignal.timeout(PATIENCE) });
    const answer = (response.headers.get("content-type") ?? "").startsWith("application/json") ? await response.json() : null;
    return typeof answer?.ok === "boolean" ? answer : null;
  } catch {
    return null;
  }
}
