/** Tools of a stage screen: they show while a hand is there, and leave the stage to the digits. */

import { html, mount, nothing } from "../shared/render.js";
import { t } from "../shared/words.js";

const SHOWN = 4_000;

/**
 * @param {HTMLElement} stage
 * @param {HTMLElement} box
 * @param {() => unknown} more further tools
 * @returns {() => void} draws them anew
 */
export function tools(stage, box, more) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const show = () => {
    stage.classList.add("touched");
    clearTimeout(timer);
    timer = setTimeout(() => stage.classList.remove("touched"), SHOWN);
  };
  const draw = mount(box, () => html`${document.fullscreenEnabled ? fullScreen() : nothing}${more()}`);
  box.hidden = false;
  for (const name of ["pointermove", "pointerdown", "keydown"]) addEventListener(name, show);
  document.addEventListener("fullscreenchange", draw);
  show();
  draw();
  return draw;
}

function fullScreen() {
  const toggle = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void document.documentElement.requestFullscreen();
  };
  return html`<button class="button" type="button" id="full" @click=${toggle}>${document.fullscreenElement ? t("Leave full screen") : t("Full screen")}</button>`;
}
