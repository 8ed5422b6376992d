import type { Actor } from "../../contract/actor.ts";
import type { ChatNotice } from "../../contract/chat_shapes.ts";
import { type Chatbot, ChatbotError } from "../../chatbot/mod.ts";
import { AppError } from "../../http/app_error.ts";
import { libraryStanding } from "../../library/mod.ts";
import type { Services } from "../../services.ts";
import type { ChatThread, MessageRow } from "../rows.ts";
import { assessSafety } from "../safety/assess.ts";
import { askChatbot } from "./ask_chatbot.ts";
import { askLibrary } from "./ask_library.ts";
import type { Engine, EnginePiece } from "./run.ts";

const STANDS_IN: ChatNotice = {
  kind: "chatbot_unavailable",
  text: "The chatbot service can't be reached at the moment. This answer comes from the built-in library.",
};

/** What answers a message: the chatbot service where there is one and it is well, and the built-in library otherwise. */
export function engineOf(services: Services, actor: Actor, row: MessageRow, thread: ChatThread): Engine {
  return (signal) =>
    services.chatbot === null
      ? askLibrary(services, actor, row, thread, [], signal)
      : askEither(services, services.chatbot, actor, row, thread, signal);
}

async function* askEither(
  services: Services,
  chatbot: Chatbot,
  actor: Actor,
  row: MessageRow,
  thread: ChatThread,
  signal: AbortSignal,
): AsyncGenerator<EnginePiece> {
  // Whoever is in danger, or asks for a dose of their own, gets our words and never the service's.
  if (assessSafety(row.question).notice !== null) {
    return yield* askLibrary(services, actor, row, thread, [], signal);
  }
  let said = false;
  try {
    for await (const piece of askChatbot(chatbot, { question: row.question, thread }, signal)) {
      said ||= piece.event === "sentence" || piece.event === "citation";
      yield piece;
    }
    return;
  } catch (error) {
    if (!(error instanceof ChatbotError)) throw error;
    services.log.warn("chatbot service failed", { message_id: row.id, fault: error.fault, error });
    if (said) {
      const detail = "The chatbot service stopped in the middle. Ask again for a whole answer.";
      throw new AppError("answer_interrupted", { detail, cause: error });
    }
  }
  const { passages } = await libraryStanding(services, actor);
  if (passages === 0) {
    throw new AppError("chatbot_away", {
      detail: "The built-in library has no sources to stand in. Try again shortly.",
    });
  }
  yield { event: "notice", data: STANDS_IN };
  yield* askLibrary(services, actor, row, thread, [STANDS_IN], signal);
}
