/**
 * Tables whose headings sort their rows. Numbers compare within a unit only: rows of one unit stay
 * together, the units in the order in which the page has them.
 */

/** @typedef {HTMLTableRowElement} Row */

/** @param {Row} row @param {number} column */
function cellOf(row, column) {
  return row.cells[column];
}

/** @param {Row[]} rows @param {number} column @param {boolean} falling */
function numbers(rows, column, falling) {
  const units = [...new Set(rows.map((row) => cellOf(row, column).dataset.unit))];
  const place = (/** @type {Row} */ row) => units.indexOf(cellOf(row, column).dataset.unit);
  const value = (/** @type {Row} */ row) => Number(cellOf(row, column).dataset.value);
  return rows.sort(
    (a, b) => place(a) - place(b) || (falling ? value(b) - value(a) : value(a) - value(b)),
  );
}

/** @param {Row[]} rows @param {number} column @param {boolean} falling */
function texts(rows, column, falling) {
  const order = new Intl.Collator(document.documentElement.lang);
  const text = (/** @type {Row} */ row) => cellOf(row, column).textContent;
  return rows.sort((a, b) => order.compare(text(a), text(b)) * (falling ? -1 : 1));
}

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableCellElement} heading
 * @param {Row[]} rows
 */
function sort(table, heading, rows) {
  const column = heading.cellIndex;
  const first = heading.dataset.sort === "number" ? "descending" : "ascending";
  const other = first === "descending" ? "ascending" : "descending";
  const direction = heading.getAttribute("aria-sort") === first ? other : first;
  for (const th of heading.parentElement?.children ?? []) th.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", direction);
  const by = heading.dataset.sort === "number" ? numbers : texts;
  table.tBodies[0].append(...by([...rows], column, direction === "descending"));
}

/** @type {NodeListOf<HTMLTableElement>} */
const tables = document.querySelectorAll("[data-part='table']");
for (const table of tables) {
  const rows = [...table.tBodies[0].rows];
  if (rows.length < 2) continue;
  /** @type {NodeListOf<HTMLTableCellElement>} */
  const headings = table.querySelectorAll("th[data-sort]");
  for (const heading of headings) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    button.addEventListener("click", () => sort(table, heading, rows));
    heading.replaceChildren(button);
  }
}
