import { buildSegment } from "../index/build.ts";
import type { LiveSegment } from "../index/live.ts";
import { type IndexablePassage, MOST_PASSAGES } from "../index/segment.ts";
import { readQuery } from "../query.ts";
import { rank } from "../rank/rank.ts";
import { type Snapshot, snapshotOf } from "../rank/snapshot.ts";
import type { EvalDocument, EvalQuestion } from "./collection.ts";
import { averagePrecision, type Judgements, ndcgAt, p95, recallAt, reciprocalRankAt } from "./measures.ts";

/** How well the search finds what judges called relevant: means over the questions that were judged. */
export interface Scorecard {
  queries: number;
  ndcg_at_10: number;
  map: number;
  mrr_at_10: number;
  recall_at_100: number;
  p95_ms: number;
}

/** A scorecard, and what of the collection it leaves out. */
export interface Evaluation {
  scorecard: Scorecard;
  documents: number;
  /** Questions nobody judged. */
  unjudged: number;
}

const DEPTH = 1000;

/** Indexes a collection and asks it every judged question, with the settings the portal has. */
export async function evaluate(
  documents: AsyncIterable<EvalDocument>,
  questions: readonly EvalQuestion[],
  judgements: ReadonlyMap<string, Judgements>,
): Promise<Evaluation> {
  const snapshot = await indexOf(documents);
  const judged = questions.filter(({ id }) => judgements.has(id));
  const measured = judged.map(({ id, text }) => measure(snapshot, text, judgements.get(id)!));
  const mean = (of: (each: Measured) => number) =>
    measured.length === 0 ? 0 : measured.reduce((sum, each) => sum + of(each), 0) / measured.length;
  return {
    scorecard: {
      queries: judged.length,
      ndcg_at_10: rounded(mean((each) => each.ndcg)),
      map: rounded(mean((each) => each.precision)),
      mrr_at_10: rounded(mean((each) => each.reciprocalRank)),
      recall_at_100: rounded(mean((each) => each.recall)),
      p95_ms: rounded(p95(measured.map((each) => each.ms))),
    },
    documents: snapshot.count,
    unjudged: questions.length - judged.length,
  };
}

interface Measured {
  ndcg: number;
  precision: number;
  reciprocalRank: number;
  recall: number;
  ms: number;
}

function measure(snapshot: Snapshot, question: string, judgements: Judgements): Measured {
  const started = performance.now();
  const ranking = rank(snapshot, readQuery(question), DEPTH).map(({ id }) => id);
  const ms = performance.now() - started;
  return {
    ndcg: ndcgAt(ranking, judgements, 10),
    precision: averagePrecision(ranking, judgements),
    reciprocalRank: reciprocalRankAt(ranking, judgements, 10),
    recall: recallAt(ranking, judgements, 100),
    ms,
  };
}

async function indexOf(documents: AsyncIterable<EvalDocument>): Promise<Snapshot> {
  const segments: LiveSegment[] = [];
  let waiting: IndexablePassage[] = [];
  const index = () => {
    if (waiting.length > 0) segments.push({ segment: buildSegment(waiting), removed: null });
    waiting = [];
  };
  for await (const { id, title, text } of documents) {
    waiting.push({ id, sourceId: id, title, text, speaker: null, kind: "document", date: null });
    if (waiting.length === MOST_PASSAGES) index();
  }
  index();
  return snapshotOf(segments);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
