import type { Passage, PassageHit } from "../../library/mod.ts";
import { type LanguageModel, ModelError } from "../../llm/mod.ts";
import type { Log } from "../../log.ts";
import type {
  AnswerEvent,
  AnswerNotice,
  AnswerSentence,
  AnswerUsage,
  Citation,
  DroppedSentence,
} from "./answer.ts";
import { Gate } from "./gate/gate.ts";
import { Segments, type WrittenSentence } from "./gate/segments.ts";
import { NO_ANSWER, promptOf } from "./prompt.ts";

/** What a model is to answer, and from what. */
export interface WritingTask {
  question: string;
  /** The question with what it leans on. */
  searched: string;
  hits: readonly PassageHit[];
}

/** What a model's answer came to. */
interface Account {
  sentences: readonly AnswerSentence[];
  citations: readonly Citation[];
  dropped: readonly DroppedSentence[];
  checked: number;
  usage: AnswerUsage | null;
}

/** How a model's answer ended. */
export interface Written {
  /** Whole; broken off with something to show; with nothing to show; or saying that there is no answer. */
  end: "whole" | "cut_short" | "nothing" | "no_answer";
  /** What is to be said of it; null where it ended as it should. */
  notice: AnswerNotice | null;
  account: Account;
}

const MOST_SENTENCES = 12;

const AWAY: AnswerNotice = {
  kind: "model_unavailable",
  text: "The language model could not be reached, so the library is quoted instead.",
};
const UNVERIFIED: AnswerNotice = {
  kind: "nothing_verified",
  text:
    "What the language model wrote could not be verified in the library, so the library is quoted instead.",
};
const CUT_SHORT: AnswerNotice = {
  kind: "cut_short",
  text: "The language model broke off. What had come before was checked and is shown.",
};

/** Lets a model write from passages, and gives each sentence once it passed the gate; nothing else of it gets out. */
export async function* writeAnswer(
  llm: LanguageModel,
  log: Log,
  task: WritingTask,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Written> {
  const passages = new Map<string, Passage>(task.hits.map((hit, index) => [String(index + 1), hit.passage]));
  const gate = new Gate(passages);
  const segments = new Segments();
  let usage: AnswerUsage | null = null;
  let fault: ModelError | null = null;
  let noAnswer = false;
  const passed = function* (written: readonly WrittenSentence[]): Generator<AnswerEvent> {
    for (const each of written) {
      if (gate.sentences.length >= MOST_SENTENCES) return;
      noAnswer ||= each.claims.length === 0 && each.text.replace(/[^\p{L} ]/gu, "").trim() === NO_ANSWER;
      const through = gate.check(each);
      if (through === null) continue;
      for (const citation of through.fresh) yield { type: "citation", citation };
      yield { type: "sentence", sentence: through.sentence };
    }
  };

  try {
    for await (const piece of llm.write(promptOf(askedOf(task), passages), signal)) {
      if (piece.type === "usage") {
        usage = { model: llm.name, ...piece.usage };
        continue;
      }
      yield* passed(segments.add(piece.text));
      if (gate.sentences.length >= MOST_SENTENCES) break;
    }
    yield* passed(segments.end());
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ModelError)) throw error;
    fault = error;
    log.warn("language model failed", { model: llm.name, fault: error.fault, reason: error.message });
  }

  const { sentences, citations, dropped, checked } = gate;
  const account = { sentences, citations, dropped, checked, usage };
  if (sentences.length > 0) {
    return {
      end: fault === null ? "whole" : "cut_short",
      notice: fault === null ? null : CUT_SHORT,
      account,
    };
  }
  if (fault === null && noAnswer) {
    return { end: "no_answer", notice: null, account: { ...account, dropped: [], checked: 0 } };
  }
  return { end: "nothing", notice: fault !== null && checked === 0 ? AWAY : UNVERIFIED, account };
}

function askedOf({ question, searched }: WritingTask): string {
  return searched === question ? question : `${question}\n(asked after, and leaning on: ${searched})`;
}
