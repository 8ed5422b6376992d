/** Why some observations were not taken, and the first of them. */
export interface Refusal {
  reason: string;
  count: number;
  /** Names the figure: "views of dQw4w9WgXcQ on 2026-03-01". */
  example: string;
}

/** What a delivery did to the store. */
export interface RecordOutcome {
  /** Observations delivered. */
  rows: number;
  /** Figures there were none of before. */
  added: number;
  /** Figures that say something else than before; what they said is in the history. */
  changed: number;
  /** Figures that were the same already. */
  unchanged: number;
  /** Figures older than those stored; they went to the history. */
  late: number;
  /** Observations that a later one of the same batch repeats; the last counted. */
  repeated: number;
  /** Posts the delivery describes or has figures of. */
  posts: number;
  /** The ids of the accounts concerned. */
  accounts: string[];
  refused: Refusal[];
}

/** An outcome to count in. */
export function emptyOutcome(): RecordOutcome {
  return {
    rows: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    late: 0,
    repeated: 0,
    posts: 0,
    accounts: [],
    refused: [],
  };
}

/** Counts an observation that is not taken. */
export function addRefusal(outcome: RecordOutcome, reason: string, example: string): void {
  const same = outcome.refused.find((refusal) => refusal.reason === reason);
  if (same === undefined) outcome.refused.push({ reason, count: 1, example });
  else same.count += 1;
}
