import type { PassageHit } from "../../library/mod.ts";
import type { LanguageModel } from "../../llm/mod.ts";
import type { Log } from "../../log.ts";
import { assessSafety, namesDose } from "../safety/assess.ts";
import type { AnswerEvent, AnswerNotice, AnswerSentence, Citation } from "./answer.ts";
import { citationOf } from "./cite.ts";
import { chooseSentences } from "./extract.ts";
import { resolveFollowUp } from "./follow_up.ts";
import { abstainedOutcome, type Made, outcomeOf } from "./outcome.ts";
import { readQuestion } from "./question.ts";
import { answers, type Reading, readPassages } from "./reading.ts";
import { writeAnswer } from "./write.ts";

/** What an answer is made with. */
export interface AnswerDeps {
  /** The passages of the asker's library that best match, best first. */
  search(query: string, limit: number, signal: AbortSignal): Promise<readonly PassageHit[]>;
  /** What the library speaks of, such as titles, to suggest where it has no answer. */
  topics(signal: AbortSignal): Promise<readonly string[]>;
  /** Null where answers quote the library only. */
  llm: LanguageModel | null;
  log: Log;
}

/** A question within its thread. */
export interface AskedQuestion {
  question: string;
  /** What was asked before, oldest first. */
  earlier: readonly string[];
}

/** Passages looked at; the best of them are read by a language model. */
const SEARCHED = 40;
const WRITTEN_FROM = 8;

/**
 * Answers a question from the library, piece by piece: what safety asks first, then sentences that each cite what bears them
 * out, last `done` with the whole. With a language model the sentences are written and checked, without one quoted; where
 * nothing bears on the question, it says so.
 */
export async function* answerQuestion(
  deps: AnswerDeps,
  { question, earlier }: AskedQuestion,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const { notice, quotes } = assessSafety(question);
  const notices: AnswerNotice[] = [];
  if (notice !== null) {
    notices.push(notice);
    yield { type: "notice", notice };
  }
  const searched = resolveFollowUp(question, earlier);
  if (quotes === "none") {
    yield { type: "done", outcome: outcomeOf({ kind: "safety", notices, searched }) };
    return;
  }

  yield { type: "status", stage: "searching" };
  const hits = await deps.search(searched, SEARCHED, signal);
  signal.throwIfAborted();
  yield { type: "status", stage: "reading" };
  const reading = readPassages(readQuestion(searched), hits, (text) => quotes === "all" || !namesDose(text));
  const made: Made = {
    kind: notice === null ? "extractive" : "safety",
    notices,
    searched,
    passageIds: hits.slice(0, WRITTEN_FROM).map((hit) => hit.passage.id),
  };
  const abstain = async (more: Partial<Made> = {}): Promise<AnswerEvent> => ({
    type: "done",
    outcome: abstainedOutcome({ ...made, ...more }, reading, hits, await deps.topics(signal)),
  });
  if (!answers(reading)) return yield await abstain();
  // What somebody asks for themselves is quoted, never put into new words.
  if (deps.llm === null || notice !== null) return yield* quoted(reading, made);

  yield { type: "status", stage: "writing" };
  const task = { question, searched, hits: bestOf(reading, hits) };
  const written = yield* writeAnswer(deps.llm, deps.log, task, signal);
  if (written.end === "no_answer") return yield await abstain(written.account);
  if (written.notice !== null) {
    notices.push(written.notice);
    yield { type: "notice", notice: written.notice };
  }
  if (written.end === "nothing") return yield* quoted(reading, { ...made, ...written.account });
  yield { type: "done", outcome: outcomeOf({ ...made, ...written.account, kind: "written" }) };
}

function* quoted(reading: Reading, made: Made): Generator<AnswerEvent> {
  const citations: Citation[] = [];
  const sentences: AnswerSentence[] = [];
  for (const [index, { hit, index: at, text }] of chooseSentences(reading).entries()) {
    const citation = citationOf(index + 1, hit.passage, hit.passage.sentences[at]!);
    const sentence = { text, citations: [citation.n] };
    citations.push(citation);
    sentences.push(sentence);
    yield { type: "citation", citation };
    yield { type: "sentence", sentence };
  }
  yield { type: "done", outcome: outcomeOf({ ...made, citations, sentences }) };
}

/** The passages with the best sentences, then the best found. */
function bestOf(reading: Reading, hits: readonly PassageHit[]): PassageHit[] {
  const best = reading.candidates.map(({ hit }) => hit).slice(0, 20);
  return [...new Set([...best, ...hits])].slice(0, WRITTEN_FROM);
}
