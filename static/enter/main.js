/** Turns the secret after the # of a link into a cookie, and takes it out of the address. */

import { t } from "../shared/words.js";

/**
 * @param {string} id
 * @returns {HTMLElement | null}
 */
const find = (id) => document.getElementById(id);

/** @param {string} message */
function complain(message) {
  const trouble = find("enter-trouble");
  if (!trouble) document.title = message; // an overlay's page, on which no word may go on air
  find("entering")?.setAttribute("hidden", "");
  find("pasting")?.removeAttribute("hidden");
  if (!trouble) return;
  trouble.hidden = false;
  const text = trouble.querySelector("span");
  if (text) text.textContent = message;
  find("token")?.setAttribute("aria-invalid", "true");
  find("token")?.focus();
}

/** @param {string} token */
async function enter(token) {
  const { room = "", as = "" } = document.documentElement.dataset;
  // Before anything else: the secret must not stay where it is copied, shown or remembered.
  history.replaceState(null, "", location.pathname + location.search);
  find("pasting")?.setAttribute("hidden", "");
  find("entering")?.removeAttribute("hidden");
  try {
    const answer = await fetch(`/r/${encodeURIComponent(room)}/enter`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ as, token }),
    });
    if (answer.ok) return location.reload();
    const said = answer.status === 403 ? await answer.json() : {};
    if (said.code === "link_bound") return complain(said.message);
    complain(answer.status === 429 ? t("That was too often. Please wait a little and open the link again.")
      : t("This link does not work here: it was replaced, or a part of it is missing."));
  } catch {
    complain(t("The server cannot be reached. Please open the link again in a moment."));
  }
}

const token = decodeURIComponent(location.hash.slice(1));
if (token.startsWith("lr_") && find("enter")) void enter(token);
