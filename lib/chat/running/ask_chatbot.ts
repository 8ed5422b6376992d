import type { ChatAnswer, ChatCitation } from "../../contract/chat_shapes.ts";
import { textOf } from "../../contract/chat_events.ts";
import type { Chatbot, ChatbotAnswer, ChatbotCitation } from "../../chatbot/mod.ts";
import { NO_ANSWER } from "../present.ts";
import type { AnswerAccount, ChatThread } from "../rows.ts";
import type { EnginePiece } from "./run.ts";

/** What is told of an answer nobody here checked. */
const NO_ACCOUNT: AnswerAccount = {
  checked: 0,
  dropped: {},
  model: null,
  inputTokens: 0,
  outputTokens: 0,
  costMicros: null,
  libraryGeneration: null,
};

/** The stand-alone chatbot's answer in the pieces of ours. */
export async function* askChatbot(
  chatbot: Chatbot,
  { question, thread }: { question: string; thread: ChatThread },
  signal: AbortSignal,
): AsyncGenerator<EnginePiece> {
  yield { event: "status", data: { text: "Asking the chatbot service" } };
  for await (const piece of chatbot.ask({ question, thread }, signal)) {
    if (piece.type === "sentence") yield { event: "sentence", data: piece.sentence };
    else if (piece.type === "citation") yield { event: "citation", data: citationOf(piece.citation) };
    else yield { event: "outcome", answer: answerOf(piece.answer, question), account: NO_ACCOUNT };
  }
}

function answerOf({ sentences, citations, abstained }: ChatbotAnswer, question: string): ChatAnswer {
  return {
    ...NO_ANSWER,
    kind: "chatbot",
    answer: textOf(sentences),
    sentences,
    citations: citations.map(citationOf),
    abstained,
    searched: question,
  };
}

function citationOf(citation: ChatbotCitation): ChatCitation {
  return {
    n: citation.n,
    passage_id: null,
    source_id: null,
    title: citation.title,
    kind: citation.kind,
    speaker: citation.speaker,
    date: citation.date,
    start_seconds: citation.startSeconds,
    page: citation.page,
    chapter: null,
    quote: citation.quote,
    from: 0,
    to: citation.quote.length,
    url: citation.url,
  };
}
