const SPOKEN = new Set(
  ("i i'm we we're we'll you you're your our us me my ich wir sie uns ihr je nous vous on yo nosotros usted ustedes " +
    "io noi voi eu nós você ik wij jij jag vi du").split(" "),
);
const SURVEY_HEADER =
  /timestamp|respondent|response ?id|start ?date|submitted|how (?:likely|satisfied|would)|rate |please |recommend|survey|\?/i;
const QUOTED_CELL = /"(?:[^"]|"")*"/g;

/** Whether a text is a table of answers: a header of several columns that asks, and rows of as many. */
export function looksLikeSurvey(text: string): boolean {
  const sample = text.slice(0, 60_000).replace(QUOTED_CELL, (cell) => cell.replace(/[\n,;\t]/g, " "));
  const rows = sample.split("\n").filter((row) => row.trim() !== "").slice(0, 60);
  if (rows.length < 2) return false;
  for (const delimiter of [",", "\t", ";"]) {
    const columns = rows.map((row) => row.split(delimiter).length);
    const width = columns[0]!;
    if (width < 2) continue;
    const same = columns.filter((count) => count === width).length;
    const regular = same >= rows.length * (width > 3 ? 0.6 : 0.85);
    if (regular && SURVEY_HEADER.test(rows[0]!)) return true;
    if (regular && width >= 4 && rows.length >= 3 && same >= rows.length * 0.9) return true;
  }
  return false;
}

/**
 * Whether prose without names or times is somebody speaking: enough of it, in full sentences, with "we" and "you" in it.
 * Minutes, lists and forms are not.
 */
export function looksLikeProse(paragraphs: string[], words: number): boolean {
  if (words < 30) return false;
  const full = paragraphs.filter((text) => /[.?!…。？！]["”’)]*$/.test(text) && text.length > 40);
  const letters = full.reduce((sum, text) => sum + text.length, 0);
  const allLetters = paragraphs.reduce((sum, text) => sum + text.length, 0);
  if (letters < allLetters * 0.5) return false;
  const tokens = full.join(" ").slice(0, 40_000).toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  const spoken = tokens.filter((token) => SPOKEN.has(token.replace("’", "'"))).length;
  const latin = tokens.filter((token) => /^[a-z]/.test(token)).length > tokens.length * 0.5;
  return !latin || spoken >= tokens.length * 0.012;
}
