import type { ComponentChildren } from "preact";
import type { ChatMessage, ChatNotice } from "../lib/contract/chat_shapes.ts";
import { ChatAfter } from "./ChatAfter.tsx";
import { ChatAnswer } from "./ChatAnswer.tsx";
import { ChatClosestSources, ChatSources } from "./ChatSources.tsx";
import { dayText, momentText } from "./format.ts";
import { Icon } from "./Icon.tsx";
import { Moment } from "./Moment.tsx";
import { FailureWords, Notice, type Tone } from "./Notice.tsx";

interface ChatTurnProps {
  message: ChatMessage;
  timeZone: string;
  now: string;
  /** The source that is being read, as "turn.number". */
  current?: string | null;
  /** What is being done, in words, while the answer is made. */
  status?: string;
  /** Drawn while the answer is made, in place of a form: what stops it. */
  stop?: ComponentChildren;
}

/** A question and its answer, as an interview is printed. */
export function ChatTurn({ message, timeZone, now, current = null, status = "", stop }: ChatTurnProps) {
  const { ordinal, question, created_at, state } = message;
  return (
    <article class="turn" id={`question-${ordinal}`} aria-labelledby={`ask-${ordinal}`}>
      <h2 class="ask clip" id={`ask-${ordinal}`} dir="auto">{question}</h2>
      <p class="meta">
        <Moment at={created_at} timeZone={timeZone} now={now} />
        {HOW[message.kind ?? "none"]}
        {whereText(message.filters)}
      </p>
      {message.notices.map((notice) => <Said key={notice.kind} notice={notice} />)}
      {message.abstained && message.answer !== "" ? <NothingFound message={message} /> : null}
      {message.sentences.length === 0 || message.abstained
        ? null
        : <ChatAnswer message={message} current={current} />}
      {state === "streaming" ? <Making message={message} status={status} stop={stop} /> : null}
      <ChatSources message={message} now={now} current={current} />
      {state === "streaming" ? null : <Ending message={message} timeZone={timeZone} />}
      {state === "done" ? <ChatAfter message={message} /> : null}
    </article>
  );
}

const HOW: Record<string, string> = {
  none: "",
  extractive: " · Quotes from the library, word for word",
  written: " · Written from the sources below, each sentence checked against them",
  safety: "",
  nothing_found: "",
  chatbot: " · From the chatbot service, its sources as it names them",
};

/** Where was looked, when not everywhere. */
function whereText({ kind, source_id, speaker, since, until }: ChatMessage["filters"]): string {
  const where = [
    kind === undefined ? null : kind === "episode" ? "episodes" : "documents",
    source_id === undefined ? null : "one source",
    speaker ? `what ${speaker} says` : null,
    since === undefined ? null : `from ${dayText(since)}`,
    until === undefined ? null : `to ${dayText(until)}`,
  ].filter((words) => words !== null);
  return where.length === 0 ? "" : ` · Only ${where.join(", ")}`;
}

const TONES: Record<ChatNotice["kind"], Tone> = {
  emergency: "bad",
  personal_medical: "warn",
  model_unavailable: "plain",
  nothing_verified: "warn",
  cut_short: "warn",
  chatbot_unavailable: "warn",
};

function Said({ notice }: { notice: ChatNotice }) {
  return (
    <div class="turn__notice">
      <Notice tone={TONES[notice.kind]} role={notice.kind === "emergency" ? "alert" : undefined}>
        <p class={notice.kind === "emergency" ? "emergency" : ""}>{notice.text}</p>
      </Notice>
    </div>
  );
}

function Making(
  { message, status, stop }: { message: ChatMessage; status: string; stop: ComponentChildren },
) {
  return (
    <div class="making">
      {message.sentences.length > 0 ? null : <Skeleton />}
      <div class="row">
        <p class="meta making__words" role="status">
          {status === ""
            ? message.sentences.length > 0 ? "More is being checked" : "Searching the library"
            : status}
        </p>
        {stop ?? (
          <form method="post" action={`/chat/${message.conversation_id}`}>
            <input type="hidden" name="message" value={message.message_id} />
            <button class="button button--quiet" name="action" value="stop" type="submit">
              <Icon name="stopped" />
              Stop
            </button>
          </form>
        )}
      </div>
    </div>
  );
}

/** A question on its way, before anything of it is known. */
export function ChatAsking({ question }: { question: string }) {
  return (
    <article class="turn" aria-busy="true">
      <h2 class="ask clip" dir="auto">{question}</h2>
      <div class="making">
        <Skeleton />
      </div>
    </article>
  );
}

function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      <span />
      <span />
      <span />
    </div>
  );
}

/** What nothing in the library answers: what comes closest, and what is covered. */
function NothingFound({ message }: { message: ChatMessage }) {
  const { closest, suggestions } = message;
  return (
    <div class="none">
      <p class="clip">{message.answer}</p>
      {closest.length === 0 ? null : (
        <>
          <p class="quiet">No passage answers it, so there is nothing to cite. These come closest:</p>
          <ChatClosestSources closest={closest} />
        </>
      )}
      {suggestions.length === 0 ? null : (
        <>
          <p class="quiet">The library does cover:</p>
          <p class="topics">
            {suggestions.map((topic) => <span key={topic} class="tag">{topic}</span>)}
          </p>
        </>
      )}
    </div>
  );
}

function Ending({ message, timeZone }: { message: ChatMessage; timeZone: string }) {
  const { state, failure, sentences } = message;
  if (state === "stopped") {
    const words = sentences.length === 0 ? "Stopped before anything was said." : "Stopped here.";
    return <Again message={message} words={words} />;
  }
  if (failure === null) return null;
  const at = message.finished_at;
  return (
    <div class="turn__notice">
      <Notice tone="bad" role="alert">
        <FailureWords failure={failure} />
        {at === null ? null : <p class="meta">{momentText(at, timeZone)}</p>}
        <Retry message={message} />
      </Notice>
    </div>
  );
}

function Again({ message, words }: { message: ChatMessage; words: string }) {
  return (
    <div class="row stopped">
      <p class="meta">{words}</p>
      <Retry message={message} />
    </div>
  );
}

function Retry({ message }: { message: ChatMessage }) {
  return (
    <form method="post" action={`/chat/${message.conversation_id}`}>
      <input type="hidden" name="message" value={message.message_id} />
      <button class="button" name="action" value="retry" type="submit">
        <Icon name="redo" />
        Ask again
      </button>
    </form>
  );
}
