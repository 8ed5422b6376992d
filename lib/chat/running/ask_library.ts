import type { Actor } from "../../contract/actor.ts";
import type { ChatAnswer, ChatNotice } from "../../contract/chat_shapes.ts";
import { coveredTopics, libraryStanding, searchLibrary } from "../../library/mod.ts";
import type { Services } from "../../services.ts";
import type { AnswerOutcome, AnswerStage } from "../answers/answer.ts";
import { answerQuestion } from "../answers/answer_question.ts";
import type { AnswerAccount, ChatThread, MessageRow } from "../rows.ts";
import type { EnginePiece } from "./run.ts";

const STAGES: Record<AnswerStage, string> = {
  searching: "Searching the library",
  reading: "Reading what was found",
  writing: "Writing, and checking each sentence",
};
const MOST_TOPICS = 5;
const MICROS = 1_000_000;

/** The built-in library's answer in pieces; `before` is what had to be said before it. */
export async function* askLibrary(
  services: Services,
  actor: Actor,
  { question, filters }: Pick<MessageRow, "question" | "filters">,
  thread: ChatThread,
  before: ChatNotice[],
  signal: AbortSignal,
): AsyncGenerator<EnginePiece> {
  const { source_id, ...rest } = filters;
  const where = { ...rest, ...(source_id === undefined ? {} : { sources: [source_id] }) };
  const standing = await libraryStanding(services, actor);
  const deps = {
    search: (query: string, limit: number) =>
      searchLibrary(services, actor, { query, filters: where, limit }),
    topics: () => coveredTopics(services, actor.organisationId, MOST_TOPICS),
    llm: services.llm,
    log: services.log,
  };
  const asked = { question, earlier: thread.map((turn) => turn.question) };
  for await (const event of answerQuestion(deps, asked, signal)) {
    if (event.type === "status") yield { event: "status", data: { text: STAGES[event.stage] } };
    else if (event.type === "notice") yield { event: "notice", data: event.notice };
    else if (event.type === "citation") yield { event: "citation", data: event.citation };
    else if (event.type === "sentence") yield { event: "sentence", data: event.sentence };
    else {
      yield {
        event: "outcome",
        answer: withNotices(event.outcome, before),
        account: accountOf(event.outcome, standing.fingerprint),
      };
    }
  }
}

function withNotices({ answer }: AnswerOutcome, before: ChatNotice[]): ChatAnswer {
  return { ...answer, notices: [...before, ...answer.notices] };
}

function accountOf({ answer, checked, usage }: AnswerOutcome, libraryGeneration: string): AnswerAccount {
  return {
    checked,
    dropped: answer.dropped,
    model: usage?.model ?? null,
    inputTokens: usage?.inputTokens ?? 0,
    outputTokens: usage?.outputTokens ?? 0,
    costMicros: usage === null || usage.cost === null ? null : Math.round(usage.cost * MICROS),
    libraryGeneration,
  };
}
