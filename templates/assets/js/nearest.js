/**
 * The addresses most like one that leads nowhere, by the pairs of letters that their last names
 * share.
 */
const MOST = 3;
/** From 0 to 1; what is less alike is no help. */
const ALIKE = 0.4;

/** @param {string} path */
function pairs(path) {
  const name = path.split("/").filter(Boolean).pop() ?? "";
  const letters = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const number = Math.max(letters.length - 1, 0);
  return new Set(Array.from({ length: number }, (_, at) => letters.slice(at, at + 2)));
}

/** @param {Set<string>} a @param {Set<string>} b */
function likeness(a, b) {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size || 1);
}

/**
 * At most three of the paths, the most alike first.
 *
 * @param {string} lost
 * @param {string[]} paths
 */
export function nearest(lost, paths) {
  const wanted = pairs(lost);
  return paths
    .map((path) => ({ path, score: likeness(wanted, pairs(path)) }))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1))
    .slice(0, MOST)
    .map(({ path }) => path);
}
