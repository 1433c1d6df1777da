/**
 * Texts word for word: Pagefind, loaded when somebody asks for an exact phrase.
 */
import { piece, site } from "./pieces.js";

/** @type {ReturnType<typeof start> | undefined} */
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

/** Papers that hold words one after the other. @param {string} words */
export async function holding(words) {
  const { pagefind, numbers } = await load();
  const filters = { paper: "yes" };
  /** @type {{ results: { id: string }[] }} */
  const { results } = await pagefind.search(`"${words.replaceAll('"', " ")}"`, { filters });
  return new Set(results.map(({ id }) => known(id.slice(id.indexOf("_") + 1), numbers)));
}

/** @param {string} page @param {Map<string, number>} numbers */
function known(page, numbers) {
  const number = numbers.get(page);
  if (number === undefined) throw new Error(`a page that is no paper: ${page}`);
  return number;
}
