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
  const telling = [...groups].filter(([, phrases]) => phrases.some(({ tier }) => tier !== "hint"));
  const weights = new Map(telling.map(([topic, phrases]) => [topic, weightOf(phrases, numbers)]));
  const chosen = [...weights.keys()]
    .filter((topic) => weights.get(topic) >= numbers.threshold)
    .sort((a, b) => weights.get(b) - weights.get(a) || (a < b ? -1 : 1));
  return chosen.slice(0, numbers.most).map((topic) => ({
    topic,
    score: 1 / (1 + Math.exp(numbers.threshold - weights.get(topic))),
    evidence: shown(groups.get(topic), numbers),
  }));
}

function weightOf(phrases, numbers) {
  const { place, tier } = numbers;
  const mentions = new Map();
  for (const told of phrases) {
    mentions.set(JSON.stringify([told.tier, told.phrase, told.sentence]), told);
  }
  const totals = new Map();
  for (const told of mentions.values()) {
    totals.set(told.tier, (totals.get(told.tier) ?? 0) + place[told.place]);
  }
  const weight = [...totals].reduce((sum, [name, total]) => sum + tier[name] * Math.log1p(total), 0);
  const plain = [...mentions.values()].filter((told) => told.tier !== "hint" && told.place !== "aside");
  const telling = apart(plain, numbers);
  const different = (of) => Math.log1p(new Set(telling.map(of)).size);
  return (
    weight +
    numbers.phrase * different(({ phrase }) => phrase) +
    numbers.sentence * different(({ sentence }) => sentence.join(" ")) +
    (telling.some((told) => told.place === "title") ? numbers.title : 0)
  );
}

/** The phrases without those that share words with one that says more, or is longer. */
function apart(phrases, { tiers }) {
  const length = ({ evidence }) => evidence.end - evidence.start;
  const order = [...phrases].sort(
    (a, b) =>
      tiers.indexOf(a.tier) - tiers.indexOf(b.tier) ||
      length(b) - length(a) ||
      a.evidence.start - b.evidence.start,
  );
  const kept = [];
  for (const told of order) {
    if (!kept.some((other) => covers(other.evidence, told.evidence))) kept.push(told);
  }
  return kept;
}

/** The phrases that weigh most, each spelling once. */
function shown(phrases, numbers) {
  const weights = new Map(phrases.map((told) => [told, weightOf([told], numbers)]));
  const order = [...phrases].sort(
    (a, b) =>
      weights.get(b) - weights.get(a) ||
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
    if (found.size === numbers.shown) break;
  }
  return [...found.values()];
}

function covers(one, other) {
  return one.field === other.field && one.start < other.end && other.start < one.end;
}
