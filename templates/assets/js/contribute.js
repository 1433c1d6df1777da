/**
 * The form of the contribute page; what reads and checks it is fetched when it is used, or when a
 * draft of an earlier visit waits.
 */
import { recall } from "./store.js";

/** @import { Contribution } from "./contribute/entry.js" */

const form = /** @type {Contribution} */ (document.getElementById("contribution"));
const said = /** @type {HTMLElement} */ (document.getElementById("said"));
/** @type {Promise<void> | undefined} */
let begun;

function begin() {
  begun ??= import("./contribute/form.js")
    .then(({ start }) => start(form))
    .catch(() => {
      begun = undefined;
      said.textContent =
        "The form could not be loaded. Try again, or use one of the other ways below.";
    });
  return begun;
}

form.addEventListener("focusin", begin);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  begin();
});
if (recall("contribution")) begin();
