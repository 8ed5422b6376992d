import type { Question } from "../survey/survey.ts";
import type { Bar, BarsSlide } from "./deck.ts";
import { choiceHeadline, choiceLeads } from "./choice_headline.ts";
import { type Context, surveySource } from "./context.ts";
import { baseNote, countsNote, intervalNote, kindInWords, questionNote, ratio } from "./notes.ts";
import { speaksPercent } from "./shares.ts";
import { counted, NB, quoted } from "./words.ts";

/** More options than this are folded: the first eleven, and the others as one. */
const MOST_OPTIONS = 12;

/** Single or several choices as sorted bars, "Other" last. */
export function choiceSlide(context: Context, question: Question, topic: string): BarsSlide {
  const several = question.kind === "multiple_choice";
  const leads = choiceLeads(question);
  const { options, hidden } = folded(question, several);
  const bars: Bar[] = options.map((option) => ({
    // The headline counts people where the base is small, so the bars name their counts beside the shares.
    label: speaksPercent(question.n) ? option.label : `${option.label} (${option.count})`,
    count: option.count,
    lead: leads.some((lead) => lead.label === option.label),
  }));
  const lead = leads[0];
  return {
    kind: "bars",
    topic,
    headline: choiceHeadline(question),
    question: question.text,
    n: question.n,
    several,
    options: bars,
    figureText: lead === undefined ? "" : `answered ${quoted(lead.label, 70)}`,
    source: surveySource(context, question.n, ...remarks(several, hidden)),
    notes: [
      questionNote(question.text, kindInWords(question)),
      baseNote(context, question.n),
      countsNote(question.counts, question.n),
      `Formula: share = people who ${
        several ? "chose the option" : "gave the answer"
      } / people who answered the question${
        lead === undefined ? "" : `; ${lead.label}: ${ratio(lead.count, question.n)}`
      }`,
      ...intervalNote(leads, options, question.n),
    ],
    questionIds: [question.id],
  };
}

function remarks(several: boolean, hidden: number): string[] {
  if (!several) return ["one answer each"];
  const more = hidden === 0 ? [] : [`${counted(hidden, "more option")} in the notes`];
  return [`several answers possible, so shares add to more than 100${NB}%`, ...more];
}

// Several choices can't be summed (one person may have made many), so those beyond the limit stand in the notes.
function folded(
  question: Question,
  several: boolean,
): { options: { label: string; count: number }[]; hidden: number } {
  const isOther = (label: string) => /^(?:other|something else)\b/i.test(label);
  const named = question.counts.filter((option) => !isOther(option.label)).sort((a, b) => b.count - a.count);
  const others = question.counts.filter((option) => isOther(option.label));
  if (question.counts.length <= MOST_OPTIONS) return { options: [...named, ...others], hidden: 0 };
  if (several) {
    return { options: named.slice(0, MOST_OPTIONS), hidden: question.counts.length - MOST_OPTIONS };
  }
  const rest = [...named.slice(MOST_OPTIONS - 1), ...others];
  const count = rest.reduce((sum, option) => sum + option.count, 0);
  return {
    options: [...named.slice(0, MOST_OPTIONS - 1), {
      label: `Other (${counted(rest.length, "option")})`,
      count,
    }],
    hidden: 0,
  };
}
