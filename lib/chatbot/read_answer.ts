import { ChatbotError } from "./errors.ts";
import { addressOf, dayOf, firstOf, lineOf, type Loose, pageOf, secondsOf } from "./fields.ts";
import { sentencesOf } from "./sentences.ts";
import type { ChatbotAnswer, ChatbotCitation, ChatbotDocument } from "./shapes.ts";

const MOST_CITATIONS = 60;
const MOST_TEXT = 24_000;
const MOST_DOCUMENTS = 2_000;

const ANSWER = ["answer", "response", "text", "result", "output", "message", "content"];
const CITATIONS = [
  "citations",
  "sources",
  "references",
  "source_documents",
  "documents",
  "contexts",
  "context",
];
const DOCUMENTS = ["pdfs", "documents", "items", "files", "data", "results"];
const TITLE = [
  "title",
  "document_title",
  "episode_title",
  "doc_title",
  "document_name",
  "filename",
  "file_name",
  "file",
  "name",
  "document",
  "episode",
  "source",
];
const QUOTE = ["quote", "excerpt", "snippet", "text", "passage", "page_content", "content"];
const TIME = ["start_seconds", "start_time", "timestamp", "start", "seconds", "time", "t", "offset"];
const PAGE = ["page", "page_number", "pageNumber", "page_no", "page_label"];
const URLS = ["url", "link", "href", "source_url", "video_url", "youtube_url", "uri", "source"];
const VIDEO = ["youtube_id", "youtubeId", "video_id", "videoId"];

/**
 * The answer of a JSON value, under the names such services use.
 *
 * @throws ChatbotError "malformed" where it holds none
 */
export function readAnswer(value: Loose): ChatbotAnswer {
  const citations = readCitations(firstOf(value, CITATIONS));
  const given = readSentences(value?.sentences);
  const text = firstOf(value, ANSWER);
  if (given.length === 0 && typeof text !== "string") {
    throw new ChatbotError("malformed", "the answer holds no text");
  }
  const sentences = given.length > 0 ? given : sentencesOf(String(text).slice(0, MOST_TEXT));
  return finish(sentences, citations, value?.abstained === true || value?.no_answer === true);
}

/** An answer whose numbers all stand for a citation; where the text bears none, its last sentence bears them all. */
export function finish(
  sentences: ChatbotAnswer["sentences"],
  citations: ChatbotCitation[],
  abstained: boolean,
): ChatbotAnswer {
  const known = new Set(citations.map(({ n }) => n));
  const kept = sentences.map(({ text, citations }) => ({
    text,
    citations: citations.filter((n) => known.has(n)),
  }));
  const last = kept.at(-1);
  if (last !== undefined && kept.every(({ citations }) => citations.length === 0)) {
    last.citations = [...known].sort((a, b) => a - b);
  }
  return { sentences: kept, citations, abstained };
}

/** Citations of whatever list there is; each keeps its own number where all have one, and is counted otherwise. */
export function readCitations(value: unknown): ChatbotCitation[] {
  if (!Array.isArray(value)) return [];
  const read = value.slice(0, MOST_CITATIONS).flatMap((each) => readCitation(each) ?? []);
  const own = read.map(({ n }) => n);
  const numbered = own.every((n) => n >= 1) && new Set(own).size === own.length;
  return numbered ? read : read.map((citation, index) => ({ ...citation, n: index + 1 }));
}

/** A citation of an object, or of a title alone; null of anything else. Without a number of its own it has 0. */
export function readCitation(value: Loose): ChatbotCitation | null {
  if (typeof value === "string") return readCitation({ title: value });
  if (typeof value !== "object" || value === null) return null;
  const url = addressOf(firstOf(value, URLS)) ?? videoAddress(lineOf(firstOf(value, VIDEO)));
  const title = lineOf(firstOf(value, TITLE), 300) ?? (url === null ? null : new URL(url).hostname);
  if (title === null) return null;
  const startSeconds = secondsOf(firstOf(value, TIME));
  const page = pageOf(firstOf(value, PAGE));
  const n = Number(value.n ?? value.number ?? value.index);
  return {
    n: Number.isInteger(n) && n >= 1 && n <= 999 ? n : 0,
    title,
    kind: page === null && (startSeconds !== null || isVideo(url)) ? "episode" : "document",
    speaker: lineOf(firstOf(value, ["speaker", "speakers", "author", "authors"]), 200),
    date: dayOf(firstOf(value, ["date", "published_at", "published", "recorded_at", "created_at"])),
    startSeconds,
    page,
    quote: lineOf(firstOf(value, QUOTE)) ?? "",
    url: url === null ? null : atPlace(url, startSeconds, page),
  };
}

/** Documents of whatever list there is. */
export function readDocuments(value: Loose): ChatbotDocument[] {
  const list = Array.isArray(value) ? value : firstOf(value, DOCUMENTS);
  if (!Array.isArray(list)) throw new ChatbotError("malformed", "the answer holds no list of documents");
  return list.slice(0, MOST_DOCUMENTS).flatMap((each: Loose) => {
    const one = typeof each === "string" ? { title: each } : each;
    const title = lineOf(firstOf(one, TITLE), 300);
    if (title === null) return [];
    return [{
      id: lineOf(firstOf(one, ["id", "document_id", "doc_id", "uuid"]), 200) ?? title,
      title,
      pages: pageOf(firstOf(one, ["pages", "page_count", "num_pages"])),
      date: dayOf(firstOf(one, ["date", "published_at", "created_at", "updated_at"])),
      url: addressOf(firstOf(one, URLS)),
    }];
  });
}

function readSentences(value: unknown): ChatbotAnswer["sentences"] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, 400).flatMap((each: Loose) => {
    const text = lineOf(each?.text ?? each, 4_000);
    const numbers = Array.isArray(each?.citations) ? each.citations : [];
    const citations = numbers.map((one: Loose) => Number(one?.n ?? one)).filter(Number.isInteger);
    return text === null ? [] : [{ text, citations }];
  });
}

function videoAddress(id: string | null): string | null {
  return id !== null && /^[\w-]{11}$/.test(id) ? `https://www.youtube.com/watch?v=${id}` : null;
}

function isVideo(url: string | null): boolean {
  return url !== null && /(^|\.)(youtube\.com|youtu\.be|youtube-nocookie\.com)$/.test(new URL(url).hostname);
}

function atPlace(address: string, startSeconds: number | null, page: number | null): string {
  const url = new URL(address);
  if (startSeconds !== null && isVideo(address)) url.searchParams.set("t", String(startSeconds));
  else if (page !== null && url.hash === "" && /\.pdf$/i.test(url.pathname)) url.hash = `page=${page}`;
  return url.href;
}
