import { ageNote } from "../../contract/answers.ts";
import { kindText, placeText } from "../../contract/places.ts";
import type { ChatCitation, ChatMessage, ConversationDetail } from "../../contract/chat_shapes.ts";

/** A conversation to be written down. */
export interface ExportPage {
  conversation: ConversationDetail;
  /** What links to our own pages begin with. */
  origin: string;
  today: Date;
}

/** What is known of a source beside its title, in one line. */
export function factsOf(citation: ChatCitation): string {
  const { kind, speaker, date } = citation;
  return [kindText(kind), speaker, date, placeText(citation)].filter((fact) => fact !== null).join(", ");
}

/** A source as it is listed: its facts, its link whole, and the note where it is old. */
export function sourceOf(citation: ChatCitation, { origin, today }: ExportPage) {
  return {
    facts: factsOf(citation),
    url: citation.url?.startsWith("/") ? origin + citation.url : citation.url,
    note: ageNote(citation, today),
  };
}

/** Why a question has no answer, or no whole one; null where it has. */
export function remarkOf({ state, failure, abstained, answer }: ChatMessage): string | null {
  if (abstained) return answer === "" ? null : answer;
  if (state === "stopped") return "The answer was stopped here.";
  if (state === "streaming") return "The answer is still being made.";
  return failure === null ? null : [failure.title, failure.detail].filter(Boolean).join(" ");
}
