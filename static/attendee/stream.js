/** What is elsewhere: the video, as a link and after a click in the page itself, and other links. */

import { html, nothing } from "../shared/render.js";
import { t } from "../shared/words.js";

/**
 * The address that plays this stream in a frame; null where none of the allowed hosts does.
 * @param {string} stream
 * @param {readonly string[]} hosts
 */
export function embedded(stream, hosts) {
  /** @type {URL} */
  let url;
  try {
    url = new URL(stream);
  } catch {
    return null;
  }
  const host = url.hostname.replace(/^(www|m)\./, "");
  const first = url.pathname.split("/").filter(Boolean).at(-1) ?? "";
  const video = host === "youtu.be" || url.pathname.startsWith("/live/") ? first : url.searchParams.get("v");
  /** @type {string[]} */
  const candidates = [];
  if ((host === "youtube.com" || host === "youtu.be") && video) {
    candidates.push(...["www.youtube-nocookie.com", "www.youtube.com"].map((name) => `https://${name}/embed/${encodeURIComponent(video)}`));
  } else if (host === "vimeo.com" && /^\d+$/.test(first)) {
    candidates.push(`https://player.vimeo.com/video/${first}`);
  } else if (url.protocol === "https:") {
    candidates.push(url.href);
  }
  return candidates.find((candidate) => hosts.includes(new URL(candidate).host)) ?? null;
}

/**
 * @param {string | null} stream
 * @param {readonly string[]} hosts
 * @param {boolean} playing
 * @param {() => void} play
 * @param {string} word what the link says
 */
export function video(stream, hosts, playing, play, word) {
  if (!stream) return nothing;
  const player = embedded(stream, hosts);
  if (player && playing) {
    return html`<iframe class="player" src=${player} title=${t("Video")} allow="autoplay; fullscreen; picture-in-picture; encrypted-media"
      referrerpolicy="strict-origin-when-cross-origin"></iframe>`;
  }
  const link = html`<a class="button ${player ? "" : "primary"}" href=${stream} target="_blank" rel="noopener noreferrer">${word} <span aria-hidden="true">↗</span></a>`;
  if (!player) return html`<p>${link}</p>`;
  return html`<div class="poster">
    <button class="button primary" type="button" @click=${play}><span aria-hidden="true">▶</span> ${t("Play here")}</button>
    <p class="small">${t("Plays from %(host)s, which then learns that you watch.", { host: new URL(player).host })}</p>
    ${link}
  </div>`;
}

/**
 * The other links of the event: to captions or interpretation, and before it to the registration.
 * @param {import("../shared/types").EventPanel} event
 */
export function links({ links: known, phase }) {
  const shown = Object.entries(known).filter(([name, url]) => url && name !== "stream" && name !== "recording" && (name !== "registration" || phase === "draft" || phase === "green_room"));
  return shown.map(([name, url]) => html`<a class="button" href=${url} target="_blank" rel="noopener noreferrer">${word(name)} <span aria-hidden="true">↗</span></a>`);
}

/** @param {string} name */
function word(name) {
  if (name === "interpretation") return t("Interpretation");
  if (name === "captions") return t("Captions");
  if (name === "registration") return t("Registration");
  return (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll("_", " ");
}
