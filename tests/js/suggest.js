/** Suggestions, as the search's worker makes them. */
import { Lexicon } from "../../templates/assets/js/search/lexicon.js";
import { suggestions } from "../../templates/assets/js/search/suggest.js";

/** What is suggested for a text, from the data of lexicon.json. */
export function suggester(data) {
  const lexicon = new Lexicon(data);
  return (text) => suggestions(text, lexicon);
}
