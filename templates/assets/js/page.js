/**
 * What every page can do: switch its theme, and obey a few keys.
 */
import { keep, recall } from "./store.js";

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

function dark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
}

/** Switch to the other theme; going back to the system's own forgets the choice. */
function switchTheme() {
  const theme = dark() ? "light" : "dark";
  const same = theme === (system.matches ? "dark" : "light");
  if (same) delete root.dataset.theme;
  else root.dataset.theme = theme;
  keep("theme", same ? null : theme);
  nameSwitch();
}

const themeSwitch = document.createElement("button");
themeSwitch.type = "button";
themeSwitch.className = "theme-switch";
themeSwitch.addEventListener("click", switchTheme);

function nameSwitch() {
  themeSwitch.textContent = dark() ? "Light" : "Dark";
  themeSwitch.setAttribute("aria-label", `Switch to the ${dark() ? "light" : "dark"} theme`);
}

nameSwitch();
system.addEventListener("change", nameSwitch);
document.querySelector(".theme-place")?.append(themeSwitch);

/**
 * Move to the next or previous entry of the page's lists.
 *
 * @param {1 | -1} by
 */
function step(by) {
  /** @type {NodeListOf<HTMLElement>} */
  const all = document.querySelectorAll("main .entry:not([hidden]) h3 a");
  const links = [...all].filter((link) => link.offsetParent);
  const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const next = links[at === -1 ? (by > 0 ? 0 : links.length - 1) : at + by];
  next?.focus();
}

/** @param {"prev" | "next"} rel */
function follow(rel) {
  /** @type {HTMLElement | null} */
  const link = document.querySelector(`main a[rel="${rel}"]`);
  link?.click();
}

function focusSearch() {
  box.focus();
  box.select();
}

const box = /** @type {HTMLInputElement & { form: HTMLFormElement }} */ (
  document.querySelector("#q")
);
let settled = "";

/** Suggestions come with the first touch of the search box. */
function suggest() {
  settled = box.value;
  const made = import("./combobox.js").then(({ combobox }) => combobox(box, () => settled));
  made.catch(() => {});
}

box.setAttribute("role", "combobox");
box.setAttribute("aria-autocomplete", "list");
box.setAttribute("aria-expanded", "false");
if (document.activeElement === box) suggest();
else box.addEventListener("focus", suggest, { once: true });
box.form.addEventListener("submit", () => {
  settled = box.value;
});

/** @type {[key: string, does: string, act: () => void][]} */
const KEYS = [
  ["/", "search (Ctrl+K too, wherever you are)", focusSearch],
  ["j", "next entry", () => step(1)],
  ["k", "previous entry", () => step(-1)],
  ["[", "newer paper", () => follow("prev")],
  ["]", "older paper", () => follow("next")],
  ["d", "dark or light", switchTheme],
  ["?", "this help", () => help()],
];

/** @type {HTMLDialogElement | undefined} */
let dialog;

function help() {
  dialog ??= makeHelp();
  if (dialog.open) dialog.close();
  else dialog.showModal();
}

function makeHelp() {
  const made = document.createElement("dialog");
  made.className = "help";
  made.setAttribute("aria-labelledby", "help-title");
  const title = document.createElement("h2");
  title.id = "help-title";
  title.textContent = "Keys";
  const list = document.createElement("dl");
  for (const [key, does] of KEYS) {
    const row = document.createElement("div");
    const term = document.createElement("dt");
    const kbd = document.createElement("kbd");
    kbd.textContent = key;
    term.append(kbd);
    const meaning = document.createElement("dd");
    meaning.textContent = does;
    row.append(term, meaning);
    list.append(row);
  }
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = recall("keys") !== "off";
  box.addEventListener("change", () => keep("keys", box.checked ? null : "off"));
  label.append(box, " single keys do this (? always opens this help)");
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Close";
  close.addEventListener("click", () => made.close());
  made.append(title, list, label, close);
  made.addEventListener("click", (event) => {
    if (event.target === made) made.close();
  });
  document.body.append(made);
  return made;
}

addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === "k") {
    event.preventDefault();
    focusSearch();
    return;
  }
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  const { target, key } = event;
  const within = target instanceof Element ? target : root;
  if (within.closest("input:not([type=checkbox]), select, textarea")) return;
  if (dialog?.open && key !== "?") return;
  if (recall("keys") === "off" && key !== "?") return;
  const known = KEYS.find(([name]) => name === key);
  if (!known) return;
  event.preventDefault();
  known[2]();
});
