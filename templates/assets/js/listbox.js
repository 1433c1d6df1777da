/**
 * A listbox of suggestions, each a link, in groups with a name; built as elements, so that no text
 * becomes markup.
 */
import { element } from "./dom.js";

/**
 * @typedef {object} Suggestion
 * @property {keyof typeof NAMES} kind
 * @property {string} label
 * @property {string} [detail]
 * @property {string} path
 * @property {Record<string, string>} [query]
 */

/** @typedef {ReturnType<typeof listbox>} Listbox */

const root = new URL("../../../", import.meta.url);
const NAMES = {
  topic: "Topics",
  name: "Names",
  author: "Authors",
  paper: "Papers",
  phrase: "Search for",
};

/** @param {Suggestion} suggestion @param {string} id */
function option({ label, detail, path, query }, id) {
  const to = new URL(path, root);
  if (query) to.search = String(new URLSearchParams(query));
  const more = detail ? [" ", element("span", { class: "detail" }, detail)] : [];
  const attributes = {
    id,
    role: "option",
    href: to.href,
    tabindex: "-1",
    "aria-selected": "false",
  };
  return element("a", attributes, element("span", {}, label), ...more);
}

/** @param {Suggestion["kind"]} kind @param {HTMLElement[]} options */
function group(kind, options) {
  const name = element("p", { class: "label", "aria-hidden": "true" }, NAMES[kind]);
  const links = element("div", { role: "presentation" }, ...options);
  return element("div", { role: "group", "aria-label": NAMES[kind] }, name, links);
}

/**
 * A listbox, closed. `show(found)` lists suggestions, or closes it for none; `move(by)` makes the
 * next or an earlier one active, where before the first and after the last none is, and for 0 none.
 */
export function listbox() {
  const node = element("div", {
    id: "suggestions",
    class: "suggestions",
    role: "listbox",
    "aria-label": "Suggestions",
    hidden: "",
  });
  /** @type {HTMLElement[]} */
  let options = [];
  let at = -1;

  /** @param {Suggestion[]} found */
  function show(found) {
    options = found.map((one, n) => option(one, `suggestion-${n}`));
    at = -1;
    node.hidden = options.length === 0;
    if (node.hidden) return;
    const kinds = [...new Set(found.map(({ kind }) => kind))];
    const groups = kinds.map((kind) =>
      group(
        kind,
        options.filter((_, n) => found[n].kind === kind),
      ),
    );
    node.replaceChildren(...groups);
    node.scrollTop = 0;
  }

  /** @param {number} by */
  function move(by) {
    options[at]?.setAttribute("aria-selected", "false");
    const places = options.length + 1;
    at = by ? ((at + 1 + by + places) % places) - 1 : -1;
    options[at]?.setAttribute("aria-selected", "true");
    options[at]?.scrollIntoView({ block: "nearest" });
  }

  // The box keeps the focus while a pointer is on the list.
  node.addEventListener("mousedown", (event) => event.preventDefault());
  return {
    node,
    show,
    move,
    get open() {
      return !node.hidden;
    },
    get size() {
      return options.length;
    },
    get active() {
      return options[at] ?? null;
    },
  };
}
