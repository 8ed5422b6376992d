/** How relevant documents are to one question, by the judges: the document's id and its grade. */
export type Judgements = ReadonlyMap<string, number>;

/** Normalised discounted cumulative gain of the first `depth`, gain linear in the grade, as trec_eval's ndcg_cut. */
export function ndcgAt(ranking: readonly string[], judgements: Judgements, depth: number): number {
  const gains = (grades: number[]) =>
    grades.slice(0, depth).reduce((sum, grade, index) => sum + Math.max(grade, 0) / Math.log2(index + 2), 0);
  const ideal = gains([...judgements.values()].sort((a, b) => b - a));
  return ideal === 0 ? 0 : gains(ranking.map((id) => judgements.get(id) ?? 0)) / ideal;
}

/** Average precision over the whole ranking, as trec_eval's map: every grade above 0 is relevant. */
export function averagePrecision(ranking: readonly string[], judgements: Judgements): number {
  const relevant = relevantOf(judgements);
  if (relevant.size === 0) return 0;
  let found = 0;
  let sum = 0;
  for (const [index, id] of ranking.entries()) {
    if (relevant.has(id)) sum += ++found / (index + 1);
  }
  return sum / relevant.size;
}

/** One over the rank of the first relevant document, or 0 where none is among the first `depth`. */
export function reciprocalRankAt(ranking: readonly string[], judgements: Judgements, depth: number): number {
  const relevant = relevantOf(judgements);
  const at = ranking.slice(0, depth).findIndex((id) => relevant.has(id));
  return at < 0 ? 0 : 1 / (at + 1);
}

/** The share of the relevant documents that are among the first `depth`. */
export function recallAt(ranking: readonly string[], judgements: Judgements, depth: number): number {
  const relevant = relevantOf(judgements);
  if (relevant.size === 0) return 0;
  return ranking.slice(0, depth).filter((id) => relevant.has(id)).length / relevant.size;
}

/** The value below which 95 in 100 lie: the nearest rank. */
export function p95(values: readonly number[]): number {
  if (values.length === 0) return 0;
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1]!;
}

function relevantOf(judgements: Judgements): Set<string> {
  return new Set([...judgements].filter(([, grade]) => grade > 0).map(([id]) => id));
}
