import { NOTHING_FOUND } from "../../contract/answers.ts";
import type { PassageHit } from "../../library/mod.ts";
import type {
  AnswerKind,
  AnswerNotice,
  AnswerOutcome,
  AnswerSentence,
  AnswerUsage,
  Citation,
  DroppedSentence,
} from "./answer.ts";
import { closestOf } from "./cite.ts";
import type { Reading } from "./reading.ts";

/** What an answer was made of; what is left out is nothing. */
export interface Made {
  kind: AnswerKind;
  notices: AnswerNotice[];
  searched: string;
  sentences?: readonly AnswerSentence[];
  citations?: readonly Citation[];
  dropped?: readonly DroppedSentence[];
  checked?: number;
  usage?: AnswerUsage | null;
  passageIds?: readonly string[];
}

const MOST_CLOSEST = 3;
const MOST_SUGGESTIONS = 5;
/** A passage that speaks of less of the question than this is not near it. */
const NEAR = 0.3;

/** An answer with its account. */
export function outcomeOf(made: Made): AnswerOutcome {
  const sentences = [...made.sentences ?? []];
  const dropped = [...made.dropped ?? []];
  const count = (reason: DroppedSentence["reason"]) =>
    dropped.filter((each) => each.reason === reason).length;
  return {
    answer: {
      kind: made.kind,
      answer: sentences.map(({ text }) => text).join(" "),
      sentences,
      citations: [...made.citations ?? []],
      abstained: sentences.length === 0,
      notices: [...made.notices],
      closest: [],
      suggestions: [],
      dropped: {
        quote_not_found: count("quote_not_found"),
        wrong_id: count("wrong_id"),
        no_citation: count("no_citation"),
        not_supported: count("not_supported"),
      },
      searched: made.searched,
    },
    dropped,
    checked: made.checked ?? 0,
    usage: made.usage ?? null,
    passageIds: [...made.passageIds ?? []],
  };
}

/** An answer that says nothing was found, with what comes nearest and what the library does speak of. */
export function abstainedOutcome(
  made: Made,
  reading: Reading,
  hits: readonly PassageHit[],
  topics: readonly string[],
): AnswerOutcome {
  const outcome = outcomeOf({
    ...made,
    kind: made.kind === "safety" ? "safety" : "nothing_found",
    sentences: [],
  });
  const near = reading.support < NEAR ? [] : reading.candidates;
  const closest = near.filter(({ hit }, index) =>
    near.findIndex((other) => other.hit.passage.sourceId === hit.passage.sourceId) === index
  ).slice(0, MOST_CLOSEST);
  const titles = [...closest.map(({ hit }) => hit), ...hits].map(({ passage }) => passage.sourceTitle);
  return {
    ...outcome,
    answer: {
      ...outcome.answer,
      answer: NOTHING_FOUND,
      closest: closest.map(({ hit, index }) => closestOf(hit.passage, index)),
      suggestions: [...new Set([...titles, ...topics])].slice(0, MOST_SUGGESTIONS),
    },
  };
}
