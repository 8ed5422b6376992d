import { askWorker } from "../ask_worker.ts";
import { type ErrorCode, ERRORS } from "../contract/errors.ts";
import type { Understanding, UnderstandInput } from "./understand.ts";

const TIME_LIMIT_MS = 30_000;

type Reply = { understanding: Understanding } | { fault: string };

/** `understand()` on a thread of its own, which is ended when it takes too long: the files then count as unreadable. */
export async function understandAside(
  input: UnderstandInput,
  timeLimitMs = TIME_LIMIT_MS,
): Promise<Understanding> {
  const worker = new Worker(new URL("./understand_worker.ts", import.meta.url), { type: "module" });
  try {
    const reply = await askWorker<Reply>(worker, input, { timeLimitMs });
    if (reply === null) return tooSlow(input);
    if ("fault" in reply) throw new Error("Reading a draft failed", { cause: reply.fault });
    return reply.understanding;
  } finally {
    worker.terminate();
  }
}

function tooSlow(input: UnderstandInput): Understanding {
  const unread = (code: ErrorCode, file: unknown) =>
    file === null ? null : {
      summary: null,
      error: {
        code,
        title: ERRORS[code].title,
        detail:
          "Reading it took longer than half a minute. Save it again with less in it, then upload it anew.",
        request_id: null,
      },
    };
  return {
    transcript: unread("transcript_unreadable", input.transcript),
    survey: unread("survey_unreadable", input.survey),
    duration_seconds: null,
    speakers: [],
    questions: [],
    warnings: [],
    outline: [],
    suggested: { event_name: null, event_date: null },
  };
}
