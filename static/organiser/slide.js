/** The slide as a PNG: drawn from the SVG here, where typefaces are; a server need not have any. */

import { t } from "../shared/words.js";

/** Lets the buttons for a PNG work. */
export function slides() {
  for (const button of document.querySelectorAll("button[data-slide]")) {
    if (!(button instanceof HTMLButtonElement)) continue;
    button.hidden = false;
    button.addEventListener("click", () => void download(button));
  }
}

/** @param {HTMLButtonElement} button */
async function download(button) {
  const picture = await png(button.dataset["slide"] ?? "").catch(() => null);
  const status = document.getElementById("told");
  if (status) status.textContent = picture ? t("Downloaded") : t("The picture could not be made. Take the SVG.");
  if (!picture) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(picture);
  link.download = `${document.getElementById("head-name")?.textContent ?? "liveroom"}.png`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * @param {string} address of an SVG
 * @returns {Promise<Blob | null>}
 */
async function png(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}
