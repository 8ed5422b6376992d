import { byBytes } from "../index/strings.ts";

/** The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009). */
const K = 60;

/** Fuses rankings by what each passage's rank says, best first; equal ones in the order of their ids. */
export function fuse(rankings: readonly (readonly string[])[]): { id: string; score: number }[] {
  const scores = new Map<string, number>();
  for (const ranking of rankings) {
    for (const [index, id] of ranking.entries()) {
      scores.set(id, (scores.get(id) ?? 0) + 1 / (K + index + 1));
    }
  }
  return [...scores].map(([id, score]) => ({ id, score })).sort((a, b) =>
    b.score - a.score || byBytes(a.id, b.id)
  );
}
