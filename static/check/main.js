/** Recounts on this device what was published of an event's questions. */

import { mount } from "../shared/render.js";
import { fetchReceipts, isReceipts, joined, keptReceipts } from "./receipts.js";
import { check, heads, isAccount } from "./chain.js";
import { view } from "./view.js";

const root = /** @type {HTMLElement} */ (document.getElementById("check"));
const { room = "", as = "" } = document.documentElement.dataset;

/** @type {import("./view.js").Checked} */
const now = { account: null, receipts: null, faults: null, heads: [], noted: "", status: "loading", title: root.dataset["title"] ?? "", strange: [] };
const draw = mount(root, () => view(now, { choose, save, note }));

/** Counts anew whatever is there. */
async function recount() {
  if (now.account) {
    now.faults = null;
    draw();
    now.faults = await check(now.account, now.receipts ? [now.receipts] : []);
    now.heads = await heads(now.account);
    now.status = "checked";
  }
  draw();
}

/** What the server publishes; it is told apart why it does not come. */
async function published() {
  try {
    const response = await fetch(`/api/v1/rooms/${encodeURIComponent(room)}/outcomes?as=${as}`, { signal: AbortSignal.timeout(30_000) });
    const body = await response.json();
    if (isAccount(body)) return body;
    now.status = body.code === "not_ended" ? "early" : "away";
  } catch {
    now.status = "away";
  }
  return null;
}

async function start() {
  if (!globalThis.crypto?.subtle) now.status = "insecure";
  else if (!room) now.status = "files";
  else {
    const own = as === "attendee" ? await fetchReceipts(room) : null;
    now.receipts = own ?? keptReceipts(room);
    now.account = await published();
  }
  await recount();
}

/** Files that somebody has kept: they go before what the server says now. @param {FileList | null} files */
async function choose(files) {
  now.strange = [];
  for (const file of files ?? []) {
    const found = await parsed(file);
    if (isAccount(found)) [now.account, now.title] = [found, found.title];
    else if (isReceipts(found)) now.receipts = joined(now.receipts?.room === found.room ? now.receipts : null, found);
    else now.strange.push(file.name);
  }
  if (now.account && now.receipts && now.account.room !== now.receipts.room) now.receipts = null;
  await recount();
}

/** Digits of a head that somebody noted. @param {string} text */
function note(text) {
  now.noted = text;
  draw();
}

/** @param {File} file @returns {Promise<unknown>} */
async function parsed(file) {
  try {
    return JSON.parse(await file.text());
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function save(name, value) {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value)], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

void start();
