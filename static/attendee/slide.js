/** Lets the rows on screen slide to their new places; the others are simply there. */

const LONGEST = 180;

/**
 * Call before a drawing that may reorder; call what it returns after it.
 * @param {HTMLElement} root
 * @returns {() => void}
 */
export function slide(root) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return () => {};
  /** @type {Map<Element, number>} */
  const before = new Map();
  for (const row of root.querySelectorAll("li.row")) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom > 0 && top < innerHeight) before.set(row, top);
    else if (before.size) break;
  }
  return () => {
    for (const [row, top] of before) {
      const moved = top - row.getBoundingClientRect().top;
      if (!row.isConnected || Math.abs(moved) < 2) continue;
      row.animate([{ transform: `translateY(${moved}px)` }, { transform: "none" }], { duration: LONGEST, easing: "cubic-bezier(0.2, 0, 0, 1)" });
    }
  };
}
