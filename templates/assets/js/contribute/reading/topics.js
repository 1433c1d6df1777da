/**
 * The topics a paper contributes to, weighed from the phrases that tell them.
 */
function byTopic(told) {
  const found = new Map();
  for (const phrase of told) found.set(phrase.topic, [...(found.get(phrase.topic) ?? []), phrase]);
  return found;
}

/** Every topic that its phrases make likely, the surest first. */
export function weigh(told, numbers) {
  const groups = byTopic(told);
  const weights = new Map([...groups].map(([topic, phrases]) => [topic, weightOf(phrases, numbers)]));
  const chosen = [...weights.keys()]
    .filter((topic) => weights.get(topic) >= numbers.threshold)
    .sort((a, b) => weights.get(b) - weights.get(a) || (a < b ? -1 : 1));
  return chosen.slice(0, numbers.most).map((topic) => ({
    topic,
    score: 1 / (1 + Math.exp(numbers.threshold - weights.get(topic))),
    evidence: shown(groups.get(topic), numbers),
  }));
}

function weightOf(phrases, { place, tier }) {
  const mentions = new Map();
  for (const told of phrases) {
    mentions.set(JSON.stringify([told.tier, told.phrase, told.sentence]), [told.tier, place[told.place]]);
  }
  const totals = new Map();
  for (const [name, weight] of mentions.values()) totals.set(name, (totals.get(name) ?? 0) + weight);
  return [...totals].reduce((sum, [name, total]) => sum + tier[name] * Math.log1p(total), 0);
}

/** The phrases that weigh most, each spelling once. */
function shown(phrases, { place, tier, shown: most }) {
  const weight = (told) => tier[told.tier] * place[told.place];
  const order = [...phrases].sort(
    (a, b) =>
      weight(b) - weight(a) ||
      (a.evidence.field !== "title") - (b.evidence.field !== "title") ||
      a.evidence.start - b.evidence.start ||
      b.evidence.end - a.evidence.end,
  );
  const found = new Map();
  for (const told of order) {
    const inside = [...found.values()].some((other) => covers(other, told.evidence));
    if (!inside && (told.tier !== "hint" || !found.size) && !found.has(told.phrase)) {
      found.set(told.phrase, told.evidence);
    }
    if (found.size === most) break;
  }
  return [...found.values()];
}

function covers(one, other) {
  return one.field === other.field && one.start < other.end && other.start < one.end;
}
