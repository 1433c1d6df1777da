/**
 * Search hits as entries of the catalogue, built as elements so that no text becomes markup.
 */
const FEW = 4;

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

/** A paper's entry, from the data of a Pagefind hit. */
export function paperEntry({ url, meta, excerpt }, strict = true) {
  const venue = meta.venue ? [" ", element("cite", "", meta.venue), "."] : [];
  const words = element("p", "excerpt");
  words.innerHTML = excerpt; // Pagefind encodes all but its own <mark> elements.
  const entry = element(
    "li",
    "entry",
    element("p", "shelf", ...marks(meta.marks)),
    element(
      "div",
      "what",
      element("h3", "", link(url, meta.title)),
      element("p", "by", `${few(meta.authors)}.`, ...venue),
      strict ? null : element("p", "label", "related"),
      words,
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
