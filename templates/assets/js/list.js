/**
 * A list a reader can shape: how much each entry shows, in which order, and which entries.
 * The density is remembered; the rest is in the address, so that a shaped list can be shared.
 */
import { keep, recall } from "./store.js";

const DENSITIES = { titles: "Titles", bibliography: "Bibliography", abstracts: "With abstracts" };
const ORDERS = {
  newest: "Newest first",
  oldest: "Oldest first",
  title: "By title",
  added: "Latest additions",
};

const lists = within(document, "main ol.catalogue").filter((list) => list.id === "");
const entries = lists.flatMap((list) =>
  within(list, ":scope > .entry").map((node) => ({
    node,
    list,
    words: fold(`${node.textContent} ${shelfNames(node)}`),
    title: node.querySelector("h3")?.textContent.trim() ?? "",
    added: node.dataset.added ?? "",
  })),
);

/** @typedef {(typeof entries)[number]} Entry */

/** @param {ParentNode} node @param {string} selector */
function within(node, selector) {
  /** @type {NodeListOf<HTMLElement>} */
  const found = node.querySelectorAll(selector);
  return [...found];
}

/** @param {HTMLElement} entry */
function shelfNames(entry) {
  return within(entry, ".shelf a")
    .map((mark) => mark.title)
    .join(" ");
}

/** @param {string} text */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** @type {Record<string, (a: Entry, b: Entry) => number>} */
const COMPARE = {
  oldest: (a, b) => entries.indexOf(b) - entries.indexOf(a),
  title: (a, b) => a.title.localeCompare(b.title, document.documentElement.lang),
  added: (a, b) => (a.added < b.added ? 1 : a.added > b.added ? -1 : 0),
};

/** @param {string} label @param {HTMLElement} node */
function control(label, node) {
  const wrap = document.createElement("label");
  const text = document.createElement("span");
  text.className = "label";
  text.textContent = label;
  wrap.append(text, " ", node);
  return wrap;
}

/** @param {Record<string, string>} options @param {string | null} value */
function choice(options, value) {
  const select = document.createElement("select");
  for (const [name, text] of Object.entries(options)) {
    const option = new Option(text, name);
    option.selected = name === value;
    select.append(option);
  }
  return select;
}

function sections() {
  return lists.map((list) => list.closest("section")).filter((section) => section !== null);
}

/**
 * The tools stand open where there is room or they are in use, and behind one line elsewhere.
 *
 * @param {HTMLFormElement} form
 * @param {boolean} used
 */
function folded(form, used) {
  const bar = document.createElement("details");
  bar.className = "tools";
  const summary = document.createElement("summary");
  summary.textContent = "Filter, order, density";
  bar.append(summary, form);
  const wide = matchMedia("(min-width: 60rem)");
  const settle = () => {
    bar.open = wide.matches || used;
    summary.hidden = wide.matches;
  };
  wide.addEventListener("change", settle);
  settle();
  return bar;
}

/**
 * Each list keeps its entries in the first order; any other order makes one list of all.
 *
 * @param {string} order
 */
function arrange(order) {
  const whole = lists.length === 1 || order !== "newest";
  const sorted = COMPARE[order] ? [...entries].sort(COMPARE[order]) : entries;
  for (const entry of sorted) (whole ? lists[0] : entry.list).append(entry.node);
  const first = lists[0].closest("section");
  for (const section of sections()) {
    section.hidden = whole && section !== first;
    if (lists.length === 1) continue;
    for (const heading of within(section, ":scope > h2")) heading.hidden = whole;
  }
}

/**
 * Abstracts stand open in the density that shows them, and fold in the others.
 *
 * @param {string | null} density
 */
function openAbstracts(density) {
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const drawers = document.querySelectorAll("main .entry details");
  for (const details of drawers) {
    details.open = density === "abstracts";
  }
}

/** @param {HTMLElement} place */
function start(place) {
  const asked = new URLSearchParams(location.search);
  const filter = document.createElement("input");
  filter.type = "search";
  filter.placeholder = "words on this page";
  filter.value = asked.get("filter") ?? "";
  filter.autocomplete = "off";
  const since = document.createElement("input");
  since.type = "date";
  since.value = asked.get("since") ?? "";
  const order = choice(ORDERS, asked.get("sort"));
  const density = choice(DENSITIES, recall("density") ?? "bibliography");
  const count = document.createElement("p");
  count.className = "tally";
  count.setAttribute("role", "status");

  function shape() {
    const terms = fold(filter.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const entry of entries) {
      const fits =
        terms.every((term) => entry.words.includes(term)) &&
        (!since.value || entry.added >= since.value);
      entry.node.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const section of lists.length > 1 && order.value === "newest" ? sections() : []) {
      section.hidden = !section.querySelector(".entry:not([hidden])");
    }
    const all = shown === entries.length;
    count.textContent = all ? "" : `${shown} of ${entries.length} shown`;
  }

  function remember() {
    const parameters = new URLSearchParams();
    if (filter.value.trim()) parameters.set("filter", filter.value.trim());
    if (since.value) parameters.set("since", since.value);
    if (order.value !== "newest") parameters.set("sort", order.value);
    const query = parameters.size ? `?${parameters}` : "";
    history.replaceState(null, "", location.pathname + query + location.hash);
  }

  filter.addEventListener("input", () => {
    shape();
    remember();
  });
  since.addEventListener("input", () => {
    shape();
    remember();
  });
  order.addEventListener("change", () => {
    arrange(order.value);
    shape();
    remember();
  });
  density.addEventListener("change", () => {
    document.documentElement.dataset.density = density.value;
    keep("density", density.value === "bibliography" ? null : density.value);
    openAbstracts(density.value);
  });

  const form = document.createElement("form");
  form.setAttribute("aria-label", "Shape this list");
  form.addEventListener("submit", (event) => event.preventDefault());
  if (place.dataset.tools !== "density") {
    form.append(control("Filter", filter), control("Added since", since), control("Order", order));
  }
  form.append(control("Show", density));
  place.append(folded(form, asked.size > 0), count);
  if (order.value !== "newest") arrange(order.value);
  shape();
  openAbstracts(density.value);
}

/** @type {HTMLElement | null} */
const place = document.querySelector("[data-tools]");
if (entries.length > 1 && place) start(place);
else openAbstracts(recall("density"));
