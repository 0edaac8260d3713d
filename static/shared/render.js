/** The renderer, behind one door: lit-html and how a live part takes over its server-made markup. */

import { html, nothing, render } from "lit-html";
import { classMap } from "lit-html/directives/class-map.js";
import { guard } from "lit-html/directives/guard.js";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";

export { classMap, guard, html, live, nothing, render, repeat };

/**
 * Lets `view` take over `root`. The first drawing replaces what the server rendered, in one frame.
 * @param {HTMLElement} root
 * @param {() => unknown} view what to draw now
 * @param {() => void} [after] called when it was drawn
 * @returns {() => void} asks for a drawing in the next frame; many calls are one drawing
 */
export function mount(root, view, after) {
  let asked = false;
  let taken = false;
  const draw = () => {
    asked = false;
    const drawn = view();
    if (!taken) root.replaceChildren();
    taken = true;
    render(drawn, root);
    after?.();
  };
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(draw);
  };
}
