/**
 * What stands in a line that is open; templates/shared/rundown.html draws the same.
 * @import { Editor } from "./editor.js"
 * @import { Fields, Line, Person } from "./types"
 */

import { html, live, nothing } from "../render.js";
import { t } from "../words.js";
import { KINDS, kindWord } from "./line.js";

const IN_MINUTES = new Set(["minutes", "least", "wrap_up", "danger"]);
const TIMES = new Set(["not_before", "ends_by"]);

/** @type {Person} */
const NOBODY = { name: "", role: "", organisation: "" };

/** @param {Person} person */
export function isNobody({ name, role, organisation }) {
  return !(name.trim() || role.trim() || organisation.trim());
}

/**
 * @param {Editor} editor
 * @param {Line} line
 */
export function fieldsView(editor, { id, start, end }) {
  const { rows } = editor;
  const fields = rows.fields(id);
  const problems = rows.problems(id);
  /** @param {Partial<Fields>} typed */
  const type = (typed) => {
    rows.type(id, typed);
    editor.changed();
  };
  const input = input_(id, problems);
  return html`<div class="rd-fields">
      <div class="field rd-f-title">${input("title", t("Title"), fields.title, (title) => type({ title }))}</div>
      <div class="field rd-f-minutes">${input("minutes", t("Minutes"), fields.minutes, (minutes) => type({ minutes }))}${start && end ? html`<p class="small number rd-when">${start}–${end}</p>` : nothing}</div>
      <div class="field rd-f-kind">${kind(id, fields, problems, (kind) => type({ kind }))}</div>
    </div>
    <div class="rd-people">${[...fields.people, NOBODY].map((who, index) => person(editor, id, fields, index, who, input, type))}</div>`;
}

/**
 * @param {string | undefined} problem
 * @param {string} at the id of its field
 */
export function trouble(problem, at) {
  return problem ? html`<p class="trouble small" id="${at}-problem">${problem}</p>` : nothing;
}

/**
 * The inputs of a line, with what is wrong in each.
 * @param {string} id
 * @param {Record<string, string>} problems
 */
export function input_(id, problems) {
  /**
   * @param {string} name
   * @param {string} label
   * @param {string} value
   * @param {(typed: string) => void} typed
   * @param {string} [placeholder]
   */
  return (name, label, value, typed, placeholder) => {
    const at = `${id}_${name}`;
    const type = (/** @type {Event} */ event) => typed(/** @type {HTMLInputElement} */ (event.target).value);
    return html`<label for=${at}>${label}</label><input class="input ${IN_MINUTES.has(name) ? "number" : ""}" id=${at} data-field=${name} dir=${IN_MINUTES.has(name) ? nothing : "auto"} autocomplete="off"
      type=${name.endsWith("_url") ? "url" : TIMES.has(name) ? "time" : "text"} inputmode=${IN_MINUTES.has(name) ? "decimal" : nothing} list=${name.endsWith("_name") ? "rd-names" : nothing} placeholder=${placeholder ?? nothing}
      aria-invalid=${problems[name] ? "true" : nothing} aria-describedby=${problems[name] ? `${at}-problem` : nothing}
      .value=${live(value)} @input=${type}>${trouble(problems[name], at)}`;
  };
}

/**
 * @param {string} id
 * @param {Fields} fields
 * @param {Record<string, string>} problems
 * @param {(kind: string) => void} typed
 */
function kind(id, fields, problems, typed) {
  const at = `${id}_kind`;
  const choose = (/** @type {Event} */ event) => typed(/** @type {HTMLSelectElement} */ (event.target).value);
  return html`<label for=${at}>${t("Kind")}</label><select class="input" id=${at} data-field="kind" @change=${choose}
    >${KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === fields.kind}>${kindWord(kind)}</option>`)}</select>${trouble(problems["kind"], at)}`;
}

/**
 * @param {Editor} editor
 * @param {string} id
 * @param {Fields} fields
 * @param {number} index
 * @param {Person} who
 * @param {ReturnType<typeof input_>} input
 * @param {(typed: Partial<Fields>) => void} type
 */
function person(editor, id, fields, index, who, input, type) {
  const n = index + 1;
  const part = (/** @type {"name" | "role" | "organisation"} */ part, /** @type {string} */ label) =>
    html`<div class="field">${input(`p${n}_${part}`, label, who[part], (text) => type({ people: changed(editor, id, index, { [part]: text }) }), part === "name" && who === NOBODY ? t("Add a person") : undefined)}</div>`;
  const remove = () => {
    type({ people: fields.people.filter((_, place) => place !== index) });
    editor.show(id, `p${n}_name`);
  };
  return html`<div class="rd-person" role="group" aria-label=${t("Person %(n)s", { n })}>
    ${part("name", t("Name"))} ${part("role", t("Role"))} ${part("organisation", t("Organisation"))}
    ${who === NOBODY ? nothing : html`<button class="button plain rd-nobody" type="button" aria-label=${t("Remove %(name)s", { name: who.name || who.organisation || who.role })} @click=${remove}>✕</button>`}</div>`;
}

/**
 * The people of a line after one was changed. A name that is known brings its role and organisation along.
 * @param {Editor} editor
 * @param {string} id
 * @param {number} index
 * @param {Partial<Person>} typed
 */
function changed(editor, id, index, typed) {
  // As they are now: what was drawn may be older than what was typed in another field since.
  const { people } = editor.rows.fields(id);
  const before = people[index];
  const person = { ...(before ?? NOBODY), ...typed };
  const isNew = person.name !== before?.name && !person.role && !person.organisation;
  const same = isNew ? known(editor).find(({ name }) => name === person.name) : undefined;
  const after = [...people];
  after[index] = same ? { ...person, role: same.role, organisation: same.organisation } : person;
  return after;
}

/**
 * Everybody who stands in the rundown under a name.
 * @param {Editor} editor
 * @returns {Person[]}
 */
export function known({ rows }) {
  return rows.lines().flatMap(({ id }) => rows.fields(id).people).filter(({ name }) => name.trim());
}
