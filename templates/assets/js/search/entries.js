/**
 * Papers as a list of results shows them, and as filters see them.
 */
import { piece } from "./pieces.js";

/** The entries of papers, by their numbers. */
export function entries(numbers, lexicon) {
  const { some } = lexicon;
  return Promise.all(
    numbers.map(async (number) => {
      const together = await piece(`search/entries/${Math.floor(number / some)}.json`);
      return { names: [], authors: [], marks: [], claims: "", ...together[number % some] };
    }),
  );
}

/** What filters know of every paper: of a long list without its authors, and only when asked. */
export function facts(lexicon) {
  return lexicon.papers ?? piece("search/columns.json", unfolded);
}

async function unfolded(response) {
  const { columns, titles } = await response.json();
  const papers = titles.map(() => ({ authors: [] }));
  for (const [name, { values, papers: cells }] of Object.entries(columns)) {
    cells.forEach((cell, number) => {
      papers[number][name] = Array.isArray(cell) ? cell.map((n) => values[n]) : (values[cell] ?? "");
    });
  }
  titles.forEach((number, place) => {
    papers[number].place = place;
  });
  return papers;
}
