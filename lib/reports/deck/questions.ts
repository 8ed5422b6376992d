import { bins, mean, median } from "../survey/mod.ts";
import type { Question } from "../survey/survey.ts";
import { isScale, topCount } from "./arrange.ts";
import type { DeckQuestion } from "./deck.ts";
import { topLabels } from "./claims.ts";
import { npsOf } from "./nps_slide.ts";
import { shareOf, showsShares } from "./shares.ts";
import { themesOf } from "./text_slide.ts";
import { tidy } from "./words.ts";

/** A question with every number a report may hold; who answered and how the file is kept stay out. */
export function deckQuestion(question: Question): DeckQuestion {
  const personal = question.kind === "identity" || question.kind === "bookkeeping";
  const base: DeckQuestion = {
    id: question.id,
    text: tidy(question.text),
    kind: question.kind,
    included: question.included && !personal,
    n: question.n,
    counts: [],
  };
  if (personal) return base;
  if (question.kind === "free_text") {
    const themes = question.included ? themesOf(question).map(({ label, count }) => ({ label, count })) : [];
    return { ...base, themes };
  }
  const counted = question.kind === "number" ? numberCounts(question) : question.counts;
  return {
    ...base,
    counts: counted.map(({ label, count }) => ({ label, count, share: shareOf(count, question.n) })),
    ...averages(question),
    ...(isScale(question) ? { top_two: topTwo(question) } : {}),
    ...(question.kind === "nps" && showsShares(question.n) ? { nps: npsNumbers(question) } : {}),
  };
}

// Numbers of fewer than five people are not laid out in bins, which would be as good as naming them.
function numberCounts(question: Question): { label: string; count: number }[] {
  return showsShares(question.n) ? bins(question.numbers) : [];
}

function averages(question: Question): { mean?: number; median?: number } {
  const [average, middle] = [mean(question.numbers), median(question.numbers)];
  if (average === null || middle === null || !showsShares(question.n)) return {};
  return { mean: rounded(average), median: rounded(middle) };
}

function topTwo(question: Question): NonNullable<DeckQuestion["top_two"]> {
  const count = topCount(question);
  return { count, share: shareOf(count, question.n), labels: topLabels(question) };
}

function npsNumbers(question: Question): NonNullable<DeckQuestion["nps"]> {
  const { score, promoters, passives, detractors } = npsOf(question);
  return { score, promoters, passives, detractors };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
