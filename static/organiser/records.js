/** The page of the records, as a document: it stays while it is open, and is never shown again once it was left. */

/** Browsers keep pages that were left, whatever the server says, and would show them of a room that is deleted. */
export function records() {
  if (!document.querySelector(".records-of")) return;
  addEventListener("pagehide", () => document.body.replaceChildren());
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
}
