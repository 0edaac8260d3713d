/**
 * Words in the reader's language. The page carries them as JSON in `#words`:
 * `{"t": {text: translation}, "p": {one: [forms]}}`. What is missing there is shown in English.
 *
 * @typedef {Record<string, string | number>} Values
 * @typedef {{ t: Record<string, string>, p: Record<string, string[]> }} Catalogue
 */

/** @type {Catalogue | undefined} */
let read;

/** @returns {Catalogue} */
function catalogue() {
  if (read) return read;
  const text = document.getElementById("words")?.textContent;
  read = { t: {}, p: {}, ...(text ? JSON.parse(text) : {}) };
  return /** @type {Catalogue} */ (read);
}

/**
 * Puts values where the text says `%(name)s`.
 * @param {string} text
 * @param {Values} [values]
 */
export function fill(text, values = {}) {
  return text.replace(/%\((\w+)\)[sd]/g, (whole, /** @type {string} */ name) => String(values[name] ?? whole));
}

/**
 * The text in the reader's language.
 * @param {string} text English, with `%(name)s` where values go
 * @param {Values} [values]
 */
export function t(text, values) {
  return fill(catalogue().t[text] || text, values);
}

/**
 * The text for a count. `%(n)s` is the count in the reader's digits.
 * @param {string} one
 * @param {string} many
 * @param {number} n
 * @param {Values} [values]
 */
export function tn(one, many, n, values) {
  const forms = catalogue().p[one] ?? [one, many];
  const form = n === 1 ? forms[0] : (forms[1] ?? forms[0]);
  return fill(form || (n === 1 ? one : many), { n: n.toLocaleString(language()), ...values });
}

/** The language of the page as a BCP 47 tag; English dates and times are those of most of the world. */
export function language() {
  const { lang } = document.documentElement;
  return !lang || lang === "en" ? "en-GB" : lang;
}
