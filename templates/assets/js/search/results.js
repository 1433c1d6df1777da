/**
 * Search hits as entries of the catalogue, built as elements so that no text becomes markup.
 */
import { element } from "../dom.js";

/** @import { Answer } from "./answer.js" */
/** @import { Topic } from "./lexicon.js" */
/** @import { Run } from "./excerpt.js" */

/** @typedef {Awaited<ReturnType<Answer["shown"]>>[number]} Hit */

const FEW = 4;
/** Places marked on the page that a hit leads to. */
const MARKED = 3;

/** @param {string} href @param {(Node | string)[]} texts */
function link(href, ...texts) {
  const node = element("a", "", ...texts);
  node.href = href;
  return node;
}

/** The first authors, and how many more there are. @param {string[]} names */
export function few(names) {
  if (names.length <= FEW) return names.join(", ");
  return `${names.slice(0, FEW - 1).join(", ")} and ${names.length - FEW + 1} more`;
}

/** @param {string[]} marks */
function shelf(marks) {
  return element("p", "shelf", ...marks.map((mark) => element("span", "", mark)));
}

/** The page's address with the words that were found, so that the browser marks them there: words
 * that stand together as one, so that not any other place of a single one is marked.
 * @param {string} url @param {Run[]} runs */
export function marking(url, runs) {
  const found = runs.filter(([, marked]) => marked).map(([text]) => text.replace(/\s+/gu, " "));
  const once = found.filter(
    (text, n) => !found.some((other, at) => at !== n && says(other, text, at < n)),
  );
  const words = once.slice(0, MARKED);
  if (!words.length) return url;
  const texts = words.map((text) => `text=${encodeURIComponent(text).replaceAll("-", "%2D")}`);
  return `${url}#:~:${texts.join("&")}`;
}

/** Whether a phrase holds a text and more, or says the same `before` it.
 * @param {string} phrase @param {string} text @param {boolean} before */
function says(phrase, text, before) {
  const [long, short] = [` ${phrase} `.toLowerCase(), ` ${text} `.toLowerCase()];
  return long.includes(short) && (before || long !== short);
}

/** Why a paper is there: it is only related, or it says other words than the query's.
 * @param {Hit} hit */
function why({ strict, matches }) {
  const texts = [strict ? "" : "related", matches.length ? `matches ${matches.join(", ")}` : ""];
  const text = texts.filter(Boolean).join("; ");
  return text && element("p", "label", text);
}

/** Runs of text, those that were found marked. @param {Run[]} runs */
function set(runs) {
  return runs.map(([text, found]) => (found ? element("mark", "", text) : text));
}

/** A hit as the worker has it, as an entry. @param {Hit} hit */
export function paperEntry(hit) {
  const { key, titled, authors, venue, year, marks, claims, runs } = hit;
  const href = marking(`../papers/${key}/`, runs.some(([, found]) => found) ? runs : titled);
  const cited = venue ? [" ", element("cite", "", venue), "."] : [];
  const entry = element(
    "li",
    "entry",
    shelf(marks),
    element(
      "div",
      "what",
      element("h3", "", link(href, ...set(titled))),
      element("p", "by", `${few(authors)}.`, ...cited),
      why(hit),
      element("p", "excerpt", ...set(runs)),
      claims && element("p", "claimed", claims),
    ),
    element("p", "year", String(year)),
  );
  entry.dataset.paper = key;
  return entry;
}

/** A topic as an entry. @param {Topic} topic */
export function topicEntry({ slug, name, mark, definition }) {
  const entry = element(
    "li",
    "entry",
    shelf([mark]),
    element(
      "div",
      "what",
      element("h3", "", link(`../topics/${slug}/`, name)),
      element("p", "by", definition),
    ),
    element("p", "year", "Topic"),
  );
  entry.dataset.topic = slug;
  return entry;
}
