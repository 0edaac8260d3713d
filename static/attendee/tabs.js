/**
 * Three parts, one at a time on a phone. Without scripts they are plain sections with links to them.
 * Where the screen is wide all of them show, and the links only scroll.
 */

/**
 * @param {HTMLElement} desk
 * @param {() => void} changed
 * @returns {{ current: () => string, mark: (part: string, news: boolean) => void }}
 */
export function tabs(desk, changed) {
  const links = [...document.querySelectorAll(".tabs a")].filter((link) => link instanceof HTMLAnchorElement);
  const names = links.map((link) => link.hash.slice(1));
  const mark = (/** @type {string} */ part, /** @type {boolean} */ isNew) => {
    const dot = links[names.indexOf(part)]?.querySelector(".dot");
    if (dot instanceof HTMLElement) dot.hidden = !isNew;
  };
  /** @param {string} name */
  const go = (name) => {
    desk.dataset["tab"] = document.documentElement.dataset["tab"] = name;
    links.forEach((link, at) => {
      if (names[at] === name) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    mark(name, false);
    // The address keeps the part, so that loading again leads back to it.
    history.replaceState(history.state, "", name === names[0] ? location.pathname + location.search : `#${name}`);
    changed();
  };
  for (const link of document.querySelectorAll(".tabs a, .to-questions a")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(/** @type {HTMLAnchorElement} */ (link).hash.slice(1));
      scrollTo({ top: 0 });
    });
  }
  desk.classList.add("tabbed");
  const asked = location.hash.slice(1);
  const wrong = desk.querySelector("[aria-invalid], .questions .notice.over") !== null;
  go(wrong ? "questions" : names.includes(asked) ? asked : "now");
  return { current: () => desk.dataset["tab"] ?? "now", mark };
}
