import { cleanQuestion, keyOf, withoutNumber } from "./clean.ts";
import type { Layout } from "./layout.ts";
import { type ColumnNote, isOther, toolColumn, wholeQuestion } from "./notes.ts";
import { splitShared } from "./shared_stems.ts";

/** The only answer a column holds, or null. */
export type SoleAnswer = (column: number) => string | null;

/** Says of each column what it asks, in the way of the tool the file comes from. */
export function describeColumns(layout: Layout, width: number, soleAnswer: SoleAnswer): ColumnNote[] {
  const rows = layout.headers.map((cells) => Array.from({ length: width }, (_, at) => cells[at] ?? ""));
  const header = rows[0]!.map(cleanQuestion);
  switch (layout.source) {
    case "surveymonkey":
      return rows.length > 1 ? describeSurveyMonkey(header, rows[1]!) : splitShared(header, soleAnswer);
    case "qualtrics":
      return describeQualtrics(rows, soleAnswer);
    case "limesurvey":
      return describeLimeSurvey(header, soleAnswer);
    case "formbricks":
      return describeFormbricks(header, soleAnswer);
    case "surveygizmo":
      return describeSurveyGizmo(header);
    case "microsoft_forms":
      return header.map((cell) =>
        /^(?:points|feedback|punkte|commentaires?) - /i.test(cell) ? toolColumn(cell) : wholeQuestion(cell)
      );
    default:
      return splitShared(header, soleAnswer);
  }
}

/** Row 1 names a question once, over all its columns; row 2 says what each column is within it. */
function describeSurveyMonkey(questions: string[], parts: string[]): ColumnNote[] {
  let current = "";
  return questions.map((question, column) => {
    const part = cleanQuestion(parts[column]!);
    if (question !== "") current = question;
    if (part === "" || /^(?:response|open-ended response)$/i.test(part)) {
      return wholeQuestion(question === "" && part === "" ? "" : current);
    }
    return part === current ? wholeQuestion(current) : { question: current, part, role: null };
  });
}

const QUALTRICS_OWN =
  /^(?:StartDate|EndDate|Status|Progress|Duration|Finished|RecordedDate|DistributionChannel|UserLanguage|ResponseSet)/;
const QUALTRICS_PERSON =
  /^(?:IPAddress|ResponseI[dD]|Recipient(?:Last|First)Name|RecipientEmail|EmailAddress|ExternalReference|ExternalDataReference|Location(?:Latitude|Longitude|Accuracy)|Name$)/;

const QID = /"ImportId"\s*:\s*"[^"]*QID/;

/** Row 1 holds ids, row 2 the questions, row 3 says which of them were asked ("QID…"). */
function describeQualtrics(rows: string[][], soleAnswer: SoleAnswer): ColumnNote[] {
  const ids = rows[0]!;
  const texts = (rows[1] ?? ids).map((text, at) =>
    cleanQuestion(text === "" ? ids[at]! : text).replace(/ - Selected Choice( - |$)/, (_, end: string) => end)
  );
  const imports = rows.find((cells) => cells.some((cell) => cell.includes('"ImportId"')));
  // Where no column has the number of a question, the numbers say nothing of the others.
  const asked = imports?.some((cell) => QID.test(cell)) ?? false;
  return splitShared(texts, soleAnswer).map((note, column) => {
    const id = ids[column]!.trim();
    const legacy = texts[column]!;
    if (QUALTRICS_PERSON.test(id) || QUALTRICS_PERSON.test(legacy)) return toolColumn(legacy, "identity");
    if (QUALTRICS_OWN.test(id) || (id.startsWith("V") && QUALTRICS_OWN.test(legacy))) {
      return toolColumn(legacy);
    }
    if (
      /_NPS_GROUP$| - (?:Parent )?Topics$|Sentiment|_(?:First Click|Last Click|Page Submit|Click Count)$/
        .test(id)
    ) {
      return toolColumn(legacy);
    }
    const embedded = asked && !QID.test(imports?.[column] ?? "");
    return embedded ? toolColumn(legacy) : note;
  });
}

const LIME_OWN =
  /^(?:id|submitdate|lastpage|startlanguage|seed|startdate|datestamp|refurl|interviewtime|groupTime\d*|\w+Time|Response ID|Date submitted|Last page|Start language|Seed|Date started|Date last action|Total time|Group time.*|Question time.*)$/;

/** "code. text", with "[row]" at the end for the parts of a question. */
function describeLimeSurvey(header: string[], soleAnswer: SoleAnswer): ColumnNote[] {
  const coded = header.map((cell) => /^([A-Za-z][\w-]*(?:\[[^\]]*\])*)\.\s+(.*)$/.exec(cell));
  const texts = header.map((cell, at) => coded[at]?.[2] || cell);
  return splitShared(texts, soleAnswer).map((note, column) => {
    const code = coded[column]?.[1] ?? texts[column]!;
    if (/^(?:token|ipaddr|IP address|Access code)$/i.test(code)) {
      return toolColumn(texts[column]!, "identity");
    }
    return LIME_OWN.test(code) ? toolColumn(texts[column]!) : note;
  });
}

/** Everything before the first numbered question belongs to the tool. */
function describeFormbricks(header: string[], soleAnswer: SoleAnswer): ColumnNote[] {
  const first = header.findIndex((cell) => /^\d{1,3}\. /.test(cell));
  return splitShared(header.map(withoutNumber), soleAnswer).map((note, column) => {
    if (column >= first) return note;
    return toolColumn(
      header[column]!,
      /\b(?:id|user|email|name)\b/i.test(header[column]!) ? "identity" : "bookkeeping",
    );
  });
}

const GIZMO_OWN =
  /^(?:response id|time started|date submitted|status|contact id|legacy comments|comments|language|referer|extended referer|sessionid|user agent|extended user agent|tags|ip address|longitude|latitude|country|city|state\/region|postal|link name|url .*)$/;
const GIZMO_PERSON =
  /^(?:response id|contact id|sessionid|user agent|extended user agent|ip address|longitude|latitude|city|state\/region|postal)$/;

/** "part:question", and the tool's own columns first. */
function describeSurveyGizmo(header: string[]): ColumnNote[] {
  const own = header.findIndex((cell) => !GIZMO_OWN.test(keyOf(cell)));
  const wholes = new Set(header);
  const splits = header.map((cell) =>
    [...cell.matchAll(/:(?=[^\s:\/\d])/g)].map(({ index }) => ({
      part: cell.slice(0, index).trim(),
      question: cell.slice(index + 1).trim(),
    })).filter(({ part }) => part !== "")
  );
  return header.map((cell, column) => {
    if (column < own) return toolColumn(cell, GIZMO_PERSON.test(keyOf(cell)) ? "identity" : "bookkeeping");
    const found = splits[column]!.find(({ question }) =>
      wholes.has(question) ||
      [column - 1, column + 1].some((near) => splits[near]?.some((other) => other.question === question))
    ) ?? splits[column]!.find(({ part }) => isOther(part));
    return found ? { ...found, part: found.part.replace(/:+$/, ""), role: null } : wholeQuestion(cell);
  });
}
