/**
 * Pagefind behind a small door: loaded on first use, from wherever this site lies.
 */
const root = new URL("../../../", import.meta.url);

let loading;

/** Load Pagefind once; a failed attempt may be tried again. */
export function load() {
  loading ??= import(new URL("pagefind/pagefind.js", root).href)
    .then(async (pagefind) => {
      await pagefind.options({ excerptLength: 24 });
      await pagefind.init();
      return pagefind;
    })
    .catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

/** Topics are the pages that are no papers: Pagefind's index stays the same from build to build
 * only while every filter has a single value. */
const FILTERS = { paper: { paper: "yes" }, topic: { none: { paper: "yes" } } };

/**
 * Hits of one kind ("paper" or "topic"), best first. Each hit loads its own data on demand.
 * An author's papers are those whose author list holds the name.
 */
export async function find(kind, { query, author }) {
  const pagefind = await load();
  const filters = FILTERS[kind];
  const hits = query ? (await pagefind.search(query, { filters })).results : null;
  if (!author) return hits ?? [];
  const named = (await pagefind.search(`"${author.replaceAll('"', " ")}"`, { filters })).results;
  const theirs = [];
  for (const hit of named) {
    const names = (await hit.data()).meta.authors ?? "";
    if (names.split("; ").includes(author)) theirs.push(hit);
  }
  if (!hits) return theirs;
  const ids = new Set(theirs.map((hit) => hit.id));
  return hits.filter((hit) => ids.has(hit.id));
}
