import { ndcgAt, p95, type Passage, type PassageHit, recallAt, reciprocalRankAt } from "../../library/mod.ts";
import type { AnswerSentence, Citation, GroundedAnswer } from "../answers/answer.ts";
import { evidenceOf, joinEvidence } from "../answers/gate/evidence_of.ts";
import { isSupported } from "../answers/gate/support.ts";
import { isRelevantCitation, isRelevantPassage, type NamesOf, NEAR_SECONDS } from "./judge.ts";
import type { EvalQuestion } from "./question_set.ts";

/** What is measured: how questions are answered, and what is known of the sources. */
export interface Evaluated {
  search(query: string, limit: number): Promise<readonly PassageHit[]>;
  answer(query: string): Promise<GroundedAnswer>;
  /** Every passage of the library. */
  passages: readonly Passage[];
  namesOf: NamesOf;
  /** Between which seconds of the recording the words of a citation begin; null where nobody knows. */
  spokenAt(citation: Citation): { from: number; to: number } | null;
  /** Milliseconds, for latencies. */
  now(): number;
}

/** How well a question set is answered. Ratios are null where there was nothing to take them of. */
export interface ChatScorecard {
  questions: number;
  answerable: number;
  recall_at_5: number;
  ndcg_at_10: number;
  mrr: number;
  /** Of all citations: those whose quote stands in its passage letter by letter, and whose sentence it bears out. */
  citation_precision: number | null;
  /** Of the citations of answerable questions: those that lead to a place that is listed as answering. */
  citation_relevance: number | null;
  /** Of the answerable questions: those of whose citations one leads to a place that answers. */
  citation_recall: number | null;
  /** Abstaining, as a classifier of questions without an answer. */
  abstention_precision: number | null;
  abstention_recall: number | null;
  abstention_f1: number | null;
  /** Of the cited times that can be checked: those within 5 seconds of the spoken words. */
  times_within_5_s: number | null;
  p95_ms: number;
}

/** A question that was not answered as it should be. */
export interface Miss {
  query: string;
  fault: "abstained" | "answered" | "elsewhere";
}

/** What an answer shows of one question. */
interface Measured {
  question: EvalQuestion;
  recall: number;
  ndcg: number;
  reciprocalRank: number;
  answer: GroundedAnswer;
  ms: number;
}

const DEPTH = 100;

/** Asks every question of a set and says how well they were answered. */
export async function evaluateChat(
  evaluated: Evaluated,
  questions: readonly EvalQuestion[],
): Promise<{ scorecard: ChatScorecard; misses: Miss[] }> {
  const measured: Measured[] = [];
  for (const question of questions) measured.push(await measure(evaluated, question));
  return {
    scorecard: scorecardOf(evaluated, measured),
    misses: measured.flatMap((each) => missOf(evaluated, each)),
  };
}

async function measure(evaluated: Evaluated, question: EvalQuestion): Promise<Measured> {
  const started = evaluated.now();
  const answer = await evaluated.answer(question.query);
  const ms = evaluated.now() - started;
  const ranking = (await evaluated.search(question.query, DEPTH)).map(({ passage }) => passage.id);
  const relevant = evaluated.passages.filter((passage) =>
    isRelevantPassage(passage, question.relevant, evaluated.namesOf)
  );
  const judgements = new Map(relevant.map((passage) => [passage.id, 1]));
  return {
    question,
    recall: recallAt(ranking, judgements, 5),
    ndcg: ndcgAt(ranking, judgements, 10),
    reciprocalRank: reciprocalRankAt(ranking, judgements, DEPTH),
    answer,
    ms,
  };
}

function scorecardOf(evaluated: Evaluated, measured: readonly Measured[]): ChatScorecard {
  const answerable = measured.filter(isAnswerable);
  const citations = measured.flatMap(({ answer }) => answer.citations);
  const passages = new Map(evaluated.passages.map((passage) => [passage.id, passage]));
  const borneOut = measured.flatMap(({ answer }) =>
    answer.sentences.flatMap((each) => isBorneOut(each, answer, passages))
  );
  const cited = answerable.flatMap((each) => each.answer.citations.map((citation) => ({ each, citation })));
  const leads = ({ each, citation }: typeof cited[number]) =>
    isRelevantCitation(citation, each.question.relevant, evaluated.namesOf);
  const times = citations.flatMap((citation) => {
    const spoken = evaluated.spokenAt(citation);
    const at = citation.start_seconds;
    return spoken === null || at === null
      ? []
      : [at >= spoken.from - NEAR_SECONDS && at <= spoken.to + NEAR_SECONDS];
  });
  const abstained = measured.filter(({ answer }) => answer.abstained);
  const rightly = abstained.filter((each) => !isAnswerable(each));
  const precision = share(rightly.length, abstained.length);
  const recall = share(rightly.length, measured.length - answerable.length);
  return {
    questions: measured.length,
    answerable: answerable.length,
    recall_at_5: rounded(mean(answerable.map((each) => each.recall)))!,
    ndcg_at_10: rounded(mean(answerable.map((each) => each.ndcg)))!,
    mrr: rounded(mean(answerable.map((each) => each.reciprocalRank)))!,
    citation_precision: rounded(share(borneOut.filter(Boolean).length, borneOut.length)),
    citation_relevance: rounded(share(cited.filter(leads).length, cited.length)),
    citation_recall: rounded(share(
      answerable.filter((each) => each.answer.citations.some((citation) => leads({ each, citation }))).length,
      answerable.length,
    )),
    abstention_precision: rounded(precision),
    abstention_recall: rounded(recall),
    abstention_f1: rounded(f1(precision, recall)),
    times_within_5_s: rounded(share(times.filter(Boolean).length, times.length)),
    p95_ms: rounded(p95(measured.map(({ ms }) => ms)))!,
  };
}

/** Of each citation of a sentence: whether it is verbatim, and the sentence borne out by what it cites. */
function isBorneOut(
  { text, citations }: AnswerSentence,
  answer: GroundedAnswer,
  passages: ReadonlyMap<string, Passage>,
): boolean[] {
  const cited = citations.map((n) => answer.citations.find((citation) => citation.n === n));
  const verbatim = cited.map((citation) => {
    const quoted = citation && passages.get(citation.passage_id)?.text.slice(citation.from, citation.to);
    return quoted !== undefined && quoted === citation!.quote;
  });
  if (cited.length === 1 && cited[0]?.quote === text) return verbatim;
  if (!verbatim.every(Boolean)) return verbatim.map(() => false);
  const evidence = cited.map((citation) => evidenceOf(passages.get(citation!.passage_id)!, citation!));
  return verbatim.map(() => isSupported(text, joinEvidence(evidence)));
}

function missOf({ namesOf }: Evaluated, { question, answer }: Measured): Miss[] {
  const { query, relevant } = question;
  if (relevant.length === 0) return answer.abstained ? [] : [{ query, fault: "answered" }];
  if (answer.abstained) return [{ query, fault: "abstained" }];
  const leads = answer.citations.some((citation) => isRelevantCitation(citation, relevant, namesOf));
  return leads ? [] : [{ query, fault: "elsewhere" }];
}

function isAnswerable({ question }: Measured): boolean {
  return question.relevant.length > 0;
}

function f1(precision: number | null, recall: number | null): number | null {
  if (precision === null || recall === null) return null;
  return precision + recall === 0 ? 0 : 2 * precision * recall / (precision + recall);
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10_000) / 10_000;
}
