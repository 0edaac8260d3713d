/**
 * What was published of all questions, recounted: docs/protocol.md, “Receipts”.
 * @import { OutcomeStep, Receipts } from "./receipts.js"
 *
 * @typedef {object} Account
 * @property {string} format
 * @property {string} room
 * @property {string} title
 * @property {number} seq
 * @property {boolean} ended
 * @property {string} head
 * @property {Record<string, number>} fates
 * @property {{ number: number, fate: string }[]} questions
 * @property {OutcomeStep[]} steps
 *
 * @typedef {"head" | "order" | "numbers" | "fates" | "rewritten" | "step" | "words" | "unreadable"} Fault
 */

import { isReceipts } from "./receipts.js";

const FORMAT = "liveroom-outcomes-1";
/** Fewer digits could be anybody's. */
export const FEWEST = 8;
const WORD = /^[0-9a-z_]+$/;

/**
 * Whether a value from a file is an account. A field that could be taken for two in a line makes it none.
 * @param {any} value
 * @returns {value is Account}
 */
export function isAccount(value) {
  return value?.format === FORMAT && typeof value.room === "string" && Number.isSafeInteger(value.seq)
    && Array.isArray(value.questions) && Array.isArray(value.steps) && value.steps.every(isStep);
}

/** @param {any} step */
function isStep(step) {
  const { seq, at, question, state, seal, detail, words, reply } = step ?? {};
  return [seq, at, question].every(Number.isSafeInteger) && [state, seal].every((text) => WORD.test(text))
    && [detail, words, reply].every((text) => text === undefined || text === "" || WORD.test(text));
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function sha256(bytes) {
  const made = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...made].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} text */
const hashed = (text) => sha256(new TextEncoder().encode(text));

/** @param {OutcomeStep} step */
export function line({ seq, at, question, state, seal, detail, words, reply }) {
  return [seq, at, question, state, detail || "-", words || "-", reply || "-", seal].join(" ");
}

/**
 * The head before all steps, and after each.
 * @param {Account} account
 */
export async function heads({ room, steps }) {
  const found = [await hashed(`${FORMAT} ${room}\n`)];
  for (const step of steps) found.push(await hashed(`${found.at(-1)}\n${line(step)}\n`));
  return found;
}

/**
 * After which step the head began with digits that somebody noted; null: after none, or they are too few to say.
 * @param {string[]} found the heads
 * @param {string} noted with whatever between the digits
 */
export function placeOf(found, noted) {
  const digits = noted.toLowerCase().replace(/[^0-9a-f]/g, "");
  const at = digits.length < FEWEST ? -1 : found.findIndex((each) => each.startsWith(digits));
  return at < 0 ? null : at;
}

/**
 * @param {OutcomeStep} step a question's last one
 * @param {boolean} ended
 */
function fate({ state, detail }, ended) {
  switch (state) {
    case "received": return ended ? "not_read" : "in_review";
    case "approved":
    case "queued": return ended ? "no_time" : "waiting";
    case "live": return "on_air";
    case "answered": return detail === "written" ? "answered_in_writing" : "answered_aloud";
    case "dismissed":
    case "merged":
    case "withdrawn": return state;
    default: return null;
  }
}

/**
 * What is wrong with an account in itself.
 * @param {Account} account
 * @param {string[]} found its heads
 * @returns {Set<Fault>}
 */
function inItself({ seq, head, ended, fates, questions, steps }, found) {
  /** @type {Set<Fault>} */
  const faults = new Set();
  if (found.at(-1) !== head) faults.add("head");
  const seqs = [...steps.map((step) => step.seq), seq];
  if (seqs.some((each, at) => at > 0 && each < Number(seqs[at - 1]))) faults.add("order");
  const last = /** @type {Map<number, OutcomeStep>} */ (new Map());
  let over = false;
  for (const step of steps) {
    if (step.question && !last.has(step.question) && (step.question !== last.size + 1 || step.state !== "received")) faults.add("numbers");
    if (step.question) last.set(step.question, step);
    else over = step.state === "ended";
  }
  if (questions.some(({ number }, at) => number !== at + 1)) faults.add("numbers");
  const became = [...last].sort(([a], [b]) => a - b).map(([number, step]) => `${number} ${fate(step, over)}`);
  const said = questions.map(({ number, fate: each }) => `${number} ${each}`);
  if (became.join() !== said.join() || over !== ended || !addUp(fates, questions)) faults.add("fates");
  return faults;
}

/**
 * @param {Record<string, number>} fates
 * @param {{ fate: string }[]} questions
 */
function addUp(fates, questions) {
  const left = new Map(Object.entries(fates ?? {}));
  for (const { fate: each } of questions) left.set(each, (left.get(each) ?? 0) - 1);
  return [...left.values()].every((count) => count === 0);
}

/**
 * What receipts find wrong with an account.
 * @param {Account} account
 * @param {string[]} found its heads
 * @param {Receipts} receipts
 * @returns {Promise<Set<Fault>>}
 */
async function byReceipts({ steps }, found, receipts) {
  /** @type {Set<Fault>} */
  const faults = new Set();
  if (receipts.heads.some(({ place, head }) => found[place] !== head)) faults.add("rewritten");
  const stands = (/** @type {OutcomeStep & { place: number }} */ step) => {
    const there = steps[step.place - 1];
    return there !== undefined && line(there) === line(step);
  };
  if (!receipts.steps.every(stands)) faults.add("step");
  const counted = new Map(receipts.steps.map(({ seq, words }) => [seq, words]));
  for (const { seq, salt, text } of receipts.words) if (counted.get(seq) !== (await digest(salt, text))) faults.add("words");
  return faults;
}

/**
 * The digest of one's own words; null where the salt is none.
 * @param {string} salt
 * @param {string} text
 */
function digest(salt, text) {
  if (!/^([0-9a-f]{2})*$/.test(salt)) return Promise.resolve(null);
  const bytes = (salt.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
  return sha256(new Uint8Array([...bytes, ...new TextEncoder().encode(text)]));
}

/**
 * All that is wrong; nothing where everything is as it was counted.
 * @param {unknown} account
 * @param {unknown[]} receipts
 * @returns {Promise<Set<Fault>>}
 */
export async function check(account, receipts) {
  if (!isAccount(account) || !receipts.every((each) => isReceipts(each) && each.room === account.room)) return new Set(["unreadable"]);
  const found = await heads(account);
  const faults = inItself(account, found);
  for (const each of /** @type {Receipts[]} */ (receipts)) for (const fault of await byReceipts(account, found, each)) faults.add(fault);
  return faults;
}
