import { topCount } from "./arrange.ts";
import { choseIt, claimOf, eitherOf, nameOf, topLabels } from "./claims.ts";
import type { Context } from "./context.ts";
import { type Evidence, themeFor } from "./evidence.ts";
import { isMet, MET } from "./grid_slide.ts";
import { hasRisen } from "./paired_slide.ts";
import { ratio } from "./notes.ts";
import { amount, remainder, speaksPercent, who } from "./shares.ts";
import { rowLabel } from "./things.ts";
import { clip, grouped, headline, inWords, NB, percent, percentOf, quoted, signed, small } from "./words.ts";

/** One thing to do, with the number it rests on. */
export interface Advice {
  value: string;
  action: string;
  why: string;
  /** The headline when this comes first. */
  headline: string;
  /** The same in a few words, for the summary. */
  brief: string;
  note: string;
}

const MOST_ROWS = 4;

/** One to four things to do, most pressing first: rules over numbers, no cause invented. */
export function adviceFrom(context: Context, evidence: Evidence): Advice[] {
  const found = [
    objectiveAdvice(evidence),
    aspectAdvice(context, evidence),
    nextTopicAdvice(evidence),
    commentAdvice(context, evidence),
    detractorAdvice(evidence),
    unchangedAdvice(evidence),
    overallAdvice(context, evidence),
    responseAdvice(context),
    questionsAdvice(context),
  ].filter((advice) => advice !== null);
  const kept = found.length > 0
    ? found
    : [keepAdvice(context, evidence), repeatAdvice(context)].filter((advice) => advice !== null);
  return kept.slice(0, MOST_ROWS);
}

function objectiveAdvice({ objectives }: Evidence): Advice | null {
  const worst = objectives[objectives.length - 1];
  if (worst === undefined || isMet(worst)) return null;
  const top = topCount(worst);
  const share = amount(top, worst.n);
  const name = rowLabel(worst);
  const below = objectives.filter((item) => !isMet(item)).length;
  const place = below === 1 && speaksPercent(worst.n)
    ? `the one objective ${top * 100 < MET * worst.n ? "below" : "at"} ${MET}${NB}%`
    : `the lowest of ${inWords(objectives.length)} objectives`;
  return {
    value: share,
    action: `Give ${quoted(name, 70)} more time`,
    why: `The lowest of ${inWords(objectives.length)} objectives: ${top} of ${worst.n} ${choseIt(worst)}.`,
    headline: headline(
      `Start with ${quoted(name)}, ${place}: ${share}`,
      `Start with ${quoted(name, 40)}, ${place}`,
      `Start with the lowest of ${inWords(objectives.length)} objectives, at ${share}`,
    ),
    brief: `Give ${quoted(name, 45)} more time.`,
    note: `${name}: ${ratio(top, worst.n)}, lowest of ${objectives.length} objectives`,
  };
}

function aspectAdvice(context: Context, { aspects }: Evidence): Advice | null {
  const worst = aspects[aspects.length - 1];
  if (worst === undefined || isMet(worst.item)) return null;
  const top = topCount(worst.item);
  const share = amount(top, worst.item.n);
  const chose = choseIt(worst.item);
  const among = aspects.length === 1 ? "" : `The lowest of ${inWords(aspects.length)} items: `;
  return {
    value: share,
    action: chose === "agree"
      ? `Find out why ${worst.item.n - top} of ${worst.item.n} do not agree: ${
        quoted(rowLabel(worst.item), 60)
      }`
      : `Review ${nameOf(worst.item, context.noun, 60)} before the next ${context.noun}`,
    why: `${among}${grouped(top)} of ${grouped(worst.item.n)} ${chose}.`,
    headline: headline(
      `Start with ${nameOf(worst.item, context.noun)}: only ${share} ${chose}`,
      `Start with ${nameOf(worst.item, context.noun, 40)}: only ${share} ${chose}`,
      `Start with ${nameOf(worst.item, context.noun, 45)}, lowest at ${share}`,
    ),
    brief: chose === "agree"
      ? `Find out why ${worst.item.n - top} of ${worst.item.n} do not agree: ${
        quoted(rowLabel(worst.item), 45)
      }.`
      : `Review ${nameOf(worst.item, context.noun, 45)}.`,
    note: `${rowLabel(worst.item)}: ${ratio(top, worst.item.n)}, lowest of ${aspects.length} items`,
  };
}

function nextTopicAdvice({ next }: Evidence): Advice | null {
  if (next === null) return null;
  const { first, second, question } = next;
  const lead = second === null ? 0 : first.count - second.count;
  const apart = second === null
    ? ""
    : lead === 0
    ? `, level with ${quoted(second.label, 40)}`
    : `, ${grouped(lead)} more than the runner-up`;
  return {
    value: amount(first.count, question.n),
    action: `Put ${quoted(first.label, 60)} on the next programme`,
    why: `${grouped(first.count)} of ${grouped(question.n)} chose it${apart}.`,
    headline: headline(
      `Put ${quoted(first.label)} on the next programme: ${amount(first.count, question.n)} ask for it`,
      `Put ${quoted(first.label, 45)} next: ${amount(first.count, question.n)} ask for it`,
    ),
    brief: `Put ${quoted(first.label, 45)} on the next programme.`,
    note: `${first.label}: ${ratio(first.count, question.n)}${
      second === null ? "" : `; runner-up ${second.label}: ${second.count}`
    }`,
  };
}

// A wish says what to do; other themes only where to look.
function actOn(label: string, count: number, noun: string): string {
  if (/^(?:more|less|fewer|shorter|longer|better|earlier|clearer)\b/i.test(label)) {
    return `Plan for ${quoted(small(label), 50)} at the next ${noun}`;
  }
  if (/^(?:poor |bad |better )?(?:sound|audio|microphone|ton|tonqualität)(?: quality)?$/i.test(label)) {
    return `Test the sound before the next ${noun}`;
  }
  return `Read the ${count} comments on ${quoted(label, 50)} with the team`;
}

function commentAdvice(context: Context, evidence: Evidence): Advice | null {
  const named = themeFor(evidence, "improve", "disliked");
  if (named === null) return null;
  const share = `${named.theme.count} of ${named.n}`;
  const of = named.asks === "improve" ? "on what to improve" : "on what fell short";
  return {
    value: share,
    action: actOn(named.theme.label, named.theme.count, context.noun),
    why: `Named in ${share} comments ${of}${named.tied ? "" : ", more than any other theme"}.`,
    headline: headline(
      `Start with ${quoted(named.theme.label)}, named in ${share} comments ${of}`,
      `Start with what ${share} comments name`,
    ),
    brief: `${actOn(clip(named.theme.label, 40), named.theme.count, context.noun)}.`,
    note: `${named.theme.label}: ${share} comments ${of}`,
  };
}

function detractorAdvice({ nps }: Evidence): Advice | null {
  if (nps === null || nps.detractors === 0) return null;
  if (nps.detractors * 10 < nps.n && nps.score > 0) return null;
  const share = amount(nps.detractors, nps.n);
  return {
    value: share,
    action: "Ask those who would not recommend it what was missing",
    why: `${nps.detractors} of ${nps.n} gave 0 to 6; the score is ${signed(nps.score)}.`,
    headline: headline(`Start with the detractors: ${share} gave 0 to 6`),
    brief: `Ask the ${nps.detractors} detractors what was missing.`,
    note: `Detractors: ${ratio(nps.detractors, nps.n)}`,
  };
}

function unchangedAdvice({ pairs }: Evidence): Advice | null {
  const still = pairs?.items.filter((item) => !hasRisen(item)).sort((a, b) =>
    (a.rose - a.fell) / a.n - (b.rose - b.fell) / b.n
  )[0];
  if (still === undefined || pairs === null) return null;
  const name = quoted(still.label, 50);
  return {
    value: `${still.rose} of ${still.n}`,
    action: pairs.items.length === 1
      ? "Check what people take home with a short quiz"
      : `Return to ${name} in a follow-up`,
    why:
      `${still.rose} rose, ${still.same} stayed and ${still.fell} fell among the ${still.n} who answered before and after.`,
    headline: headline(
      `Return to ${quoted(still.label)}: ${still.rose} of ${still.n} rose, ${still.fell} fell`,
      `Return to ${name}`,
    ),
    brief: pairs.items.length === 1 ? "Check what people take home." : `Return to ${name}.`,
    note: `${still.label}: rose ${still.rose}, same ${still.same}, fell ${still.fell} of ${still.n}`,
  };
}

function overallAdvice(context: Context, { overall }: Evidence): Advice | null {
  if (overall === null || percentOf(topCount(overall), overall.n) >= 85) return null;
  const top = topCount(overall);
  const rest = speaksPercent(overall.n) ? remainder(top, overall.n) : `${overall.n - top} of ${overall.n}`;
  return {
    value: rest,
    action: `Ask what would have made the ${context.noun} better for the rest`,
    why: `${overall.n - top} of ${overall.n} chose none of the top answers (${
      eitherOf(topLabels(overall))
    }).`,
    headline: headline(`Start with the ${rest} who did not give the ${context.noun} a top rating`),
    brief: "Ask the others what would have helped.",
    note: `Without a top answer: ${overall.n - top} of ${overall.n}`,
  };
}

function responseAdvice(context: Context): Advice | null {
  const { respondents } = context.survey;
  const { attended } = context.event;
  if (attended !== null && attended >= 10 && respondents <= attended && respondents * 100 < 30 * attended) {
    const rate = percent(respondents, attended);
    return {
      value: rate,
      action: "Open the survey before people leave",
      why: `${respondents} of ${attended} who attended answered.`,
      headline: headline(`Ask for answers before people leave: ${rate} of those who attended gave one`),
      brief: "Open the survey before people leave.",
      note: `Response rate: ${ratio(respondents, attended)}`,
    };
  }
  if (respondents >= 30 || respondents === 0) return null;
  return {
    value: `n${NB}=${NB}${respondents}`,
    action: "Collect more answers next time",
    why: respondents < 5
      ? `${inWords(respondents)} ${
        respondents === 1 ? "person" : "people"
      } answered, too few for percentages.`.replace(/^./, (letter) => letter.toUpperCase())
      : `${respondents} people answered, so each one moves a share by about ${
        Math.round(100 / respondents)
      } points.`,
    headline: headline(
      `Collect more answers next time: ${respondents} ${respondents === 1 ? "person" : "people"} gave one`,
    ),
    brief: "Collect more answers next time.",
    note: `One answer of ${respondents} = 1 / ${respondents}${
      respondents < 5 ? "" : ` = ${percent(1, respondents)}`
    }`,
  };
}

function questionsAdvice(context: Context): Advice | null {
  const count = context.analysis.questions.filter((question) => question.fromAudience).length;
  if (count < 3) return null;
  return {
    value: String(count),
    action: "Send the answers to the audience’s questions to everyone",
    why: `${count} questions from the audience are in the transcript, with what was replied.`,
    headline: headline(`Send round the answers to the ${count} questions the audience asked`),
    brief: `Send round the answers to ${count} audience questions.`,
    note: `Questions from the audience: ${count}`,
  };
}

function keepAdvice(context: Context, evidence: Evidence): Advice | null {
  const best = evidence.aspects[0]?.item ?? evidence.objectives[0] ?? evidence.overall;
  if (best === null || best === undefined) return null;
  const top = topCount(best);
  const said = who(top, best.n);
  return {
    value: amount(top, best.n),
    action: best === evidence.overall
      ? `Keep the format of the ${context.noun}`
      : `Keep what ranks highest: ${nameOf(best, context.noun, 50)}`,
    why: `${grouped(top)} of ${
      grouped(best.n)
    } chose a top answer; nothing asked fell to ${MET}${NB}% or less.`,
    headline: headline(
      `Nothing stands out to mend: ${said} ${claimOf(best, context.noun).text}`,
      `Nothing stands out to mend; keep what ${said} chose`,
    ),
    brief: `Keep the format: ${amount(top, best.n)} chose a top answer.`,
    note: `${rowLabel(best)}: ${ratio(top, best.n)}`,
  };
}

function repeatAdvice(context: Context): Advice | null {
  const { respondents } = context.survey;
  if (respondents === 0) return null;
  return {
    value: grouped(respondents),
    action: "Ask the same questions next time and compare",
    why: `${grouped(respondents)} responses are a base to hold the next report against.`,
    headline: headline(
      `No answer calls for a change: keep these ${grouped(respondents)} responses as a base to compare`,
    ),
    brief: "Ask the same questions next time and compare.",
    note: `Responses: ${respondents}`,
  };
}
