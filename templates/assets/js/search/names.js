/**
 * The names of a list that is too long to be named in the lexicon, as the builder cuts them into
 * pieces (names.py).
 */
import { compared, offersOfSome } from "./offers.js";
import { piece } from "./pieces.js";
import { place } from "./postings.js";
import { readings } from "./suggest.js";

/** Letters from which a name is looked for. */
const TYPED = 3;
/** Pieces that are fetched for the words that begin like one. */
const PIECES = 3;

/**
 * The offers that a text may mean, as it is or with its errors mended: those that the whole leads
 * to, else those of the word that leads to the fewest.
 */
export async function named(text, lexicon) {
  const firsts = await piece("search/names.json");
  for (const { plain, words } of readings(text, lexicon)) {
    const whole = await begun(plain, firsts);
    if (whole.length) return whole;
    const each = await Promise.all(words.map((word) => begun(word, firsts)));
    const [fewest] = each.filter(({ length }) => length).sort((a, b) => a.length - b.length);
    if (fewest) return fewest;
  }
  return [];
}

async function begun(text, firsts) {
  if (text.length < TYPED) return [];
  return (await Promise.all(near(text, firsts))).flatMap((offers) => offers(text));
}

/** The pieces that may hold what begins so. */
function near(text, firsts) {
  const from = Math.max(0, place(firsts, `${text}\u0000`) - 1);
  let to = from;
  while (to + 1 < from + PIECES && firsts[to + 1]?.startsWith(text)) to += 1;
  return Array.from({ length: to - from + 1 }, (_, n) =>
    piece(`search/names/${from + n}.json`, async (response) => opened(await response.json())),
  );
}

/** A piece as a function from a text to the offers that words lead to which begin like it. */
function opened({ words, papers, authors }) {
  const byPath = grouped(offersOfSome({ papers, authors }));
  const paths = [...papers.map(({ key }) => `papers/${key}/`), ...authors.map(({ slug }) => `authors/${slug}/`)];
  const known = Object.keys(words);
  return (text) => {
    const places = known.filter((word) => word.startsWith(text)).flatMap((word) => words[word]);
    return [...new Set(places)].flatMap((at) => byPath.get(paths[at]) ?? []);
  };
}

function grouped(offers) {
  const found = new Map();
  for (const offer of offers) found.set(offer.path, [...(found.get(offer.path) ?? []), offer]);
  return found;
}
