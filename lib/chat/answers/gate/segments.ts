import { type Claim, type Mark, markAt } from "./marks.ts";

/** A sentence as a model wrote it, with what it rests on. */
export interface WrittenSentence {
  text: string;
  claims: Claim[];
}

/** So much text without a mark cites nothing, whatever comes after it. */
const MOST_WAITING = 4_000;
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
    if (this.#text.length > MOST_WAITING) {
      whole.push(...uncited(this.#text));
      this.#text = "";
    }
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

  /** The sentences up to the next marks and with them; null where those have not come, or not wholly. */
  #take(ended: boolean): WrittenSentence[] | null {
    const first = nextMark(this.#text, ended);
    if (first === null || first.mark === "more") return null;
    const claims = [...first.mark.claims];
    let end = first.mark.end;
    for (;;) {
      const at = end + /^\s*/.exec(this.#text.slice(end))![0].length;
      if (at === this.#text.length && !ended) return null;
      const mark = this.#text[at] === "[" ? markAt(this.#text, at) : null;
      if (mark === "more" && !ended) return null;
      if (mark === null || mark === "more") break;
      claims.push(...mark.claims);
      end = mark.end;
    }
    const stop = /^[.!?]/.exec(this.#text.slice(end))?.[0] ?? "";
    const sentences = sentencesOf(this.#text.slice(0, first.at));
    this.#text = this.#text.slice(end + stop.length);
    const last = sentences.pop();
    const others = sentences.map((text) => ({ text, claims: [] }));
    return last === undefined ? others : [...others, { text: finished(last, stop), claims }];
  }
}

/** The first mark, or "more" where one may be coming; null where there is none. */
function nextMark(text: string, ended: boolean): { at: number; mark: Mark | "more" } | null {
  for (let at = text.indexOf("["); at >= 0; at = text.indexOf("[", at + 1)) {
    const mark = markAt(text, at);
    if (mark !== null && !(mark === "more" && ended)) return { at, mark };
  }
  return null;
}

function uncited(text: string): WrittenSentence[] {
  return sentencesOf(text).map((sentence) => ({ text: sentence, claims: [] }));
}

function finished(text: string, stop: string): string {
  return /[.!?]["”’)]*$/.test(text) ? text : `${text}${stop || "."}`;
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
