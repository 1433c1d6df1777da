/**
 * Search hits as entries of the catalogue, built as elements so that no text becomes markup.
 */
const FEW = 4;
/** Places marked on the page that a hit leads to. */
const MARKED = 3;

function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children.filter(Boolean));
  return node;
}

function link(href, text) {
  const node = element("a", "", text);
  node.href = href;
  return node;
}

/** The first authors, and how many more there are. */
export function few(authors) {
  const names = authors ? authors.split("; ") : [];
  if (names.length <= FEW) return names.join(", ");
  return `${names.slice(0, FEW - 1).join(", ")} and ${names.length - FEW + 1} more`;
}

function marks(text) {
  return (text ?? "").split(/\s+/).filter(Boolean).map((mark) => element("span", "", mark));
}

/** The page's address with the words that were found, so that the browser marks them there: words
 * that stand together as one, so that not any other place of a single one is marked. */
export function marking(url, excerpt) {
  const runs = excerpt.replaceAll(/<\/mark>\s+<mark>/gu, " ");
  const found = [...runs.matchAll(/<mark>(.*?)<\/mark>/gu)].map(([, text]) => text);
  const bare = found.map((text) => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+]+$/gu, ""));
  const plain = bare.filter((text) => text && !/[&<]/u.test(text));
  const once = plain.filter((text, n) => !plain.some((other, at) => at !== n && says(other, text, at < n)));
  const words = once.slice(0, MARKED);
  if (!words.length) return url;
  const texts = words.map((text) => `text=${encodeURIComponent(text).replaceAll("-", "%2D")}`);
  return `${url}#:~:${texts.join("&")}`;
}

/** Whether a phrase holds a text and more, or says the same `before` it. */
function says(phrase, text, before) {
  const [long, short] = [` ${phrase} `.toLowerCase(), ` ${text} `.toLowerCase()];
  return long.includes(short) && (before || long !== short);
}

/** Why a paper is there: it is only related, or it says other words than the query's. */
function why({ strict, matches }) {
  const texts = [strict ? "" : "related", matches.length ? `matches ${matches.join(", ")}` : ""];
  const text = texts.filter(Boolean).join("; ");
  return text && element("p", "label", text);
}

/** A paper's entry, from the data of a Pagefind hit and how it was found. */
export function paperEntry({ url, meta, excerpt }, found = { strict: true, matches: [] }) {
  const venue = meta.venue ? [" ", element("cite", "", meta.venue), "."] : [];
  const words = element("p", "excerpt");
  words.innerHTML = excerpt; // Pagefind encodes all but its own <mark> elements.
  const claims = meta.claims ? element("p", "claimed", meta.claims) : null;
  const entry = element(
    "li",
    "entry",
    element("p", "shelf", ...marks(meta.marks)),
    element(
      "div",
      "what",
      element("h3", "", link(marking(url, excerpt), meta.title)),
      element("p", "by", `${few(meta.authors)}.`, ...venue),
      why(found),
      words,
      claims,
    ),
    element("p", "year", meta.year ?? ""),
  );
  entry.dataset.paper = meta.key;
  return entry;
}

/** A topic's entry, from the data of a Pagefind hit. */
export function topicEntry({ url, meta }) {
  const entry = element(
    "li",
    "entry",
    element("p", "shelf", ...marks(meta.mark)),
    element(
      "div",
      "what",
      element("h3", "", link(url, meta.title)),
      element("p", "by", meta.definition ?? ""),
    ),
    element("p", "year", "Topic"),
  );
  entry.dataset.topic = meta.slug;
  return entry;
}
