/**
 * With what kinds of data a paper works.
 */
export function modalities(told, numbers, order) {
  const weights = new Map();
  const first = new Map();
  for (const { word, evidence, sentence, place } of told) {
    if (!weights.has(word)) weights.set(word, new Map());
    weights.get(word).set(`${evidence.field} ${sentence}`, numbers.place[place] ?? 1);
    if (!first.has(word)) first.set(word, evidence);
  }
  const sum = (sentences) => [...sentences.values()].reduce((total, weight) => total + weight, 0);
  const totals = new Map([...weights].map(([word, sentences]) => [word, sum(sentences)]));
  const least = Math.max(numbers.enough, numbers.beside * Math.max(0, ...totals.values()));
  const chosen = new Set([...totals.keys()].filter((word) => totals.get(word) >= least));
  const strong = (word) => chosen.has(word) && totals.get(word) >= (totals.get("text") ?? 0);
  if (numbers["also text"].some(strong)) chosen.delete("text");
  return order
    .filter((word) => chosen.has(word))
    .map((name) => ({ name, evidence: first.get(name) }));
}
