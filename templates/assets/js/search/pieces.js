/**
 * The files of the search, fetched once each, from wherever this site lies.
 */
export const site = new URL("../../../../", import.meta.url);

/** @type {Map<string, Promise<any>>} */
const kept = new Map();

/** @param {string} path */
async function fetched(path) {
  const response = await fetch(new URL(path, site));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/** What `read` makes of a file's response; a failed attempt may be tried again.
 * @template T
 * @param {string} path
 * @param {(response: Response) => T | Promise<T>} [read]
 * @returns {Promise<T>} */
export function piece(path, read = (response) => response.json()) {
  const known = kept.get(path);
  if (known) return known;
  const coming = fetched(path).then(read);
  kept.set(path, coming);
  coming.catch(() => kept.delete(path));
  return coming;
}
