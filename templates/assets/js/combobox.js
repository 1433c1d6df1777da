/**
 * Suggestions under the search box, as the combobox pattern of the ARIA practices has them: the
 * box keeps the focus, and a list below it is walked with the arrows. Loaded when the box is first
 * touched; where nothing can be suggested the box is as it was.
 */
import { listbox } from "./listbox.js";
import { ask } from "./search/client.js";

/** Milliseconds without a key after which the number of suggestions is told. */
const QUIET = 600;

/**
 * Make a combobox of a search box; `settled()` is the text for which nothing is to be suggested.
 *
 * @param {HTMLInputElement & { form: HTMLFormElement }} input
 * @param {() => string} settled
 */
export function combobox(input, settled) {
  const list = listbox();
  const told = document.createElement("p");
  told.className = "unseen";
  told.setAttribute("role", "status");
  input.form.append(list.node, told);
  input.setAttribute("aria-controls", list.node.id);
  let wanted = false;
  let failed = false;
  /** @type {number | undefined} */
  let telling;

  function close() {
    wanted = false;
    list.show([]);
    state();
    told.textContent = "";
  }

  /** Suggest for what stands in the box; gives whether anything is suggested. */
  async function open() {
    wanted = input.value.trim() !== "";
    const text = input.value;
    const found = wanted && !failed ? await ask("suggest", { text }).catch(() => null) : [];
    failed ||= !found;
    if (!wanted || failed) return close();
    if (text !== input.value) return;
    list.show(found);
    state();
    telling = setTimeout(tell, QUIET);
  }

  function state() {
    clearTimeout(telling);
    input.setAttribute("aria-expanded", String(list.open));
    if (list.active) input.setAttribute("aria-activedescendant", list.active.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function tell() {
    const { size } = list;
    told.textContent = size
      ? `${size} ${size === 1 ? "suggestion" : "suggestions"}`
      : "No suggestions";
  }

  /** @param {number} by @param {KeyboardEvent} event */
  async function move(by, { altKey }) {
    const was = list.open;
    if (!was) await open();
    if (!altKey) list.move(by);
    else if (was && by < 0) close();
    state();
  }

  function leave() {
    if (list.open) return close();
    input.value = "";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /**
   * What keys do; one that gives false is left to the box.
   *
   * @type {Record<string, (event: KeyboardEvent) => unknown>}
   */
  const keys = {
    ArrowDown: (event) => move(1, event),
    ArrowUp: (event) => move(-1, event),
    Enter: () => (list.active ? list.active.click() : false),
    Escape: () => (list.open || input.value ? leave() : false),
  };

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const act = keys[event.key];
    if (act && act(event) !== false) event.preventDefault();
    else if (!act && list.active && event.key !== "Shift") {
      list.move(0);
      state();
    }
  }

  input.addEventListener("input", open);
  input.addEventListener("keydown", press);
  input.addEventListener("focus", () => (failed = false));
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
  list.node.addEventListener("click", close);
  addEventListener("popstate", close);
  // The first suggestions take longest: they are made before anybody waits for them.
  ask("suggest", { text: "a" }).catch(() => (failed = true));
  if (document.activeElement === input && input.value !== settled()) open();
}
