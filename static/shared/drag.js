/** A line of a list that is dragged by its grip, with a mouse or a finger. */

/**
 * Follows the pointer until it is let go; Escape leaves the line where it was. A line says its id in `data-segment` or `data-id`.
 * @param {{ drag(id: string, after: string | null): void, drop(lands: boolean): void }} order is told the line that the dragged one comes behind
 * @param {string} id
 * @param {PointerEvent} event
 */
export function grabbed(order, id, event) {
  const grip = /** @type {HTMLElement} */ (event.currentTarget);
  const list = grip.closest(".rd-list, .waiting");
  if (!list || event.button !== 0) return;
  event.preventDefault();
  grip.setPointerCapture(event.pointerId);
  const over = new AbortController();
  const { signal } = over;
  /** @param {boolean} lands */
  const end = (lands) => {
    over.abort();
    order.drop(lands);
  };
  grip.addEventListener("pointermove", ({ clientY }) => order.drag(id, before(list, clientY)), { signal });
  grip.addEventListener("pointerup", () => end(true), { signal });
  grip.addEventListener("pointercancel", () => end(false), { signal });
  addEventListener("keydown", ({ key }) => key === "Escape" && end(false), { signal });
}

/**
 * The line above a height: what is let go there comes after it.
 * @param {Element} list
 * @param {number} y
 * @returns {string | null}
 */
function before(list, y) {
  let above = null;
  for (const row of list.children) {
    const { top, height } = row.getBoundingClientRect();
    if (y < top + height / 2) break;
    const { segment, id } = /** @type {HTMLElement} */ (row).dataset;
    above = segment ?? id ?? null;
  }
  return above;
}
