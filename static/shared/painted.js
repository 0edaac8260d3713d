/**
 * When the reader has seen what the server made. Scripts that draw the same anew wait for it: a name
 * that is replaced before it was ever shown comes later than it could.
 */

/** A browser that tells of no paint, or a page that nobody looks at, is not waited for. */
const LONGEST = 1_500;

/** @returns {Promise<void>} settled soon, whatever happens */
export function painted() {
  return new Promise((done) => {
    if (document.visibilityState === "hidden" || !PerformanceObserver.supportedEntryTypes.includes("paint")) {
      done();
      return;
    }
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName("first-contentful-paint").length > 0) finish();
    });
    const timer = setTimeout(finish, LONGEST);
    function finish() {
      observer.disconnect();
      clearTimeout(timer);
      done();
    }
    observer.observe({ type: "paint", buffered: true });
  });
}
