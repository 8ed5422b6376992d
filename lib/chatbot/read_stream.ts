import { createParser, type EventSourceMessage } from "eventsource-parser";
import { ChatbotError } from "./errors.ts";
import { firstOf, type Loose } from "./fields.ts";
import { finish, readAnswer, readCitation, readCitations } from "./read_answer.ts";
import { sentencesOf } from "./sentences.ts";
import type { ChatbotCitation, ChatbotPiece } from "./shapes.ts";

const PIECES = ["delta", "token", "chunk", "text", "content", "answer", "response"];
const LISTS = ["citations", "sources", "references", "source_documents", "documents"];
const MOST_TEXT = 24_000;

/** The pieces of an answer that came as JSON, or as a stream of events; the whole is the last. */
export async function* readEvents(
  kind: "json" | "events",
  text: AsyncIterable<string>,
): AsyncGenerator<ChatbotPiece> {
  if (kind === "json") {
    const answer = readAnswer(await readWhole(text));
    for (const citation of answer.citations) yield { type: "citation", citation };
    for (const sentence of answer.sentences) yield { type: "sentence", sentence };
    yield { type: "answer", answer };
    return;
  }
  yield* readPieces(messagesOf(text));
}

/** The JSON value of a body. @throws ChatbotError "malformed" */
export async function readWhole(text: AsyncIterable<string>): Promise<Loose> {
  let whole = "";
  for await (const part of text) whole += part;
  return parse(whole);
}

/**
 * Text grows piece by piece: where it does not come in sentences, one is told once the next has begun. A last event with a whole answer has the
 * last word; a stream that ends with neither that nor a word that it is done was cut.
 */
async function* readPieces(messages: AsyncIterable<EventSourceMessage>): AsyncGenerator<ChatbotPiece> {
  let text = "";
  let told = 0;
  const citations: ChatbotCitation[] = [];
  for await (const { event, data } of messages) {
    if (data.trim() === "[DONE]") return yield* end(text, told, citations);
    const value = data.trimStart().startsWith("{") || data.startsWith("[") ? parse(data) : data;
    if (event === "error" || value?.error) throw new ChatbotError("failing", "the service reported an error");
    const isEnd = event === "done" || event === "end" || event === "final" || value?.done === true;
    if (isEnd && typeof value === "object" && hasAnswer(value)) {
      return yield { type: "answer", answer: readAnswer(value) };
    }
    for (const citation of citationsOf(event, value)) {
      const numbered = { ...citation, n: citation.n || citations.length + 1 };
      if (citations.some(({ n }) => n === numbered.n)) continue;
      citations.push(numbered);
      yield { type: "citation", citation: numbered };
    }
    text += textOf(event, value);
    if (text.length > MOST_TEXT) throw new ChatbotError("too_large", "the answer is too long");
    const sentences = sentencesOf(text);
    const whole = event === "sentence" ? sentences : sentences.slice(0, -1);
    for (; told < whole.length; told++) yield sentence(whole[told]!, citations);
    if (isEnd) return yield* end(text, told, citations);
  }
  throw new ChatbotError("broken_off", "the stream ended before the answer did");
}

function* end(text: string, told: number, citations: ChatbotCitation[]): Generator<ChatbotPiece> {
  const sentences = sentencesOf(text);
  if (sentences.length === 0) throw new ChatbotError("malformed", "the answer holds no text");
  for (const each of sentences.slice(told)) yield sentence(each, citations);
  yield { type: "answer", answer: finish(sentences, citations, false) };
}

/** A number whose source has not come yet waits for the whole. */
function sentence(
  { text, citations }: { text: string; citations: number[] },
  known: ChatbotCitation[],
): ChatbotPiece {
  const numbers = citations.filter((n) => known.some((citation) => citation.n === n));
  return { type: "sentence", sentence: { text, citations: numbers } };
}

function citationsOf(event: string | undefined, value: Loose): ChatbotCitation[] {
  if (typeof value !== "object" || value === null) return [];
  if (event === "citation" || event === "source") {
    const citation = readCitation(value);
    return citation === null ? [] : [citation];
  }
  return readCitations(Array.isArray(value) ? value : firstOf(value, LISTS));
}

function textOf(event: string | undefined, value: Loose): string {
  if (event === "citation" || event === "source" || event === "status") return "";
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "";
  if (event === "sentence" && typeof value.text === "string") {
    const marks = Array.isArray(value.citations) ? value.citations.filter(Number.isInteger) : [];
    return `${value.text}${marks.length === 0 ? "" : ` [${marks.join(", ")}]`} `;
  }
  const piece = value.choices?.[0]?.delta?.content ?? PIECES.map((name) => value[name]).find(isText);
  return isText(piece) ? piece : "";
}

function hasAnswer(value: Loose): boolean {
  return isText(value.answer) || isText(value.response) || Array.isArray(value.sentences);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function parse(text: string): Loose {
  try {
    return JSON.parse(text);
  } catch {
    throw new ChatbotError("malformed", "the answer is not JSON");
  }
}

async function* messagesOf(text: AsyncIterable<string>): AsyncGenerator<EventSourceMessage> {
  const messages: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => messages.push(message) });
  for await (const part of text) {
    parser.feed(part);
    yield* messages.splice(0);
  }
}
