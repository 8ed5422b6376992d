import type { AnswerCount, Question } from "../survey/survey.ts";
import { forOne } from "./claims.ts";
import { amount, isAhead, remainder, speaksPercent, who } from "./shares.ts";
import { counted, headline, HEADLINE_LIMIT, percentOf, quoted } from "./words.ts";
import { type Turned, yesNoClaim, yesOrNo } from "./yes_no.ts";

/** Shares this many points apart, or fewer, are level. */
const CLOSE = 3;
const NEXT = /\b(?:next|future|further|cover|topics?|interested in|like to (?:see|hear|learn)|want)\b/i;
const OPINION =
  /\b(?:would|should|do you (?:think|agree|believe|prefer|feel|like)|prefer|opinion|is it|are you satisfied)\b/i;
const PEOPLE =
  /(?:practitioner|physician|doctor|nurse|pharmacist|specialist|consultant|student|trainee|resident|manager|engineer|developer|teacher|researcher|scientist|analyst|administrator|midwife|surgeon|dentist|therapist|psychologist|counsellor|director|executive|officer|worker|paramedic|dietitian|nutritionist|technician|assistant|educator|lecturer|professor|academic|patient|carer|caregiver|GP|designer|architect|professional)$/i;

/** The answers a headline on choices may name, most first: "Other" and the like never lead. */
export function choiceLeads(question: Question): AnswerCount[] {
  const [first, second, third] = ranked(question);
  if (first === undefined) return [];
  if (question.kind === "multiple_choice" && second !== undefined && isClearlyMore(first, second, question)) {
    return [first, second];
  }
  if (second === undefined || isClearlyMore(first, second, question)) return [first];
  if (first.count * 2 > question.n && question.kind !== "multiple_choice") return [first];
  return third !== undefined && third.count === second.count ? [first] : [first, second];
}

/** The finding of a question with one or several choices. */
export function choiceHeadline(question: Question): string {
  const { n } = question;
  const [first, second, third] = ranked(question);
  if (first === undefined) return `${counted(n, "person", "people")} answered`;
  const several = question.kind === "multiple_choice";
  const verb = several ? (isNext(question) ? "want" : "chose") : "answered";
  if (first.count === n) {
    return headline(sayAll(question, first, verb), `All ${n} ${verb} ${quoted(first.label, 60)}`);
  }
  if (second === undefined || second.count === 0) return alone(question, first, verb);
  const ahead = isClearlyMore(first, second, question);
  const both = ahead ? null : bothSaid(question, first, second);
  if (both !== null) return both;
  if (!several && first.count * 2 >= n) {
    if (ahead) return majority(question, first);
    // Naming one of two that are level behind the first would be a choice of ours.
    return third?.count === second.count ? answered(question, first) : split(question, first, second);
  }
  if (!ahead) return level(first, second, third, question, verb);
  return several ? severalLead(question, first, second, verb) : leading(question, first, second);
}

// One answer each: the intervals must stay apart. Several answers: the same people chose, so more than rounding will do.
function isClearlyMore(first: AnswerCount, second: AnswerCount, question: Question): boolean {
  if (question.kind !== "multiple_choice") return isAhead(first.count, second.count, question.n);
  return percentOf(first.count, question.n) - percentOf(second.count, question.n) > CLOSE;
}

function ranked(question: Question): AnswerCount[] {
  const sorted = [...question.counts].sort((a, b) => b.count - a.count);
  const named = sorted.filter((option) =>
    !/^(?:other|something else|none of the above|prefer not|(?:i )?don['’]t know|not sure|unsure|n\/?a$|not applicable)\b/i
      .test(option.label)
  );
  return named.length > 0 && (named[0]?.count ?? 0) > 0 ? named : sorted;
}

function isNext(question: Question): boolean {
  return NEXT.test(question.text) &&
    /\b(?:topics?|subjects?|cover|next|future|see|hear|learn)\b/i.test(question.text) &&
    !/\b(?:did|have) you\b/i.test(question.text);
}

function sayAll(question: Question, first: AnswerCount, verb: string): string {
  const claim = turned(question, first);
  return claim === null
    ? `All ${question.n} ${verb} ${quoted(first.label)}`
    : `All ${question.n} ${claim.text}`;
}

function alone(question: Question, first: AnswerCount, verb: string): string {
  return headline(
    `${who(first.count, question.n)} ${verb} ${quoted(first.label)}, more than any other answer`,
    `${who(first.count, question.n)} ${verb} ${quoted(first.label, 60)}`,
  );
}

// At least half, and ahead of all others.
function majority(question: Question, first: AnswerCount): string {
  const { n } = question;
  const claim = turned(question, first);
  if (claim !== null) {
    const text = `${who(first.count, n)} ${claim.text}`;
    const rest = claim.rest === null ? null : othersSaid(question, first, claim.rest, text);
    return headline(rest, text, answered(question, first));
  }
  const group = asGroup(first.label);
  if (group !== null && isAboutPeople(question)) {
    return speaksPercent(n)
      ? headline(
        `Most of those who answered are ${group}: ${amount(first.count, n)}`,
        answered(question, first),
      )
      : headline(`${amount(first.count, n)} who answered are ${group}`, answered(question, first));
  }
  return answered(question, first);
}

// Yes and no about as often: what the ones do and the others do not, rather than that two answers lead.
function bothSaid(question: Question, first: AnswerCount, second: AnswerCount): string | null {
  const yes = [first, second].find((option) => yesOrNo(option.label) === "yes");
  const no = [first, second].find((option) => yesOrNo(option.label) === "no");
  if (yes === undefined || no === undefined || OPINION.test(question.text)) return null;
  const claim = turned(question, yes);
  if (claim === null || claim.rest === null) return null;
  const { n } = question;
  const text = `${amount(yes.count, n)} ${claim.text}, ${
    speaksPercent(n) ? amount(no.count, n) : no.count
  } ${claim.rest}`;
  return text.length <= HEADLINE_LIMIT ? headline(text) : null;
}

// Who is not sure has not said no: only those who said so are counted as the others.
function othersSaid(question: Question, first: AnswerCount, rest: string, text: string): string | null {
  const { n } = question;
  if (question.counts.every((option) => option.count === 0 || yesOrNo(option.label) !== null)) {
    return `${text}, ${remainder(first.count, n)} ${rest}`;
  }
  const against = question.counts.find((option) =>
    option.count > 0 && ![null, yesOrNo(first.label)].includes(yesOrNo(option.label))
  );
  if (against === undefined) return null;
  return `${text}, ${speaksPercent(n) ? amount(against.count, n) : against.count} ${rest}`;
}

function answered(question: Question, first: AnswerCount): string {
  const { n, item } = question;
  const said = `${amount(first.count, n)} answered`;
  if (item !== null) {
    return headline(
      `${quoted(item)}: ${said} ${quoted(first.label)}`,
      `${quoted(item, 48)}: ${said} ${quoted(first.label, 18)}`,
    );
  }
  return speaksPercent(n)
    ? headline(
      `Most answered ${quoted(first.label)}: ${amount(first.count, n)}`,
      `Most answered ${quoted(first.label, 65)}: ${amount(first.count, n)}`,
    )
    : headline(`${said} ${quoted(first.label)}`, `${said} ${quoted(first.label, 65)}`);
}

function split(question: Question, first: AnswerCount, second: AnswerCount): string {
  const { n } = question;
  const opinion = OPINION.test(question.text) ? "Opinion is split: " : "";
  const [one, other] = [
    amount(first.count, n),
    speaksPercent(n) ? amount(second.count, n) : String(second.count),
  ];
  return headline(
    `${opinion}${one} answered ${quoted(first.label)}, ${other} ${quoted(second.label)}`,
    `${one} answered ${quoted(first.label, 30)}, ${other} ${quoted(second.label, 30)}`,
  );
}

// No answer is ahead of the next by more than chance may explain.
function level(
  first: AnswerCount,
  second: AnswerCount,
  third: AnswerCount | undefined,
  question: Question,
  verb: string,
): string {
  const { n } = question;
  if (third !== undefined && third.count === second.count) {
    if (first.count === third.count) {
      return headline(`No answer leads: the first three have ${amount(first.count, n)} each`);
    }
    return headline(
      `No answer leads clearly: ${quoted(first.label)} has most, ${amount(first.count, n)}`,
      `No answer leads clearly: ${quoted(first.label, 45)} has most, ${amount(first.count, n)}`,
    );
  }
  const close = percentOf(first.count, n) - percentOf(second.count, n) <= CLOSE;
  const groups = isAboutPeople(question) ? [asGroup(first.label), asGroup(second.label)] : [];
  const [a, b] = groups.length === 2 && groups.every((group) => group !== null)
    ? groups
    : [quoted(first.label), quoted(second.label)];
  const [shortA, shortB] = [quoted(first.label, 28), quoted(second.label, 28)];
  if (speaksPercent(n)) {
    const at = `about ${amount(first.count, n)}`;
    if (close) {
      return headline(`${a} and ${b} lead, level at ${at}`, `${shortA} and ${shortB} lead, level at ${at}`);
    }
    const shares = `${amount(first.count, n)} and ${amount(second.count, n)}`;
    return headline(`${a} and ${b} lead, at ${shares}`, `${shortA} and ${shortB} lead, at ${shares}`);
  }
  if (first.count === second.count) {
    const at = `${first.count} of ${n} each`;
    return headline(`${a} and ${b} lead, level at ${at}`, `${shortA} and ${shortB} lead, level at ${at}`);
  }
  return headline(
    `${first.count} of ${n} ${verb} ${quoted(first.label)}, ${second.count} ${
      quoted(second.label)
    }: too close to call`,
    `${first.count} of ${n} ${verb} ${quoted(first.label)}, ${second.count} ${quoted(second.label)}`,
    `${first.count} of ${n} ${verb} ${shortA}, ${second.count} ${shortB}`,
  );
}

// Ahead, but under half.
function leading(question: Question, first: AnswerCount, second: AnswerCount): string {
  const { n } = question;
  const group = isAboutPeople(question) ? asGroup(first.label) : null;
  const nearly = speaksPercent(n) && percentOf(first.count, n) >= 45;
  if (nearly) {
    return headline(
      group === null ? null : `Nearly half of those who answered are ${group}: ${amount(first.count, n)}`,
      `Nearly half answered ${quoted(first.label)}: ${amount(first.count, n)}`,
      `Nearly half answered ${quoted(first.label, 60)}: ${amount(first.count, n)}`,
    );
  }
  const lead = group === null ? quoted(first.label) : group;
  const text = `${lead} ${group === null ? "leads with" : "lead with"} ${amount(first.count, n)}`;
  return headline(
    `${text}, ahead of ${quoted(second.label)} at ${amount(second.count, n)}`,
    `${quoted(first.label, 32)} leads with ${amount(first.count, n)}, ahead of ${
      quoted(second.label, 24)
    } at ${amount(second.count, n)}`,
  );
}

function severalLead(question: Question, first: AnswerCount, second: AnswerCount, verb: string): string {
  const { n } = question;
  const next = verb === "want" && /\bnext\b|\bfuture\b/i.test(question.text) ? " next" : "";
  const text = (limitA: number, limitB: number) =>
    `${who(first.count, n)} ${verb} ${quoted(first.label, limitA)}${next}, ahead of ${
      quoted(second.label, limitB)
    } at ${amount(second.count, n)}`;
  return headline(text(200, 200), text(34, 28));
}

// The answer as something the people do: "would recommend the webinar".
function turned(question: Question, first: AnswerCount): Turned | null {
  const answer = yesOrNo(first.label);
  if (answer === null || question.kind === "multiple_choice") return null;
  const claim = yesNoClaim(question.text, answer);
  if (claim === null || claim.text.length > 88) return null;
  return first.count === 1 && question.n < 30 ? { ...claim, text: forOne(claim.text) } : claim;
}

function isAboutPeople(question: Question): boolean {
  return /\b(?:role|profession|occupation|job|specialty|speciality|position|describes you|are you|who are you|group)\b/i
    .test(question.text);
}

// "General practitioner" as a group: "general practitioners"; null where no plural is safe.
function asGroup(label: string): string | null {
  const bare = label.trim();
  if (!PEOPLE.test(bare) || /[/(),;]|\bor\b|\band\b/i.test(bare) || bare.length > 40) return null;
  const lower = /\p{Lu}{2}/u.test(bare) ? bare : bare.toLowerCase();
  return lower.endsWith("wife") ? `${lower.slice(0, -2)}ves` : `${lower}s`;
}
