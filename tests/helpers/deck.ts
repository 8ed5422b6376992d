import type { Transcript, TranscriptAnalysis, Turn } from "../../lib/transcripts/mod.ts";
import type { EventDetails } from "../../lib/reports/deck/mod.ts";
import type { Question, QuestionPair, Survey } from "../../lib/reports/survey/survey.ts";

/** The usual answers of a five-step scale, best first. */
export const AGREEMENT = ["Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree"];
/** The usual answers to "How would you rate …", best first. */
export const QUALITY = ["Excellent", "Good", "Fair", "Poor", "Very poor"];

/** A question with nothing but its text; what a test is about is given over it. */
export function questionOf(over: Partial<Question> & { text: string }): Question {
  return {
    id: "q1",
    stem: null,
    item: null,
    kind: "free_text",
    why: "given in the test",
    scale: null,
    n: 0,
    counts: [],
    numbers: [],
    texts: [],
    byRespondent: [],
    included: true,
    ...over,
  };
}

/** A scale in words with so many answers a level, best first. */
export function scaleOf(
  text: string,
  labels: string[],
  counts: number[],
  over: Partial<Question> = {},
): Question {
  const levels = labels.map((label, index) => ({ label, value: labels.length - index }));
  const byRespondent = counts.flatMap((count, index) => Array<number>(count).fill(labels.length - index));
  const numeric = labels.every((label) => /^\d+$/.test(label));
  return questionOf({
    text,
    kind: numeric ? "rating" : "likert",
    scale: { name: numeric ? "numeric" : labels.includes("Agree") ? "agreement" : "quality", levels },
    n: byRespondent.length,
    counts: labels.map((label, index) => ({ label, count: counts[index] ?? 0 })),
    numbers: numeric ? byRespondent : [],
    byRespondent,
    ...over,
  });
}

/** Single or several choices, most first. */
export function choiceOf(
  text: string,
  counts: Record<string, number>,
  over: Partial<Question> = {},
): Question {
  const options = Object.entries(counts).map(([label, count]) => ({ label, count }));
  return questionOf({
    text,
    kind: "single_choice",
    n: options.reduce((sum, option) => sum + option.count, 0),
    counts: options,
    ...over,
  });
}

/** A recommendation from 0 to 10: eleven counts, 0 first. */
export function npsQuestion(counts: number[], over: Partial<Question> = {}): Question {
  const numbers = counts.flatMap((count, value) => Array<number>(count).fill(value));
  return questionOf({
    text: "How likely are you to recommend this webinar to a colleague?",
    kind: "nps",
    n: numbers.length,
    counts: counts.map((count, value) => ({ label: String(value), count })),
    numbers,
    byRespondent: numbers,
    ...over,
  });
}

/** A number people wrote. */
export function numberOf(text: string, numbers: number[], over: Partial<Question> = {}): Question {
  return questionOf({ text, kind: "number", n: numbers.length, numbers, ...over });
}

/** An open question with its answers. */
export function textOf(text: string, texts: string[], over: Partial<Question> = {}): Question {
  return questionOf({ text, n: texts.length, texts, ...over });
}

/** A survey of these questions, numbered in their order. */
export function surveyOf(questions: Question[], over: Partial<Survey> = {}): Survey {
  const numbered = questions.map((question, index) => ({ ...question, id: `q${index + 1}` }));
  const respondents = Math.max(0, ...numbered.map((question) => question.n));
  const pairs: QuestionPair[] = [];
  return {
    source: "plain",
    respondents,
    rows: respondents,
    questions: numbered,
    pairs,
    answeredFrom: null,
    answeredTo: null,
    warnings: [],
    ...over,
  };
}

/** A transcript of turns "Name: text", with starts in seconds where given. */
export function transcriptOf(
  turns: [string | null, string, number?][],
  over: Partial<Transcript> = {},
): Transcript {
  const timed = turns.length > 0 && turns.every((turn) => turn[2] !== undefined);
  const end = timed ? (turns[turns.length - 1]?.[2] ?? 0) + 60 : null;
  const read: Turn[] = turns.map(([speaker, text, start], index) => ({
    speaker,
    text,
    startSeconds: start ?? null,
    endSeconds: timed ? turns[index + 1]?.[2] ?? end : null,
  }));
  const words = (text: string) => text.split(/\s+/).length;
  const names = [...new Set(read.flatMap((turn) => turn.speaker === null ? [] : [turn.speaker]))];
  return {
    format: timed ? "vtt" : "plain",
    title: null,
    recordedOn: null,
    turns: read,
    voices: names.map((name) => {
      const theirs = read.filter((turn) => turn.speaker === name);
      return {
        name,
        spellings: [name],
        turns: theirs.length,
        words: theirs.reduce((sum, turn) => sum + words(turn.text), 0),
        seconds: timed
          ? theirs.reduce((sum, turn) => sum + (turn.endSeconds ?? 0) - (turn.startSeconds ?? 0), 0)
          : null,
      };
    }).sort((a, b) => b.words - a.words),
    words: read.reduce((sum, turn) => sum + words(turn.text), 0),
    durationSeconds: end,
    timed,
    language: "en",
    warnings: [],
    ...over,
  };
}

/** What an analysis found; nothing unless given. */
export function analysisOf(over: Partial<TranscriptAnalysis> = {}): TranscriptAnalysis {
  return { chapters: [], questions: [], keySentences: [], frequentTerms: [], ...over };
}

/** A sample event. */
export function eventOf(over: Partial<EventDetails> = {}): EventDetails {
  return {
    name: "Asthma reviews that work",
    date: "2026-11-12",
    speakers: [],
    audience: "",
    programme: "",
    registered: null,
    attended: null,
    ...over,
  };
}
