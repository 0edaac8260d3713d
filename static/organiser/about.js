/** The form of what attendees read, and how it looks. */

/** Ticks that there is a colour as soon as one is chosen, so that saving keeps it. */
export function ticked() {
  const colour = document.querySelector(".about-form input[name=colour]");
  const has = document.querySelector(".about-form input[name=has_colour]");
  if (!(colour instanceof HTMLInputElement && has instanceof HTMLInputElement)) return;
  colour.addEventListener("input", () => (has.checked = true));
}
