/**
 * The search page: the query lives in the address, results follow what is typed.
 *
 * #results has no aria-busy before a search, "true" during and "false" after; its data-query
 * names the query shown.
 */
import { load, papers, papersOf, topics } from "./search/engine.js";
import { paperEntry, topicEntry } from "./search/results.js";

const PAGE = 20;
const TOPICS = 3;
const PAUSE = 150;
const SLOW = 400;

const form = document.querySelector("main form");
const input = form.querySelector("input");
const status = document.getElementById("status");
const results = document.getElementById("results");
const topicSection = document.getElementById("topic-section");
const topicResults = document.getElementById("topic-results");
const more = document.getElementById("more");

let latest = 0;
let timer;
let rest = [];
let settled = true;

function asked() {
  const parameters = new URLSearchParams(location.search);
  return { query: (parameters.get("q") ?? "").trim(), author: parameters.get("author") ?? "" };
}

function remember({ query, author }, replace) {
  const parameters = new URLSearchParams();
  if (query) parameters.set("q", query);
  if (author) parameters.set("author", author);
  const address = parameters.size ? `?${parameters}` : location.pathname;
  if (address === location.search) return;
  history[replace ? "replaceState" : "pushState"](null, "", address);
}

function clear() {
  results.replaceChildren();
  topicResults.replaceChildren();
  topicSection.hidden = true;
  more.hidden = true;
  rest = [];
}

function reset() {
  latest += 1;
  clear();
  results.removeAttribute("aria-busy");
  delete results.dataset.query;
  status.textContent = "";
}

function said(count, { query, author }, corrected) {
  if (corrected && count) return `${count} ${count === 1 ? "paper" : "papers"} for “${corrected}”.`;
  const what = [query && `“${query}”`, author && `the author ${author}`].filter(Boolean).join(" by ");
  if (count === 0) return `Nothing found for ${what}.`;
  return `${count} ${count === 1 ? "paper" : "papers"} for ${what}.`;
}

async function data(hits) {
  return Promise.all(hits.map((hit) => hit.data()));
}

/** Papers that answer a request: those of its author that fit its query. */
async function find({ query, author }) {
  const theirs = author ? await papersOf(author) : null;
  if (!query) return { hits: theirs ?? [], corrected: null };
  const found = await papers(query);
  if (!theirs) return found;
  const ids = new Set(theirs.map(({ id }) => id));
  return { ...found, hits: found.hits.filter(({ id }) => ids.has(id)) };
}

async function entries(hits) {
  const found = await data(hits);
  return found.map((page, n) => paperEntry(page, hits[n].strict));
}

async function show(request) {
  if (!request.query && !request.author) {
    reset();
    return;
  }
  const turn = (latest += 1);
  results.setAttribute("aria-busy", "true");
  const patience = setTimeout(() => {
    if (turn === latest) status.textContent = "Searching…";
  }, SLOW);
  try {
    const { hits, corrected } = await find(request);
    const near = request.author ? [] : await topics(corrected ?? request.query);
    const first = await entries(hits.slice(0, PAGE));
    const above = (await data(near.slice(0, TOPICS))).map(topicEntry);
    if (turn !== latest) return;
    clear();
    results.append(...first);
    topicResults.append(...above);
    topicSection.hidden = above.length === 0;
    rest = hits.slice(PAGE);
    more.hidden = rest.length === 0;
    status.textContent = said(hits.length, request, corrected);
  } catch {
    if (turn !== latest) return;
    clear();
    status.textContent = "The search could not be loaded. The list of all papers is still there.";
  }
  clearTimeout(patience);
  results.dataset.query = request.query;
  results.setAttribute("aria-busy", "false");
}

function typed(replace) {
  const request = { query: input.value.trim(), author: asked().author };
  remember(request, replace);
  show(request);
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

input.addEventListener("focus", () => {
  load().catch(() => {});
}, { once: true });

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  typed(!settled);
  settled = true;
});

more.addEventListener("click", async () => {
  const turn = latest;
  const next = await entries(rest.slice(0, PAGE));
  if (turn !== latest) return;
  results.append(...next);
  rest = rest.slice(PAGE);
  more.hidden = rest.length === 0;
  next[0]?.querySelector("a").focus();
});

function restore() {
  const request = asked();
  input.value = request.query;
  settled = true;
  show(request);
}

addEventListener("popstate", restore);
restore();
