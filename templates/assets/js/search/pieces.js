/**
 * The files of the search, fetched once each, from wherever this site lies.
 */
export const site = new URL("../../../../", import.meta.url);

const kept = new Map();

async function fetched(path) {
  const response = await fetch(new URL(path, site));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/** What `read` makes of a file's response; a failed attempt may be tried again. */
export function piece(path, read = (response) => response.json()) {
  if (!kept.has(path)) {
    const coming = fetched(path).then(read);
    kept.set(path, coming);
    coming.catch(() => kept.delete(path));
  }
  return kept.get(path);
}
