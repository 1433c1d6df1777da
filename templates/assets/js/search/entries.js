/**
 * Papers as a list of results shows them, and as filters see them.
 */
import { piece } from "./pieces.js";
/** @import { Lexicon } from "./lexicon.js" */

/** A paper as entries/ holds it (results.py).
 * @typedef {{ key: string, title: string, year: number, names: string[], authors: string[],
 *   marks: string[], claims: string, venue?: string, text?: string }} Entry */
/** columns.json (results.py): numbers of values by paper, papers by title.
 * @typedef {{ titles: number[], columns: Record<string,
 *   { values: (string | number)[], papers: (number | number[])[] }> }} Columns */
/** @typedef {"modality" | "model" | "benchmark" | "hardware" | "has"} Tag */
/** What filters know of a paper; of a long list its title's `place` for the title.
 * @typedef {{ topics: number[], year: number, authors: string[], title?: string, place?: number,
 *   venue?: string, status?: string } & { [tag in Tag]?: string[] }} Facts */

/** The entries of papers, by their numbers.
 * @param {number[]} numbers @param {Lexicon} lexicon @returns {Promise<Entry[]>} */
export function entries(numbers, lexicon) {
  const { some } = lexicon;
  return Promise.all(
    numbers.map(async (number) => {
      const together = await piece(`search/entries/${Math.floor(number / some)}.json`);
      return { names: [], authors: [], marks: [], claims: "", ...together[number % some] };
    }),
  );
}

/** What filters know of every paper: of a long list without its authors, and only when asked.
 * @param {Lexicon} lexicon @returns {Facts[] | Promise<Facts[]>} */
export function facts(lexicon) {
  return lexicon.papers ?? piece("search/columns.json", unfolded);
}

/** @param {Response} response @returns {Promise<Facts[]>} */
async function unfolded(response) {
  /** @type {Columns} */
  const { columns, titles } = await response.json();
  /** @type {any[]} */
  const papers = titles.map(() => ({ authors: [] }));
  for (const [name, { values, papers: cells }] of Object.entries(columns)) {
    cells.forEach((cell, number) => {
      papers[number][name] = Array.isArray(cell)
        ? cell.map((n) => values[n])
        : (values[cell] ?? "");
    });
  }
  titles.forEach((number, place) => {
    papers[number].place = place;
  });
  return papers;
}
