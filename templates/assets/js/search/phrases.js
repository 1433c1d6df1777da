/**
 * Texts word for word: Pagefind, loaded when somebody asks for an exact phrase.
 */
import { piece, site } from "./pieces.js";

let loading;

async function start() {
  const [pagefind, pages] = await Promise.all([
    import(new URL("pagefind/pagefind.js", site).href),
    piece("search/pages.txt", (response) => response.text()),
  ]);
  await pagefind.init();
  const numbers = new Map(pages.split(" ").map((page, number) => [page, number]));
  return { pagefind, numbers };
}

/** Load once; a failed attempt may be tried again. */
function load() {
  loading ??= start().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Papers that hold words one after the other. */
export async function holding(words) {
  const { pagefind, numbers } = await load();
  const filters = { paper: "yes" };
  const { results } = await pagefind.search(`"${words.replaceAll('"', " ")}"`, { filters });
  return new Set(results.map(({ id }) => known(id.slice(id.indexOf("_") + 1), numbers)));
}

function known(page, numbers) {
  if (!numbers.has(page)) throw new Error(`a page that is no paper: ${page}`);
  return numbers.get(page);
}
