import { AppError } from "../../http/app_error.ts";
import { isNamed } from "./people.ts";
import { appendixQuestions, appendixSlides, MOST_APPENDIX_ROWS } from "./appendix_slides.ts";
import { arrange, type Part, shownQuestions } from "./arrange.ts";
import { askedSlide } from "./asked_slide.ts";
import { chaptersSlide } from "./chapters_slide.ts";
import { type Context, contextOf, type DeckInput } from "./context.ts";
import { coverSlide } from "./cover_slide.ts";
import type { Deck, Slide } from "./deck.ts";
import { evidenceOf } from "./evidence.ts";
import { glanceSlide } from "./glance_slide.ts";
import { methodSlide, warningsOf } from "./method_slide.ts";
import { deckQuestion } from "./questions.ts";
import { partSlides } from "./question_slides.ts";
import { adviceFrom } from "./recommend.ts";
import { recommendationsSlide } from "./recommendations_slide.ts";
import { summarySlide } from "./summary_slide.ts";
import { voicesSlide } from "./voices_slide.ts";
import { counted, tidy } from "./words.ts";

/** The most slides a deck has, appendix included. */
export const MOST_SLIDES = 60;
/** Slides kept free for open answers when questions are many. */
const KEPT_FOR_TEXTS = 6;

/**
 * The whole report as plain values. Pure: the same input gives the same deck.
 *
 * @throws AppError "survey_no_answers" when nobody answered a question that may be shown.
 */
export function buildDeck(input: DeckInput): Deck {
  const context = contextOf(input);
  requireAnswers(context);
  const opening = [coverSlide(context), glanceSlide(context)];
  const said = [chaptersSlide(context), voicesSlide(context)].filter((slide) => slide !== null);
  const asked = askedSlide(context);
  const appendix = appendixSlides(context);
  const fixed = opening.length + said.length + (asked === null ? 0 : 1) + appendix.length + 3;
  const { sets, dropped } = withinBudget(setsOf(context), MOST_SLIDES - fixed);

  const parts = sets.map((set) => set.part);
  const evidence = evidenceOf(parts);
  const advice = adviceFrom(context, evidence);
  const ofKind = (isRole: boolean) =>
    sets.filter((set) => set.part.kind === "role" === isRole).flatMap((set) => set.slides);
  const findings = [...ofKind(false), ...ofKind(true)].filter((slide) =>
    slide.kind !== "counts" && slide.kind !== "answers" && !isSpread(slide)
  )
    .map((slide) => slide.headline);
  const slides: Slide[] = [
    opening[0]!,
    summarySlide(context, evidence, advice, findings),
    opening[1]!,
    ...ofKind(true),
    ...said,
    ...ofKind(false),
    asked,
    recommendationsSlide(context, advice),
    methodSlide(context, parts, dropped),
    ...appendix,
  ].filter((slide) => slide !== null);
  return {
    title: tidy(context.event.name),
    date: context.event.date,
    organisation: context.organisation,
    language: "en-GB",
    slides,
    questions: context.survey.questions.map(deckQuestion),
    respondents: context.survey.respondents,
    transcript: transcriptFacts(context),
    warnings: [
      ...warningsOf(context).map(({ code, message, remedy }) => ({ code, message, remedy })),
      ...droppedWarning(context, dropped),
    ],
  };
}

type SlideSet = { part: Part; slides: Slide[] };

function setsOf(context: Context): SlideSet[] {
  return arrange(context.survey).map((part) => ({ part, slides: partSlides(context, part) }))
    .filter((set) => set.slides.length > 0);
}

/** Keeps the first sets that fit, with some room for open answers; counts the questions that lose their slide. */
function withinBudget(sets: SlideSet[], budget: number): { sets: SlideSet[]; dropped: number } {
  const textSlides = sets.filter((set) => set.part.kind === "text").length;
  const forTexts = Math.min(KEPT_FOR_TEXTS, textSlides);
  const used = { text: 0, other: 0 };
  const all = sets.reduce((sum, set) => sum + set.slides.length, 0);
  if (all <= budget) return { sets, dropped: 0 };
  const kept = sets.filter((set) => {
    const size = set.slides.length;
    const group = set.part.kind === "text" ? "text" : "other";
    const room = group === "text" ? forTexts : budget - forTexts;
    if (used[group] + size > room) return false;
    used[group] += size;
    return true;
  });
  const ids = (some: SlideSet[]) =>
    new Set(some.flatMap((set) => set.slides.flatMap((slide) => slide.questionIds)));
  return { sets: kept, dropped: ids(sets).size - ids(kept).size };
}

// A list from most to least of something that is neither good nor bad says little of the event.
function isSpread(slide: Slide): boolean {
  return slide.kind === "grid" && slide.items.every((item) => !item.flag) &&
    !/\bmore than\b/i.test(slide.headline);
}

function requireAnswers(context: Context): void {
  const { survey } = context;
  const answered = survey.questions.some((question) =>
    question.kind !== "identity" && question.kind !== "bookkeeping" && question.n > 0
  );
  if (survey.respondents > 0 && answered) return;
  throw new AppError("survey_no_answers", {
    detail: shownQuestions(survey).length === 0
      ? "Its columns say who answered and when, but hold no question. Export it with the answers."
      : "Nobody answered any of its questions. Check that the export holds the responses.",
  });
}

function transcriptFacts({ transcript, analysis }: Context): Deck["transcript"] {
  return {
    words: transcript.words,
    duration_seconds: transcript.durationSeconds,
    speakers: transcript.voices.map(({ name, words, seconds }) => ({ name, words, seconds })),
    chapters: analysis.chapters.map((chapter) => ({
      title: chapter.title,
      start_seconds: chapter.startSeconds,
      length_seconds: chapter.lengthSeconds,
      words: chapter.words,
    })),
    questions: analysis.questions.map((question) => ({
      question: tidy(question.question),
      start_seconds: question.startSeconds,
      answered_by: question.answeredBy,
    })),
    quotes: analysis.keySentences.map((sentence) => ({
      text: tidy(sentence.text),
      speaker: sentence.speaker !== null && isNamed(sentence.speaker) ? sentence.speaker : null,
      start_seconds: sentence.startSeconds,
    })),
  };
}

function droppedWarning(context: Context, dropped: number): Deck["warnings"] {
  if (dropped === 0) return [];
  const beyond = appendixQuestions(context.survey).length - MOST_APPENDIX_ROWS;
  return [{
    code: "questions_in_appendix_only",
    message: `The survey has more questions than a deck of ${MOST_SLIDES} slides holds.`,
    remedy: `${counted(dropped, "question")} ${dropped === 1 ? "has" : "have"} no slide of ${
      dropped === 1 ? "its" : "their"
    } own; their counts are in the appendix${
      beyond > 0 ? " as far as it reaches, and all of them in the model file" : ""
    }. Leave questions out to choose which are shown.`,
  }];
}
