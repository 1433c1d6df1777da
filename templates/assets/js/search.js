/**
 * The search page: what is asked lives in the address, results follow what is typed.
 *
 * #results has no aria-busy before a search, "true" during and "false" after; its data-query
 * names the query shown. Strict hits come first, related ones after, in one order.
 */
import { ask as question } from "./search/client.js";
import { active, address, isFiltered, parse } from "./search/filters.js";
import { paperEntry, topicEntry } from "./search/results.js";

/** @import { Sheet } from "./search/facets.js" */
/** @import { State } from "./search/filters.js" */
/** @import { Answered, Choice, Chosen } from "./search/worker.js" */

const PAUSE = 150;
const SLOW = 400;

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const form = /** @type {HTMLFormElement} */ (document.querySelector("main form"));
const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
const status = part("status");
const results = part("results");
const topicSection = part("topic-section");
const topicResults = part("topic-results");
const more = part("more");
const controls = part("controls");
const chosen = part("chosen");
const order = /** @type {HTMLSelectElement} */ (part("order"));
const opener = part("open-filters");

let state = parse(location.search);
let latest = 0;
/** @type {number | undefined} */
let timer;
/** @type {Answered | null} */
let found = null;
let settled = true;
/** @type {Sheet | undefined} */
let sheet;

function clear() {
  results.replaceChildren();
  topicResults.replaceChildren();
  topicSection.hidden = true;
  more.hidden = true;
  found = null;
}

function reset() {
  latest += 1;
  clear();
  results.removeAttribute("aria-busy");
  delete results.dataset.query;
  status.replaceChildren();
  chosen.replaceChildren();
}

/** Ask for something else, remember it in the address and show it.
 * @param {State} next @param {boolean} replace */
function ask(next, replace = false) {
  state = next;
  const now = address(state);
  if (now !== location.search) {
    history[replace ? "replaceState" : "pushState"](null, "", now || location.pathname);
  }
  show();
}

/** @param {(state: State) => State} how */
const change = (how) => ask(how(state));

async function show() {
  order.value = state.sort;
  const asked = state.query || isFiltered(state) || state.sort !== "relevance";
  if (!asked) {
    reset();
    if (sheet) await prepare();
    return;
  }
  latest += 1;
  const turn = latest;
  results.setAttribute("aria-busy", "true");
  const patience = setTimeout(() => {
    if (turn === latest) status.textContent = "Searching…";
  }, SLOW);
  try {
    const language = document.documentElement.lang;
    /** @type {Answered} */
    const answer = await question("answer", { state, language });
    if (turn !== latest) return;
    clearTimeout(patience);
    clear();
    found = answer;
    results.append(...answer.shown.map(paperEntry));
    topicResults.append(...answer.topics.map(topicEntry));
    topicSection.hidden = answer.topics.length === 0;
    more.hidden = answer.count === answer.shown.length;
    status.replaceChildren(...said(answer));
  } catch {
    if (turn !== latest) return;
    clear();
    status.replaceChildren(...unavailable());
  } finally {
    clearTimeout(patience);
  }
  if (found) await filtered(found.chosen, turn).catch(() => {});
  if (turn !== latest) return;
  results.dataset.query = state.query;
  results.setAttribute("aria-busy", "false");
}

/** The bar of active filters, and the sheet when it has been opened.
 * @param {Chosen[]} filters @param {number} turn */
async function filtered(filters, turn) {
  if (!filters.length && !chosen.childElementCount && !sheet) return;
  const { bar } = await import("./search/facets.js");
  if (turn !== latest) return;
  chosen.replaceChildren(...bar(filters, change));
  if (sheet) await prepare();
}

/** The filters, made on first need, counted over what the query found. */
async function prepare() {
  const turn = latest;
  const shown = found;
  const [{ facets }, filters] = await Promise.all([
    import("./search/facets.js"),
    question("filters", { of: shown?.id, state }),
  ]);
  if (turn !== latest) return;
  if (!sheet) {
    sheet = facets(filters, change);
    document.querySelector("main")?.append(sheet.sheet);
  }
  sheet.update(state, filters, shown?.count ?? everything(filters));
}

/** How many papers there are: each has one year. @param {Choice[]} filters */
function everything(filters) {
  const years = filters.find(({ field }) => field === "year")?.values ?? [];
  return years.reduce((sum, { left }) => sum + left, 0);
}

function unavailable() {
  const papers = link(controls.dataset.papers ?? "", "The list of all papers");
  return ["The search could not be loaded. ", papers, " is still there."];
}

/** @param {string} href @param {string} text */
function link(href, text) {
  const node = document.createElement("a");
  node.href = href;
  node.textContent = text;
  return node;
}

/** What was found, in a sentence, and what else could be asked. @param {Answered} answer */
function said({ count: number, corrected, near }) {
  const what = asked();
  if (number === 0) {
    const topics = near.flatMap((topic, n) => [
      n ? ", " : " Perhaps under ",
      link(`../topics/${topic.slug}/`, topic.name),
    ]);
    return [`Nothing found for ${what}.`, ...topics, ...(topics.length ? ["?"] : [])];
  }
  const count = `${number.toLocaleString("en")} ${number === 1 ? "paper" : "papers"}`;
  if (!corrected) return [`${count} for ${what}.`];
  const mended = document.createElement("em");
  mended.textContent = corrected;
  const instead = link(address({ ...state, asTyped: true }), state.query);
  instead.addEventListener("click", (event) => {
    event.preventDefault();
    ask({ ...state, asTyped: true });
  });
  return [`${count} for `, mended, "; search instead for ", instead, "."];
}

function asked() {
  const filters = active(state).map(
    ({ field, value, not }) => `${not ? "not " : ""}${field} ${value}`,
  );
  return [state.query && `“${state.query}”`, filters.join(", ")].filter(Boolean).join(" with ");
}

/** @param {boolean} replace */
function typed(replace) {
  ask({ ...state, query: input.value.trim(), asTyped: false }, replace);
}

input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    typed(!settled);
    settled = false;
  }, PAUSE);
});

input.addEventListener("change", () => {
  settled = true;
});

input.addEventListener(
  "focus",
  () => {
    question("suggest", { text: "" }).catch(() => {});
  },
  { once: true },
);

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  typed(!settled);
  settled = true;
});

opener.addEventListener("click", async () => {
  try {
    if (!sheet) await prepare();
    sheet?.sheet.showModal();
  } catch {
    status.replaceChildren(...unavailable());
  }
});

/** Arrows walk through the results. */
results.addEventListener("keydown", (event) => {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  /** @type {NodeListOf<HTMLElement>} */
  const all = results.querySelectorAll("h3 a");
  const links = [...all];
  const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (!step || at < 0) return;
  event.preventDefault();
  (links[at + step] ?? (step < 0 ? input : links[at])).focus();
});

order.addEventListener("change", () => ask({ ...state, sort: order.value }));

more.addEventListener("click", async () => {
  if (!found) return;
  const { id, count } = found;
  const turn = latest;
  const from = results.childElementCount;
  const next = (await question("more", { of: id, from })).map(paperEntry);
  if (turn !== latest) return;
  results.append(...next);
  more.hidden = from + next.length >= count;
  next[0]?.querySelector("a")?.focus();
});

function restore() {
  state = parse(location.search);
  input.value = state.query;
  settled = true;
  show();
}

addEventListener("popstate", restore);
restore();
