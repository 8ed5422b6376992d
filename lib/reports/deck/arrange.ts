import type { Question, QuestionPair, Survey } from "../survey/survey.ts";
import { showsShares } from "./shares.ts";
import { topOf } from "./claims.ts";
import { rowLabel } from "./things.ts";

/** Scales asked with the same answers, shown together. */
export interface GridGroup {
  stem: string | null;
  items: Question[];
  objectives: boolean;
}

/** What one or more slides are made of, in the order of the deck. */
export type Part =
  | { kind: "role"; question: Question }
  | { kind: "overall" | "scale" | "nps" | "choice" | "number" | "text"; question: Question }
  | { kind: "grid"; group: GridGroup }
  | { kind: "paired"; pairs: { pair: QuestionPair; before: Question; after: Question }[] }
  | { kind: "few"; questions: Question[] };

const ROLE =
  /\b(?:role|profession|professional|specialt(?:y|ies)|speciality|occupation|job|position|discipline|which group|best describes you|what do you do|rolle|beruf\w*|fachrichtung|fachgebiet|bereich arbeiten|tätig|métier|profession|profesión|cargo|profissão)\b|nghề|làm việc ở|vai trò/i;
const OBJECTIVE =
  /\b(?:objectives?|able to|i can|i feel (?:more )?(?:able|confident|prepared|ready|equipped|comfortable)|i (?:now )?know (?:how|when|what|which|who)\b|learn(?:ed|t|ing)?|i (?:now )?understand|as a result of)\b/i;
const EVENT =
  /\b(?:webinar|event|session|training|course|programme|program|workshop|meeting|conference|talk|presentation|lecture|seminar|veranstaltung|fortbildung|schulung|vortrag|formation|atelier|curso|taller|evento|seminario)\b|hội thảo|khóa học|buổi/i;
const ORDER: Part["kind"][] = [
  "role",
  "overall",
  "grid",
  "nps",
  "scale",
  "choice",
  "paired",
  "number",
  "text",
  "few",
];
/** A grid's label column holds about this many characters in two lines. */
const LONGEST_ITEM = 90;

/** The questions a deck may speak of: what people asked for, never who they are. */
export function shownQuestions(survey: Survey): Question[] {
  return survey.questions.filter((question) =>
    question.included && question.kind !== "identity" && question.kind !== "bookkeeping"
  );
}

/** Scales, choices, scores and numbers: all but open questions. */
export function isClosed(question: Question): boolean {
  return question.kind !== "free_text" && question.kind !== "identity" && question.kind !== "bookkeeping";
}

/** Whether the question is an ordered scale. */
export function isScale(question: Question): boolean {
  return question.kind === "rating" || question.kind === "likert";
}

/** Sorts a survey's questions into what the deck shows of them, in the deck's order. */
export function arrange(survey: Survey): Part[] {
  const shown = shownQuestions(survey).filter((question) => question.n > 0);
  const enough = shown.filter((question) => !isClosed(question) || showsShares(question.n));
  const parts: Part[] = [];
  const taken = new Set<string>();
  const take = (part: Part, ...questions: Question[]) => {
    parts.push(part);
    for (const question of questions) taken.add(question.id);
  };

  for (const pairs of usablePairs(survey, enough)) {
    take({ kind: "paired", pairs }, ...pairs.flatMap(({ before, after }) => [before, after]));
  }
  const role = enough.find((question) => question.kind === "single_choice" && ROLE.test(question.text));
  if (role !== undefined) take({ kind: "role", question: role }, role);
  const overall = findOverall(enough.filter((question) => !taken.has(question.id)));
  if (overall !== null) take({ kind: "overall", question: overall }, overall);
  for (const group of gridGroups(enough.filter((question) => !taken.has(question.id)))) {
    take({ kind: "grid", group }, ...group.items);
  }
  for (const question of enough.filter((each) => !taken.has(each.id))) {
    take({ kind: partKind(question), question }, question);
  }
  const few = shown.filter((question) => isClosed(question) && !showsShares(question.n));
  if (few.length > 0) parts.push({ kind: "few", questions: few });
  return parts.map((part, index) => ({ part, index }))
    .sort((a, b) => rank(a.part) - rank(b.part) || a.index - b.index).map(({ part }) => part);
}

function rank(part: Part): number {
  const place = ORDER.indexOf(part.kind);
  // Other grids follow the recommendation, as other scales do.
  return part.kind === "grid" && !part.group.objectives ? ORDER.indexOf("nps") + 0.5 : place;
}

function partKind(question: Question): "scale" | "nps" | "choice" | "number" | "text" {
  if (isScale(question)) return "scale";
  if (question.kind === "nps" || question.kind === "number") return question.kind;
  return question.kind === "free_text" ? "text" : "choice";
}

/** The rating of the whole event, or null where none was asked. */
function findOverall(questions: Question[]): Question | null {
  const scales = questions.filter((question) =>
    isScale(question) && !/^frequency$/i.test(question.scale?.name ?? "")
  );
  const rates =
    /\b(?:rate|rating|quality|satisf\w*|experience|impression|how (?:was|were)|score|evaluat\w*|bewerten|bewertung|gesamt\w*|zufrieden\w*|satisfait\w*|évalu\w*|satisfecho|calificar\w*|avali\w*)\b|đánh giá|hài lòng/i;
  const alone = scales.filter((question) => question.stem === null || question.item === null);
  return alone.find((question) =>
    /\b(?:overall|insgesamt|gesamt\w*|globalement|en general|no geral)\b|tổng thể/i.test(question.text) &&
    rates.test(question.text)
  ) ??
    scales.find((question) =>
      /^(?:the )?overall(?: (?:rating|satisfaction|quality|experience|impression|evaluation)\b.{0,40})?$/i
        .test(question.item ?? "")
    ) ??
    alone.find((question) =>
      rates.test(question.text) && EVENT.test(question.text) && question.text.length < 90 &&
      !looksPartial(question.text)
    ) ?? null;
}

// "How would you rate the speaker's slides in this webinar" is of a part, not of the whole.
function looksPartial(text: string): boolean {
  return /\b(?:speakers?|presenters?|instructors?|trainers?|slides?|content|length|venue|audio|sound|video|platform|knowledge|skills?|confiden\w*|before|after|moderation|referent\w*|dozent\w*|inhalte?|ton|folien|technik|organisation|intervenants?|ponentes?|palestrantes?)\b|diễn giả|giảng viên|nội dung/i
    .test(text);
}

function usablePairs(survey: Survey, enough: Question[]) {
  const byId = new Map(enough.map((question) => [question.id, question]));
  const groups = new Map<string, { pair: QuestionPair; before: Question; after: Question }[]>();
  for (const pair of survey.pairs) {
    const [before, after] = [byId.get(pair.beforeId), byId.get(pair.afterId)];
    if (before === undefined || after === undefined || !isScale(before) || !isScale(after)) continue;
    const both = before.byRespondent.filter((value, row) =>
      value !== null && (after.byRespondent[row] ?? null) !== null
    );
    if (!showsShares(both.length)) continue;
    const scale = scaleKey(after);
    groups.set(scale, [...(groups.get(scale) ?? []), { pair, before, after }]);
  }
  return groups.values();
}

function gridGroups(questions: Question[]): GridGroup[] {
  const groups = new Map<string, Question[]>();
  let run = 0;
  let previous: Question | null = null;
  for (const question of questions.filter((each) => isScale(each))) {
    const sameRun = previous !== null && previous.stem === null && question.stem === null &&
      scaleKey(previous) === scaleKey(question) && areNeighbours(questions, previous, question);
    if (!sameRun) run++;
    previous = question;
    if (question.stem === null && rowLabel(question).length > LONGEST_ITEM) continue;
    const key = `${question.stem ?? `run ${run}`}\n${scaleKey(question)}`;
    groups.set(key, [...(groups.get(key) ?? []), question]);
  }
  return [...groups.values()]
    .filter((items) => items.length >= (items[0]?.stem === null ? 3 : 2))
    .map((items) => ({ stem: items[0]?.stem ?? null, items, objectives: areObjectives(items) }));
}

function areNeighbours(questions: Question[], first: Question, second: Question): boolean {
  return questions.indexOf(second) - questions.indexOf(first) === 1;
}

function areObjectives(items: Question[]): boolean {
  const agree = items.every((item) => item.counts.some((level) => /\bagree\b/i.test(level.label)));
  const stem = items[0]?.stem ?? "";
  return (agree || /objectives?/i.test(stem)) &&
    (OBJECTIVE.test(stem) || items.filter((item) => OBJECTIVE.test(item.text)).length * 2 > items.length);
}

function scaleKey(question: Question): string {
  return question.counts.map((level) => level.label.toLowerCase()).join("|");
}

/** Best first: by the share of people who chose a top level. */
export function byTopShare(items: Question[]): Question[] {
  return [...items].sort((a, b) => topCount(b) / b.n - topCount(a) / a.n);
}

/** How many people chose one of the top levels. */
export function topCount(question: Question): number {
  return question.counts.slice(0, topOf(question.counts.length)).reduce((sum, level) => sum + level.count, 0);
}
