const segments = new Intl.Segmenter("en", { granularity: "sentence" });

/** Marks such as [1], [1, 2], 【3】 and [^4]; [source 2] as well. */
const MARKS = /\s*(?:\[\^?(?:source\s*)?(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\]|【(\d{1,3})[^】]{0,20}】)/gi;

/** Text as sentences, the marks of its sources taken out of the text and kept as numbers. */
export function sentencesOf(text: string): { text: string; citations: number[] }[] {
  const found: { text: string; citations: number[] }[] = [];
  for (const { segment } of segments.segment(text)) {
    const { text, citations } = withoutMarks(segment);
    const last = found.at(-1);
    // A mark after the full stop begins the next segment, and belongs to the sentence before.
    const leading = withoutMarks(/^\s*(?:\[[^\]]*\]|【[^】]*】)+/.exec(segment)?.[0] ?? "").citations;
    if (last !== undefined && leading.length > 0) add(last.citations, leading);
    // The full stop after a mark is no sentence.
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    found.push({ text, citations: last === undefined ? citations : without(citations, leading) });
  }
  return found;
}

function withoutMarks(text: string): { text: string; citations: number[] } {
  const citations: number[] = [];
  const rest = text.replace(MARKS, (_, several?: string, single?: string) => {
    add(citations, (several ?? single ?? "").split(/[,;]/).map(Number));
    return "";
  });
  return { text: rest.replace(/\s+/g, " ").trim(), citations };
}

function add(numbers: number[], more: number[]): void {
  for (const n of more) if (!numbers.includes(n)) numbers.push(n);
}

function without(numbers: number[], fewer: number[]): number[] {
  return numbers.filter((n) => !fewer.includes(n));
}
