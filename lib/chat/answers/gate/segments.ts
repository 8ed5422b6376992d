/** What a sentence of a model rests on: a passage's number, and the words it quotes, if it does. */
export interface Claim {
  id: string;
  quote: string | null;
}

/** A sentence as a model wrote it, with what it rests on. */
export interface WrittenSentence {
  text: string;
  claims: Claim[];
}

/** `[2 "verbatim words"]`, or `[2]`, or `[1, 3]`. */
const MARK =
  /\[\s*(?<id>[\p{L}\p{N}_.:#-]{1,40})\s*(?:[:,]?\s*["“”«](?<quote>(?:(?!["“”»]\s*\])[\s\S]){0,1200})["“”»])?\s*\]|\[(?<ids>\s*\d{1,3}(?:\s*,\s*\d{1,3})+\s*)\]/u;
const MARKS = new RegExp(String.raw`(?:\s*(?:${MARK.source.replace(/\?<\w+>/g, "?:")}))+[.!?]?`, "u");
/** The beginning of a mark whose end has not come yet. */
const OPEN_MARK = /\[[^[\]]{0,1300}$/u;
const ABBREVIATIONS =
  /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Prof|St|Sr|Jr|vs|e\.g|i\.e|approx|ca|cf|no|fig|al|etc|[A-Z])\.$/;

/** Parts a model's stream into sentences as it comes. */
export class Segments {
  #text = "";

  /** Takes a piece of the stream; gives the sentences that are whole. */
  add(piece: string): WrittenSentence[] {
    this.#text += piece;
    const whole: WrittenSentence[] = [];
    for (let next = this.#take(false); next !== null; next = this.#take(false)) whole.push(...next);
    return whole;
  }

  /** The stream has ended: gives what is left. A mark that was cut off counts as none. */
  end(): WrittenSentence[] {
    const whole: WrittenSentence[] = [];
    for (let next = this.#take(true); next !== null; next = this.#take(true)) whole.push(...next);
    whole.push(...uncited(this.#text));
    this.#text = "";
    return whole;
  }

  #take(ended: boolean): WrittenSentence[] | null {
    const marks = MARKS.exec(this.#text);
    if (marks === null) return null;
    const after = this.#text.slice(marks.index + marks[0].length);
    // Another mark of the same sentence may follow, or its full stop.
    if (!ended && (/^\s*$/.test(after) || /^\s*\[/.test(after) && OPEN_MARK.test(after))) return null;
    const before = this.#text.slice(0, marks.index);
    this.#text = after;
    const sentences = sentencesOf(before);
    const last = sentences.pop();
    const others = sentences.map((text) => ({ text, claims: [] }));
    if (last === undefined) return others;
    return [...others, { text: finished(last, marks[0]), claims: claimsOf(marks[0]) }];
  }
}

function uncited(text: string): WrittenSentence[] {
  return sentencesOf(text).map((sentence) => ({ text: sentence, claims: [] }));
}

function claimsOf(marks: string): Claim[] {
  return [...marks.matchAll(new RegExp(MARK.source, "gu"))].flatMap(({ groups }) => {
    if (groups?.ids !== undefined) return groups.ids.split(",").map((id) => ({ id: id.trim(), quote: null }));
    return [{ id: groups!.id!, quote: groups?.quote ?? null }];
  });
}

function finished(text: string, marks: string): string {
  if (/[.!?]["”’)]*$/.test(text)) return text;
  return `${text}${/[.!?]$/.exec(marks)?.[0] ?? "."}`;
}

/** Sentences of written text; lists and headings begin anew on each line. */
function sentencesOf(text: string): string[] {
  return text.split(/\n+/).flatMap((line) => {
    const sentences: string[] = [];
    let from = 0;
    for (const end of line.matchAll(/[.!?]["”’)]*(?=\s+\S)/g)) {
      const to = end.index + end[0].length;
      if (ABBREVIATIONS.test(line.slice(from, to))) continue;
      sentences.push(line.slice(from, to));
      from = to;
    }
    return [...sentences, line.slice(from)];
  }).map(plain).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** Without the marks of lists, headings and stress, which an answer has none of. */
function plain(sentence: string): string {
  return sentence.replace(/^\s*(?:[-*•]|\d{1,2}[.)]|#{1,6})\s+/, "").replace(/\*\*|__|`/g, "").replace(
    /\s+/g,
    " ",
  ).trim();
}
