/** What a device remembers for this origin. Where it may not, nothing is remembered, and nothing breaks. */

/** @param {string} key */
export function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
export function keep(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // private windows and full devices remember nothing
  }
}
