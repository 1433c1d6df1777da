/**
 * What a reader chose, kept in this browser; a browser that keeps nothing is no error.
 *
 * @param {string} name
 */
export function recall(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/**
 * Keep a choice, or forget it when there is none.
 *
 * @param {string} name
 * @param {string | null} value
 */
export function keep(name, value) {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // The choice lasts for this page.
  }
}
