/**
 * What a check found, in plain words.
 * @import { Account, Fault } from "./chain.js"
 * @import { OutcomeStep, Receipts } from "./receipts.js"
 *
 * @typedef {object} Checked
 * @property {Account | null} account
 * @property {Receipts | null} receipts
 * @property {Set<Fault> | null} faults null: it is being counted
 * @property {string[]} heads of the account, the first before all steps
 * @property {string} noted what somebody typed of a head that they noted
 * @property {"loading" | "early" | "away" | "insecure" | "files" | "checked"} status
 * @property {string} title
 * @property {string[]} strange names of files that are neither
 *
 * @typedef {{ choose: (files: FileList | null) => void, save: (name: string, value: unknown) => void, note: (text: string) => void }} Acts
 */

import { FEWEST, placeOf } from "./chain.js";
import { html, nothing } from "../shared/render.js";
import { clockTime } from "../shared/times.js";
import { t, tn } from "../shared/words.js";

/** @param {Checked["status"]} status */
function waiting(status) {
  switch (status) {
    case "early": return [t("Not published yet"), t("What became of all questions is published once the event has ended. Your receipts so far are kept on this device.")];
    case "away": return [t("The server cannot be reached"), t("Saved files can be checked all the same.")];
    case "insecure": return [t("This browser cannot count here"), t("It does so only on pages that come by https. Save the files and check them elsewhere.")];
    case "files": return [t("Choose the files that you saved"), t("They are read on this device and sent nowhere.")];
    default: return [t("Counting…"), ""];
  }
}

/** @param {Checked} now */
function outcome({ account, receipts, faults, status, strange }) {
  if (strange.length) return result("over", t("Not a file of liveroom's: %(names)s", { names: strange.join(", ") }), "");
  if (status !== "checked" || !account || !faults) {
    const [title = "", more = ""] = waiting(account ? "loading" : status);
    return result("", title, more);
  }
  if (faults.size) return result("over", t("Something does not fit"), t("Save the files below: they show it to others, too."));
  const own = new Set(receipts?.steps.map(({ question }) => question)).size;
  if (!own) return result("ok", t("The account adds up"), t("Nothing here says which questions are yours."));
  return result("ok", t("All is as it was counted"), tn("Your question was counted, and all that became of it.", "Your %(n)s questions were counted, and all that became of them.", own));
}

/**
 * @param {"" | "ok" | "over"} kind
 * @param {string} title
 * @param {string} more
 */
function result(kind, title, more) {
  return html`<div class="result" data-kind=${kind || "none"} role="status"><p class="verdict">${title}</p>${more ? html`<p>${more}</p>` : nothing}</div>`;
}

/** @param {OutcomeStep} step */
function stepWord({ state, detail }) {
  switch (state) {
    case "received": return detail === "edited" ? t("reworded by you") : t("received");
    case "approved": return t("approved");
    case "queued": return t("queued");
    case "live": return t("on air");
    case "answered": return detail === "written" ? t("answered in writing") : t("answered aloud");
    case "merged": return t("joined with question %(number)s", { number: detail ?? "" });
    case "dismissed": return t("not taken");
    case "withdrawn": return t("withdrawn");
    default: return state;
  }
}

/**
 * A step of one's own question. One that only changed the wording says so.
 * @param {OutcomeStep & { place: number }} step
 * @param {OutcomeStep | undefined} before
 */
function told(step, before) {
  const isReworded = before?.state === step.state && before.detail === step.detail && before.words !== step.words;
  const again = before && step.state === "received" && !step.detail && !isReworded;
  const word = isReworded && step.detail !== "edited" ? t("reworded by a moderator") : again ? t("in review again") : stepWord(step);
  return html`<li><time>${clockTime(step.at)}</time> <span>${word}</span> <small class="muted">${t("step %(n)s", { n: step.place })}</small></li>`;
}

/** One's own questions, with all their steps: from the account where it is here. @param {Checked} now */
function own({ account, receipts }) {
  const numbers = [...new Set(receipts?.steps.map(({ question }) => question))].sort((a, b) => a - b);
  if (!receipts || !numbers.length) return nothing;
  const placed = account ? account.steps.map((step, at) => ({ ...step, place: at + 1 })) : receipts.steps;
  const words = new Map(receipts.words.map(({ seq, text }) => [seq, text]));
  return html`<section aria-labelledby="own-h"><h2 id="own-h">${t("Your questions")}</h2>
    <ol class="own">${numbers.map((number) => {
      const steps = placed.filter(({ question }) => question === number);
      const text = steps.map(({ seq }) => words.get(seq)).filter((each) => each !== undefined).at(-1);
      return html`<li><p class="own-words"><span class="number">${number}</span> <span dir="auto">${text ?? t("Its words were erased.")}</span></p>
        <ol class="steps">${steps.map((step, at) => told(step, steps[at - 1]))}</ol></li>`;
    })}</ol></section>`;
}

/** What was looked at, and whether it held. @param {Checked} now */
function looked({ account, receipts, faults }) {
  if (!account || !faults) return nothing;
  /** @type {[Fault[], string, string][]} */
  const rows = [
    [["head"], tn("The %(n)s step adds up to the head of the account.", "All %(n)s steps add up to the head of the account.", account.steps.length), t("The steps do not add up to the head of the account.")],
    [["numbers", "order"], t("Every question from 1 to %(n)s is there once, in order.", { n: account.questions.length }), t("A question is missing, there twice, or in another place.")],
    [["fates"], t("What the account says of each question is what its steps say."), t("What the account says of a question is not what its steps say.")],
    [["unreadable"], "", t("A file is not what it should be, or of another room.")],
  ];
  if (receipts?.steps.length) {
    rows.push(
      [["step"], t("Each step of yours stands where your receipts say."), t("A step of yours is not where your receipts say.")],
      [["words"], t("Your words are those that were counted."), t("Your words are not those that were counted.")],
      [["rewritten"], t("Nothing was changed since your first receipt."), t("The account was another one when your receipts were given.")],
    );
  }
  const shown = rows.map(([bad, well, ill]) => ({ good: !bad.some((each) => faults.has(each)), well, ill })).filter(({ good, well }) => !good || well);
  return html`<section aria-labelledby="looked-h"><h2 id="looked-h">${t("What was checked")}</h2>
    <ul class="looked">${shown.map(({ good, well, ill }) => html`<li data-kind=${good ? "ok" : "over"}>${good ? well : ill}</li>`)}</ul></section>`;
}

/** @param {string} fate */
function fateWord(fate) {
  switch (fate) {
    case "answered_aloud": return t("Answered aloud");
    case "answered_in_writing": return t("Answered in writing");
    case "on_air": return t("On air now");
    case "waiting": return t("Waiting");
    case "in_review": return t("In review");
    case "merged": return t("Joined with another");
    case "dismissed": return t("Not taken");
    case "withdrawn": return t("Withdrawn");
    case "no_time": return t("No time for them");
    case "not_read": return t("Not read");
    default: return fate;
  }
}

/**
 * Everybody's questions, as numbers alone.
 * @param {Checked} now
 * @param {Acts} acts
 */
function everybody(now, acts) {
  const { account, faults } = now;
  if (!account || !faults) return nothing;
  return html`<section aria-labelledby="all-h"><h2 id="all-h">${tn("%(n)s question in all", "%(n)s questions in all", account.questions.length)}</h2>
    <dl class="fates">${Object.entries(account.fates).map(([fate, n]) => html`<div><dt>${fateWord(fate)}</dt><dd class="number">${n}</dd></div>`)}</dl>
    ${faults.has("head") ? nothing : html`${head(account)}${noted(now, acts)}`}</section>`;
}

/** @param {Account} account */
function head(account) {
  return html`<h3 id="head-h">${t("The head of the account")}</h3>
    <p class="head"><code>${(account.head.match(/.{1,8}/g) ?? []).map((part) => html`<span>${part}</span> `)}</code></p>
    <p class="muted">${t("Whoever sees the same head has the same account. Compare it with what the organiser published, or with somebody else who was there.")}</p>`;
}

/**
 * Whether the digits from a closing screen are of this account.
 * @param {Checked} now
 * @param {Acts} acts
 */
function noted({ heads, noted: typed }, { note }) {
  const place = placeOf(heads, typed);
  const [kind, told] = !typed.trim() ? ["", ""]
    : place === null ? ["over", t("No head of this account begins so. It takes at least %(n)s digits; if all are typed as they were shown, you were shown another account.", { n: FEWEST })]
    : place === heads.length - 1 ? ["ok", t("This is the head now: nothing was added or changed since.")]
    : ["ok", t("This was the head after step %(n)s of %(all)s: nothing before it was changed since.", { n: place, all: heads.length - 1 })];
  const input = (/** @type {Event} */ event) => note(/** @type {HTMLInputElement} */ (event.target).value);
  return html`<div class="field"><label for="noted">${t("Digits that you noted at the end")}</label>
    <input class="input" id="noted" autocomplete="off" autocapitalize="off" spellcheck="false" dir="ltr" aria-describedby="noted-told" @input=${input}>
    <p class="looked-at" id="noted-told" role="status" data-kind=${kind}>${told}</p></div>`;
}

/**
 * @param {Checked} now
 * @param {Acts} acts
 */
function files({ account, receipts }, { choose, save }) {
  const input = (/** @type {Event} */ event) => choose(/** @type {HTMLInputElement} */ (event.target).files);
  return html`<section class="files" aria-labelledby="files-h"><h2 id="files-h">${t("Files")}</h2>
    <p class="do">
      ${receipts?.steps.length ? html`<button class="button" type="button" @click=${() => save(`receipts-${receipts.room}.json`, receipts)}>${t("Save my receipts")}</button>` : nothing}
      ${account ? html`<button class="button" type="button" @click=${() => save(`outcomes-${account.room}.json`, account)}>${t("Save the account")}</button>` : nothing}
    </p>
    <div class="field"><label for="files">${t("Check saved files")}</label>
    <input class="input" id="files" type="file" multiple accept=".json,application/json" @change=${input}></div></section>`;
}

function proves() {
  return html`<details class="proves"><summary>${t("What this proves, and what it does not")}</summary>
    <p>${t("The account has no words in it: it has digests, by which you alone can find yours. Each step is bound to all steps before it, and to the room's whole log. So nothing that came before the last receipt you have can be changed, left out or moved without this page saying so, and erasing texts changes none of it.")}</p>
    <p>${t("A server that means to deceive could show other people another account, which is why heads are to be compared. It cannot be proved here that a count of votes is right, or that an answer was really given aloud.")}</p>
    <p>${t("This page comes from the same server. Whoever doubts it saves the files and checks them with another program: the format is public.")}</p></details>`;
}

/**
 * @param {Checked} now
 * @param {Acts} acts
 */
export function view(now, acts) {
  return html`${outcome(now)}${own(now)}${looked(now)}${everybody(now, acts)}${files(now, acts)}${proves()}`;
}
