import type {
  AnswerCitation,
  AnswerNotice,
  AnswerSentence,
  DropReason,
  GroundedAnswer,
} from "../../contract/answers.ts";

export type {
  AnswerCitation as Citation,
  AnswerKind,
  AnswerNotice,
  AnswerSentence,
  ClosestSource,
  DropReason,
  GroundedAnswer,
} from "../../contract/answers.ts";

/** A sentence of a language model that nobody gets to see. */
export interface DroppedSentence {
  reason: DropReason;
  text: string;
}

/** What a language model read and wrote for one answer, and what that cost. */
export interface AnswerUsage {
  model: string;
  inputTokens: number;
  outputTokens: number;
  /** In the currency of the configured prices; null where none are configured. */
  cost: number | null;
}

/** An answer, with what only admins see of how it came about. */
export interface AnswerOutcome {
  answer: GroundedAnswer;
  dropped: DroppedSentence[];
  /** How many sentences of a language model were held against what they cite. */
  checked: number;
  /** Null where no language model was asked. */
  usage: AnswerUsage | null;
  /** The ids of the passages the answer was made from, best first. */
  passageIds: string[];
}

/** How far an answer is. */
export type AnswerStage = "searching" | "reading" | "writing";

/** An answer in pieces: notices first, a citation before the first sentence that names it, `done` last and once. */
export type AnswerEvent =
  | { type: "status"; stage: AnswerStage }
  | { type: "notice"; notice: AnswerNotice }
  | { type: "citation"; citation: AnswerCitation }
  | { type: "sentence"; sentence: AnswerSentence }
  | { type: "done"; outcome: AnswerOutcome };
