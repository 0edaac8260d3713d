/**
 * Where the parts of an overlay stand.
 * @param {string} pos as the address asks, or ""
 * @param {boolean} alone whether the timer is all that is shown
 * @returns {{ plates: string, timer: string }}
 */
export function corners(pos, alone) {
  const plates = pos || "bottom-left";
  const opposite = plates.startsWith("bottom") ? "top-right" : "bottom-right";
  return { plates, timer: alone && pos ? pos : opposite };
}
