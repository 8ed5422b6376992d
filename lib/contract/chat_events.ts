import type { ServerEvent } from "./endpoint.ts";
import { AnswerSentence } from "./answers.ts";
import { ChatCitation, ChatMessage, ChatNotice } from "./chat_shapes.ts";
import * as z from "zod/mini";

/**
 * An answer in pieces. `message` comes first and begins anew; `status` says in words what is being done; `citation` comes
 * before the first sentence that bears its number; `done` carries the whole and `error` what went wrong, each the last.
 */
export const AnswerPiece = z.discriminatedUnion("event", [
  z.object({ event: z.literal("message"), data: ChatMessage }),
  z.object({ event: z.literal("status"), data: z.object({ text: z.string() }) }),
  z.object({ event: z.literal("notice"), data: ChatNotice }),
  z.object({ event: z.literal("citation"), data: ChatCitation }),
  z.object({ event: z.literal("sentence"), data: AnswerSentence }),
  z.object({ event: z.literal("done"), data: ChatMessage }),
  z.object({ event: z.literal("error"), data: ChatMessage }),
]);
export type AnswerPiece = z.output<typeof AnswerPiece>;

/** An answer as far as its pieces have come. */
export interface AnswerSoFar {
  message: ChatMessage;
  /** What is being done, in words; empty once there is something to read. */
  status: string;
}

/** The answer with one more piece; before the first `message` there is none. */
export function withPiece(so: AnswerSoFar | null, piece: AnswerPiece): AnswerSoFar | null {
  if (piece.event === "message") return { message: piece.data, status: "" };
  if (piece.event === "done" || piece.event === "error") return { message: piece.data, status: "" };
  if (so === null) return null;
  const { message } = so;
  switch (piece.event) {
    case "status":
      return { message, status: piece.data.text };
    case "notice":
      return { ...so, message: { ...message, notices: [...message.notices, piece.data] } };
    case "citation":
      return { ...so, message: { ...message, citations: [...message.citations, piece.data] } };
    case "sentence": {
      const sentences = [...message.sentences, piece.data];
      return { status: "", message: { ...message, sentences, answer: textOf(sentences) } };
    }
  }
}

/** Sentences as one text. */
export function textOf(sentences: readonly AnswerSentence[]): string {
  return sentences.map(({ text }) => text).join(" ");
}

/** A piece as it came over the wire; null for what this side does not know. */
export function pieceOf(event: Pick<ServerEvent, "event" | "data">): AnswerPiece | null {
  const parsed = AnswerPiece.safeParse({ event: event.event, data: event.data });
  return parsed.success ? parsed.data : null;
}
