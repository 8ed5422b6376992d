import type { Question } from "../survey/survey.ts";
import { mean, median } from "../survey/mod.ts";
import type { ScaleSlide } from "./deck.ts";
import { topCount } from "./arrange.ts";
import { claimOf, eitherOf, forOne, topLabels, topOf } from "./claims.ts";
import { type Context, surveySource } from "./context.ts";
import { choiceHeadline, choiceLeads } from "./choice_headline.ts";
import { baseNote, countsNote, intervalNote, kindInWords, questionNote, ratio } from "./notes.ts";
import { amount, remainder, speaksPercent, who } from "./shares.ts";
import { capital, headline, inWords, percent, percentOf, plainNumber, quoted } from "./words.ts";

const JUDGED = new Set(
  "agreement satisfaction quality expectations confidence usefulness relevance clarity engagement knowledge ease numeric"
    .split(" "),
);

/** One ordered scale: the share of the top answers beside its shape. */
export function scaleSlide(context: Context, question: Question, topic: string): ScaleSlide {
  const top = topCount(question);
  const judged = isJudgement(question);
  const leads = judged ? question.counts.slice(0, topOf(question.counts.length)) : choiceLeads(question);
  const leadCount = judged ? top : leads.reduce((sum, level) => sum + level.count, 0);
  const average = averageOf(question);
  return {
    kind: "scale",
    topic,
    headline: judged ? scaleHeadline(question, context.noun) : choiceHeadline(question),
    question: question.text,
    n: question.n,
    levels: question.counts.map((level) => ({ ...level, lead: leads.includes(level) })),
    figure: speaksPercent(question.n) ? percent(leadCount, question.n) : `${leadCount} of ${question.n}`,
    figureText: figureText(question, leads.map((level) => level.label), leadCount, judged, average),
    source: surveySource(context, question.n, roundingRemark(question)),
    notes: [
      questionNote(question.text, kindInWords(question)),
      baseNote(context, question.n),
      countsNote(question.counts, question.n),
      `Formula: ${judged ? "top answers" : "answers named"} (${
        leads.map((level) => level.label).join(" + ")
      }) / n = ${ratio(leadCount, question.n)}`,
      ...(average === null ? [] : [`Mean: ${average.mean}; median: ${average.median}`]),
      ...intervalNote([{ label: "Answers named", count: leadCount }], question.counts, question.n),
    ],
    questionIds: [question.id],
  };
}

/** The finding of a scale by the share of its top answers: praise, a majority with its rest, or a split. */
export function scaleHeadline(question: Question, noun: string): string {
  const { n } = question;
  const top = topCount(question);
  const claim = claimOf(question, noun);
  const text = top === 1 && n < 30 ? forOne(claim.text) : claim.text;
  const plain = `${who(top, n)} ${text}`;
  const short = `${who(top, n)} answered ${
    topLabels(question).map((label) => quoted(label, 24)).reverse().join(" or ")
  }`;
  const share = percentOf(top, n);
  if (share >= 85 || top === 0 || top === n) return headline(plain, short);
  const rest = `${remainder(top, n)} ${n - top === 1 && n < 30 ? forOne(claim.rest) : claim.rest}`;
  if (share >= 60) {
    return headline(`${plain}, ${rest}`, `${short}, ${remainder(top, n)} did not`, plain, short);
  }
  if (share >= 40) {
    return headline(
      `Opinion is split: ${plain}, ${rest}`,
      `${plain}, ${rest}`,
      `Opinion is split: ${short}, ${remainder(top, n)} did not`,
      plain,
      short,
    );
  }
  return headline(`Only ${plain}, ${rest}`, `Only ${plain}`, `Only ${short}`);
}

/** Whether the top of the scale is good news: not so for how often, how likely, how important or how rude. */
export function isJudgement(question: Question): boolean {
  if (/^how (?:often|much|many|frequently|long)\b/i.test(question.text.trim()) || isRanking(question)) {
    return false;
  }
  const name = question.scale?.name ?? "";
  return JUDGED.has(name) ||
    question.counts.some((level) => /\b(?:excellent|good|agree|satisfied)\b/i.test(level.label));
}

/** Whether people put things in order: where one is first another can't be, so no share says how good it is. */
export function isRanking({ text, stem }: Pick<Question, "text" | "stem">): boolean {
  return /\brank(?:ed|ing)?\b|\bin (?:the )?order of\b/i.test(stem ?? text);
}

/** Mean and median of a scale of numbers, as printed; null for scales in words. */
function averageOf(question: Question): { mean: string; median: string } | null {
  const [average, middle] = [mean(question.numbers), median(question.numbers)];
  return average === null || middle === null
    ? null
    : { mean: plainNumber(average), median: plainNumber(middle) };
}

function figureText(
  question: Question,
  labels: string[],
  count: number,
  judged: boolean,
  average: { mean: string } | null,
): string {
  const best = question.counts[0];
  const tail = average === null ? "" : `; the mean is ${average.mean}`;
  if (!judged) return `answered ${labels.map((label) => quoted(label, 30)).join(" or ")}${tail}`;
  const rest = count === question.n ? "" : `; ${remainder(count, question.n)} did not`;
  if (labels.length === 2 && best !== undefined && best.count * 2 > question.n) {
    return `chose one of the two best answers${rest}${tail}; more than half chose the best`;
  }
  const which = labels.length === 2
    ? `one of the two best of ${inWords(question.counts.length)} answers`
    : "the best answer";
  return `chose ${which}${rest}${tail}`;
}

/** Says so where the shown percentages do not add up as a reader would add them. */
function roundingRemark(question: Question): string {
  if (!speaksPercent(question.n)) return "";
  const shown = question.counts.reduce((sum, level) => sum + percentOf(level.count, question.n), 0);
  return shown === 100 ? "" : "shares are rounded, so they may not add to the total";
}

/** "93 % rated the webinar good or excellent" as a figure and its words: the figure, then the words. */
export function scaleFigure(question: Question, noun: string): { value: string; text: string } {
  const top = topCount(question);
  const claim = claimOf(question, noun);
  const text = claim.named ? claim.text : `answered ${eitherOf(topLabels(question))}`;
  return {
    value: amount(top, question.n),
    text: capital(text).replace(/^./, (letter) => letter.toLowerCase()),
  };
}
