/**
 * The way to the repository: its page for a new file, filled in where an address can hold it.
 */
export const LONGEST = 8000;

/** Addresses of that page: with the whole file in it, or null where that is too long; and with the path. */
export function proposal({ repository, branch }, path, text) {
  const page = `${repository}/new/${branch.split("/").map(encodeURIComponent).join("/")}`;
  const named = `${page}?${new URLSearchParams({ filename: path })}`;
  const whole = `${page}?${new URLSearchParams({ filename: path, value: text })}`;
  return { whole: whole.length <= LONGEST ? whole : null, named };
}
