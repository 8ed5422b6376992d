import type {
  DraftConfig,
  QUESTION_KIND_NAMES,
  ReportDraft,
  VOICE_ROLES,
} from "../lib/contract/report_shapes.ts";

/** The id of the form. */
export const REPORT_FORM = "report-form";

type QuestionKind = typeof QUESTION_KIND_NAMES[number];
type VoiceRole = typeof VOICE_ROLES[number];

/** The fields of the form about the event, in their order; every other field starts with "voice." or "question.". */
export const EVENT_FIELDS = [
  "event_name",
  "event_date",
  "programme",
  "speakers",
  "audience",
  "registered",
  "attended",
] as const;

/** The name of a field about the event. */
export type EventField = typeof EVENT_FIELDS[number];
/** The fields about the event as a person typed them. */
export type EventTexts = Record<EventField, string>;

/** What a draft keeps that the form does not show as it is: earlier corrections, and whether it is a sample. */
export type Corrections = Pick<DraftConfig, "questions" | "voices" | "sample">;

/** What is wrong in the form, by field. */
export type FormErrors = Partial<Record<EventField | "transcript" | "survey", string>>;

/** Something that keeps a report from being made: what it is called, and where to mend it. */
export interface Missing {
  words: string;
  href: string;
}

/** The fields about the event as a draft keeps them; what the files suggest stands in for what nobody typed. */
export function eventTexts({ config, suggested }: Pick<ReportDraft, "config" | "suggested">): EventTexts {
  return {
    event_name: config.event_name || (suggested.event_name ?? ""),
    event_date: config.event_date || (suggested.event_date ?? ""),
    speakers: config.speakers.map(({ name, role }) => role === "" ? name : `${name}, ${role}`).join("\n"),
    audience: config.audience,
    programme: config.programme,
    registered: config.registered === null ? "" : String(config.registered),
    attended: config.attended === null ? "" : String(config.attended),
  };
}

/** The fields about the event as a form sends them. */
export function sentTexts(entries: Iterable<[string, unknown]>): EventTexts {
  const sent = new Map(entries);
  const text = (name: EventField) => String(sent.get(name) ?? "");
  return Object.fromEntries(EVENT_FIELDS.map((name) => [name, text(name)])) as EventTexts;
}

/**
 * The configuration a sent form stands for, not validated yet. Only what differs from the form as it was drawn is a
 * correction; those made before stay.
 */
export function sentConfig(
  entries: Iterable<[string, unknown]>,
  before: Corrections,
): Record<EventField | keyof Corrections, unknown> {
  const sent = new Map([...entries].map(([name, value]) => [name, String(value)]));
  const texts = sentTexts(sent);
  return {
    ...texts,
    speakers: speakersOf(texts.speakers),
    registered: wholeNumber(texts.registered),
    attended: wholeNumber(texts.attended),
    sample: before.sample,
    questions: { ...before.questions, ...sentQuestions(sent) },
    voices: { ...before.voices, ...sentVoices(sent) },
  };
}

/** The same with values a draft can keep while a person still types. */
export function keptConfig(sent: ReturnType<typeof sentConfig>): Record<string, unknown> {
  const number = (value: unknown) => typeof value === "number" ? value : null;
  return { ...sent, registered: number(sent.registered), attended: number(sent.attended) };
}

/** One person a line, "Name, role"; the first comma parts them. */
export function speakersOf(text: string): { name: string; role: string }[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "").map((line) => {
    const comma = line.indexOf(",");
    return comma < 0
      ? { name: line, role: "" }
      : { name: line.slice(0, comma).trim(), role: line.slice(comma + 1).trim() };
  });
}

/** What still keeps a report from being made of a draft. */
export function missingOf(draft: Pick<ReportDraft, "transcript" | "survey">, texts: EventTexts): Missing[] {
  const missing: Missing[] = [];
  for (const name of ["transcript", "survey"] as const) {
    const file = draft[name];
    if (file === null) missing.push({ words: `the ${name}`, href: `#${name}` });
    else if (file.error !== null) {
      missing.push({ words: `the ${name}, which can't be used`, href: `#${name}` });
    }
  }
  if (texts.event_name.trim() === "") missing.push({ words: "the title", href: "#event_name" });
  if (texts.event_date.trim() === "") missing.push({ words: "the date", href: "#event_date" });
  return missing;
}

/** The fields that are wrong, as things to mend. */
export function faultsOf(errors: FormErrors): Missing[] {
  return Object.keys(errors).map((name) => ({
    words: FIELD_WORDS[name as keyof FormErrors],
    href: `#${name}`,
  }));
}

/** What each kind of question is called. */
export const KIND_WORDS: Record<QuestionKind, string> = {
  rating: "Rating",
  likert: "Scale in words",
  nps: "Scale 0–10",
  single_choice: "One choice",
  multiple_choice: "Several choices",
  number: "Number",
  free_text: "Free text",
  identity: "Personal data",
  bookkeeping: "Bookkeeping",
};

/** What each part a voice played is called. */
export const VOICE_WORDS: Record<VoiceRole, string> = {
  speaker: "Speaker",
  host: "Host",
  leave_out: "Leave out",
};

const FIELD_WORDS: Record<keyof FormErrors, string> = {
  transcript: "the transcript",
  survey: "the survey",
  event_name: "the title",
  event_date: "the date",
  speakers: "the speakers",
  audience: "the audience",
  programme: "the programme",
  registered: "the number registered",
  attended: "the number who attended",
};

function wholeNumber(text: string): number | string | null {
  const digits = text.replace(/[\s,.\u2009\u00a0]/g, "");
  if (digits === "") return null;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : text;
}

function sentQuestions(sent: Map<string, string>): DraftConfig["questions"] {
  const changes: DraftConfig["questions"] = {};
  for (const [name, shown] of sent) {
    const id = /^question\.(.+)\.shown$/.exec(name)?.[1];
    if (id === undefined) continue;
    const kind = sent.get(`question.${id}.kind`) ?? "";
    const included = sent.has(`question.${id}.included`);
    if (shown !== shownAs(kind, included)) changes[id] = { kind: kind as QuestionKind, included };
  }
  return changes;
}

function sentVoices(sent: Map<string, string>): DraftConfig["voices"] {
  const changes: DraftConfig["voices"] = {};
  for (const [name, key] of sent) {
    const prefix = /^(voice\.\d+)\.key$/.exec(name)?.[1];
    if (prefix === undefined) continue;
    const shownName = (sent.get(`${prefix}.name`) ?? "").trim();
    const role = sent.get(`${prefix}.role`) ?? "";
    if (sent.get(`${prefix}.shown`) === shownAs(shownName, role)) continue;
    changes[key] = { ...(shownName === "" ? {} : { name: shownName }), role: role as VoiceRole };
  }
  return changes;
}

/** How a row was drawn, in one hidden value to compare with when it comes back. */
export function shownAs(...values: (string | boolean)[]): string {
  return JSON.stringify(values);
}
