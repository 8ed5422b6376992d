import { keyOf } from "./clean.ts";

/** Why a column is no question for the deck. */
export interface Role {
  kind: "identity" | "bookkeeping";
  why: string;
}

/** One distinct cell and how often it stands in the column. */
export interface Answer {
  value: string;
  count: number;
}

const PERSON =
  /^(?:(?:your |my )?(?:full |first |last |middle |sur|family |given |nick ?|user ?|display |preferred |recipient ?(?:first|last) ?|respondent(?:'s)? |participant(?:'s)? |attendee(?:'s)? )?names?(?: \(original name\))?|name and (?:surname|e-?mail|title|role|institution).*|recipient(?:first|last)name|vorname|nachname|vor- und nachname|vollständiger name|nom|prénom|nom et prénom|nom complet|nombre(?: completo)?|nombre y apellidos?|apellidos?|nome(?: completo)?|sobrenome|họ(?: và)? tên|tên)$|\b(?:what(?:'s| is| was)|may we (?:have|know)|please (?:enter|type|tell us|give|provide)) your (?:full |first |last )?name\b|^(?:wie heißen sie|wie ist ihr name|cómo te llamas|comment vous appelez-vous)/;
const PERSON_LOOSE =
  /\b(?:your|first|last|full|nick|given|family) ?(?:and (?:first|last|family) )?(?:name|surname)\b|\bnames? of (?:the |your )?(?:[\w/]+ ){0,2}(?:instructors?|teachers?|trainers?|managers?|supervisors?|colleagues?|contact|person|people)\b|\bwho are you\b/;
const MAIL_ONLY =
  /^(?:your |work |contact |business )?e-?mails?(?:[ -]address(?:es)?|[ -]adresse)?$|^(?:adresse )?courriel$|^correo(?: electrónico)?$|^địa chỉ email$|^(?:user|participant|attendee) e-?mail$/;
const MAIL = /e-?mail|courriel|correo electr|đia chi email/;
const PHONE =
  /\b(?:phone|telephone|mobile|cell|whatsapp|fax|telefon|handynummer|téléphone|teléfono|telefone|celular|số điện thoại)\b/;
const PLACE_OF_PERSON =
  /^(?:ip ?-?address(?:e)?|ip|ipaddr|ip-adresse|location ?(?:latitude|longitude|accuracy)|latitude|longitude|lat|lon|lng|geo ?-?(?:location|coordinates|ip|ip location)|user ?agent|extended user agent|browser(?: \w+)?|device(?: type)?|os|operating system|postal(?: code)?|post ?code|zip(?: ?code)?|plz|(?:home |postal |street |mailing )?address(?: line \d)?|adresse|dirección|endereço|địa chỉ)$/;
const NUMBER_OF_PERSON =
  /^(?:teilnehmer(?:in|innen)?|personal|kunden|mitglieds|respondent|response|session|contact|network|user|participant|person|member|customer|employee|staff|student|registrant|attendee|submission|answer|antwort|external|prolific|worker|formbricks|panelist)[ _-]?(?:id|ids|pid|number|no\.?|nr\.?|nummer|code|#|reference|data reference|id \(internal\))(?: \(internal\))?$|^(?:id|uuid|guid|responseid|respondentid|sessionid|token|prolific_pid|externalreference|externaldatareference|mrn|nhs number|npi|gmc(?: number)?|(?:license|licence|registration|membership|badge) (?:number|no\.?|id)|date of birth|dob|birth ?date|geburtsdatum|signature|linkedin(?: profile| url)?|twitter(?: handle)?|hash|prolific id)$/;

const BOOKKEEPING = new RegExp(
  "^(?:#|no\\.?|nr\\.?|row|timestamp|zeitstempel|horodateur|marca temporal|carimbo de data/hora|dấu thời gian|" +
    "(?:start|end|completion|submission|submitted|last modified|stage|recorded|created|updated|response|join|leave) ?(?:time|date|date/time)(?: \\(utc\\))?|" +
    "(?:start|end|submit|stage|submitted|completed|created|updated) ?(?:date|at|on)(?: \\(utc\\))?|(?:submit|stage|start) date \\(utc\\)|date submitted|time started|time submitted|date|time|" +
    "startzeit|fertigstellungszeit|heure de (?:début|fin)|hora de (?:inicio|finalización|início|conclusão)|" +
    "status|progress|finished|completed|(?:duration|time taken|time spent|time to complete)(?: \\(.*\\))?|interviewtime|total time|collector(?: ?id)?|custom data \\d+|" +
    "language|user ?language|start ?language|seed|last ?page|referr?er|referrer url|refurl|extended referer|distribution ?channel|" +
    "tags|notes \\(internal\\)|legacy comments|response ?type|response ?set|ending|survey id|quiz feedback|total points|grade posted time|collectornm|respid|" +
    "utm_\\w+|country code|locale|timezone|time zone|click count|first click|last click|page submit|recordeddate|startdate|enddate)$",
);

const CONSENT =
  /\bconsent\b|privacy (?:policy|notice|statement)|\bgdpr\b|\bdsgvo\b|data protection|datenschutz|einwilligung|consentement|consentimiento|consentimento|terms and conditions|\b(?:agree|permission|allow|happy) (?:that |for )?my (?:answers?|data|responses?|details|comments) (?:may|can|will|to|being)\b/;

const IS_MAIL = /^[^\s@,;]+@[^\s@,;]+\.[a-z]{2,}$/i;
const IS_IP = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){4,7})$/i;
const IS_PHONE = /^\+?(?:\(\d{1,4}\)|\d)[\d\s().\/-]{7,18}\d$/;
const IS_AGENT = /^Mozilla\/\d/;
const IS_ID =
  /^(?:\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?|[0-9a-f]{20,64}|R_[A-Za-z0-9]{10,}|\d{9,20})$/i;
const IS_LINK = /^(?:https?:\/\/|www\.)\S+$/i;
const IS_COORDINATE = /^-?\d{1,3}\.\d{4,}(?:\s*,\s*-?\d{1,3}\.\d{4,})?$/;
const IS_DATE =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:[ T,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?.{0,20})?$/;

/** Says whether a column identifies people or belongs to the tool, by its header and what stands in it; else null. */
export function findRole(header: string, answers: readonly Answer[]): Role | null {
  return roleOfHeader(keyOf(header), answers) ?? roleOfAnswers(answers);
}

/** Whether the answers are e-mail addresses. */
export function holdsMails(answers: readonly Answer[]): boolean {
  return shareOf(answers, (value) => IS_MAIL.test(value)) >= 0.8;
}

function roleOfHeader(header: string, answers: readonly Answer[]): Role | null {
  if (header.length > 160) return CONSENT.test(header) && answers.length <= 1 ? consent() : null;
  if (PERSON.test(header)) return identity("Names of people");
  if (MAIL_ONLY.test(header)) return identity("E-mail addresses");
  if (NUMBER_OF_PERSON.test(header)) return identity("Identifies the person who answered");
  if (PLACE_OF_PERSON.test(header)) return identity("Says where or on what a person answered");
  if (BOOKKEEPING.test(header)) return { kind: "bookkeeping", why: "Written by the survey tool, not asked" };
  if (CONSENT.test(header) && answers.length <= 2) return consent();
  if (!mostlyDifferent(answers)) return null;
  if (PERSON_LOOSE.test(header)) return identity("Asks for names of people");
  if (MAIL.test(header) && /@/.test(answers[0]?.value ?? "")) return identity("Asks for e-mail addresses");
  if (PHONE.test(header) && shareOf(answers, (value) => /\d{5}/.test(value.replace(/\D/g, ""))) > 0.5) {
    return identity("Asks for phone numbers");
  }
  return null;
}

function roleOfAnswers(answers: readonly Answer[]): Role | null {
  if (answers.length === 0) return null;
  if (holdsMails(answers)) return identity("Looks like e-mail addresses");
  if (mostly(answers, IS_IP)) return identity("Looks like IP addresses");
  if (mostly(answers, IS_AGENT)) return identity("Looks like names of browsers");
  if (mostly(answers, IS_COORDINATE)) return identity("Looks like coordinates");
  if (shareOf(answers, (value) => IS_LINK.test(value)) >= 0.7) return identity("Looks like web addresses");
  if (mostly(answers, IS_DATE)) return { kind: "bookkeeping", why: "Dates or times" };
  if (mostly(answers, IS_ID) && mostlyDifferent(answers)) {
    return identity("Looks like numbers of people or answers");
  }
  if (answers.length > 2 && mostly(answers, IS_PHONE) && mostlyDifferent(answers)) {
    return identity("Looks like phone numbers");
  }
  return null;
}

function identity(what: string): Role {
  return { kind: "identity", why: `${what}, so it stays out of the deck` };
}

function consent(): Role {
  return { kind: "bookkeeping", why: "A consent, not an opinion" };
}

function mostly(answers: readonly Answer[], pattern: RegExp): boolean {
  return shareOf(answers, (value) => pattern.test(value)) >= 0.9;
}

/** The share of answers, not of distinct ones; judged on the first few thousand. */
function shareOf(answers: readonly Answer[], test: (value: string) => boolean): number {
  let all = 0;
  let hits = 0;
  for (const { value, count } of answers.slice(0, 3000)) {
    all += count;
    if (value.length <= 400 && test(value)) hits += count;
  }
  return all === 0 ? 0 : hits / all;
}

function mostlyDifferent(answers: readonly Answer[]): boolean {
  let all = 0;
  for (const { count } of answers) all += count;
  return answers.length > 0 && answers.length / all >= 0.5;
}
