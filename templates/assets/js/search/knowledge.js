/**
 * The lexicon, fetched once a page, from wherever this site lies.
 */
import { Lexicon } from "./lexicon.js";

const address = new URL("../../../../search/lexicon.json", import.meta.url);

let loading;

async function fetched() {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`lexicon: ${response.status}`);
  return new Lexicon(await response.json());
}

/** Load it once; a failed attempt may be tried again. */
export function loadLexicon() {
  loading ??= fetched().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
