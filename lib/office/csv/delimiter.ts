/** What may stand between two cells. */
export const DELIMITERS = [",", ";", "\t", "|"] as const;

/** One of the characters that may stand between two cells. */
export type Delimiter = (typeof DELIMITERS)[number];

const SAMPLE_CHARS = 64 * 1024;
const SAMPLE_RECORDS = 300;

/** Finds the delimiter by how evenly it divides the first records; null when the text is a single column. */
export function findDelimiter(text: string): Delimiter | null {
  const sample = sampleOf(text);
  let best: { delimiter: Delimiter; score: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const score = evenness(countCells(sample, delimiter));
    if (score > (best?.score ?? 0)) best = { delimiter, score };
  }
  return best?.delimiter ?? null;
}

/** The beginning of the text, cut after a whole line. */
function sampleOf(text: string): string {
  if (text.length <= SAMPLE_CHARS) return text;
  const end = text.lastIndexOf("\n", SAMPLE_CHARS);
  return text.slice(0, end > 0 ? end : SAMPLE_CHARS);
}

/** How many cells each record has; a quotation mark counts only where a cell begins. */
function countCells(sample: string, delimiter: Delimiter): number[] {
  const counts: number[] = [];
  let cells = 1;
  let quoted = false;
  let cellStart = true;
  let blank = true;
  for (let at = 0; at <= sample.length && counts.length < SAMPLE_RECORDS; at++) {
    const char = sample[at] ?? "\n";
    if (quoted) {
      if (char !== '"' && at < sample.length) continue;
      if (sample[at + 1] === '"') at++;
      else quoted = false;
    } else if (char === '"' && cellStart) {
      quoted = true;
      cellStart = false;
      blank = false;
    } else if (char === delimiter) {
      cells++;
      cellStart = true;
    } else if (char === "\n") {
      if (!blank) counts.push(cells);
      cells = 1;
      cellStart = true;
      blank = true;
    } else {
      cellStart = false;
      if (char !== " ") blank = false;
    }
  }
  return counts;
}

/** The share of records with the usual number of cells, with a little for more cells; 0 where it does not divide. */
function evenness(counts: number[]): number {
  const byCells = new Map<number, number>();
  for (const cells of counts) byCells.set(cells, (byCells.get(cells) ?? 0) + 1);
  let usual = 1;
  for (const [cells, records] of byCells) {
    if (cells > 1 && records > (usual > 1 ? byCells.get(usual)! : 0)) usual = cells;
  }
  if (usual === 1) return 0;
  const divided = counts.filter((cells) => cells > 1).length / counts.length;
  const share = byCells.get(usual)! / counts.length;
  // A header that the delimiter leaves whole means the delimiter is only punctuation inside the answers.
  const headerWhole = counts[0] === 1;
  if (headerWhole && divided < 0.75) return 0;
  // Commas of prose fall as they may: no number of cells is usual.
  if (divided < 0.5 || (counts.length >= 12 && share < 0.4 && divided < 0.95)) return 0;
  return (0.5 * share + 0.5 * divided) * (headerWhole ? 0.5 : 1) + 0.02 * Math.log2(Math.min(usual, 64));
}
