/**
 * In previews only: reload the open page where it stands when the site was built anew, and show
 * what is wrong with the files while it could not be.
 */
const PLACE = "preview-place";
const NAME = "preview-problems";

const kept = sessionStorage.getItem(PLACE);
if (kept) {
  const { path, y } = JSON.parse(kept);
  sessionStorage.removeItem(PLACE);
  if (path === location.pathname) scrollTo({ top: y, behavior: "instant" });
}

/** @type {string | undefined} */
let version;

/** @param {string[]} problems */
function show(problems) {
  document.getElementById(NAME)?.remove();
  if (problems.length === 0) return;
  const overlay = document.createElement("section");
  overlay.id = NAME;
  overlay.setAttribute("role", "alert");
  overlay.style.cssText =
    "position:fixed;inset:auto 0 0;max-height:60vh;overflow:auto;z-index:9;padding:1rem 1.25rem;" +
    "background:#2a0f0b;color:#fbe9e5;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap;" +
    "overflow-wrap:anywhere;border-top:3px solid #f0836f";
  overlay.textContent = `The last good site is shown. To mend:\n\n${problems.join("\n")}`;
  document.body.append(overlay);
}

new EventSource("/.preview/events").addEventListener("message", ({ data }) => {
  const state = JSON.parse(data);
  if (version !== undefined && state.version !== version) {
    sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, y: scrollY }));
    location.reload();
    return;
  }
  version = state.version;
  show(state.problems);
});
