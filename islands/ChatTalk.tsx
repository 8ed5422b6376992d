import { useComputed, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { ChatComposer } from "../components/ChatComposer.tsx";
import { ChatHead } from "../components/ChatHead.tsx";
import { ChatAsking, ChatTurn } from "../components/ChatTurn.tsx";
import { Icon } from "../components/Icon.tsx";
import { FailureWords, Notice } from "../components/Notice.tsx";
import { call, ClientError } from "../lib/client/mod.ts";
import { stopAnswer } from "../lib/contract/chat.ts";
import type { ChatFilters, ChatMessage } from "../lib/contract/chat_shapes.ts";
import { type Going, readAnswer, type Reading } from "./read_answer.ts";
import { type Shown, SourcePanel } from "./SourcePanel.tsx";

interface ChatTalkProps {
  conversation: { id: string; title: string } | null;
  /** Answers that are still being made; they are drawn here, below what is settled. */
  open: ChatMessage[];
  /** Turn to message, of everything on the page. */
  ids: Record<string, string>;
  /** The source that is open, drawn by the server. */
  shown: Shown | null;
  timeZone: string;
  now: string;
  /** What is settled, or what can be asked. */
  children: ComponentChildren;
  /** Where to look, drawn by the server. */
  narrow: ComponentChildren;
  /** What was typed, where the form came back, and why. */
  typed?: string;
  error?: string;
}

/** A conversation that moves: questions are answered in place, sentence by sentence, and sources open beside them. */
export function ChatTalk(props: ChatTalkProps) {
  const { timeZone, now } = props;
  const conversation = useSignal(props.conversation);
  const turns = useSignal<Going[]>(
    props.open.map((message) => ({ so: { message, status: "" }, trouble: null })),
  );
  const failure = useSignal<ClientError | null>(null);
  /** What was asked and did not arrive yet. */
  const asking = useSignal<string | null>(null);
  const ids = useSignal(props.ids);
  const root = useRef<HTMLDivElement>(null);
  const busy = useComputed(() => turns.value.find(({ so }) => so.message.state === "streaming") ?? null);
  const leaving = useRef(new AbortController());

  useEffect(() => {
    props.open.forEach((message, index) => void follow(index, { message }));
    return () => leaving.current.abort();
  }, []);
  useEffect(() => {
    root.current?.querySelectorAll<HTMLElement>("[data-copy]").forEach((button) => button.hidden = false);
  }, [turns.value]);

  async function follow(index: number, asked: Reading): Promise<void> {
    try {
      for await (const going of readAnswer(asked, leaving.current.signal)) set(index, going);
    } catch (error) {
      if (leaving.current.signal.aborted) return;
      const trouble = error instanceof ClientError ? error : new ClientError(null);
      const going = turns.value[index];
      if (going !== undefined) set(index, givenUp(going, trouble));
      else refuse(trouble, "question" in asked ? asked.question : "");
    }
  }

  /** The question comes back as it was typed, unless another was begun. */
  function refuse(trouble: ClientError, question: string): void {
    failure.value = trouble;
    asking.value = null;
    const field = root.current?.querySelector<HTMLTextAreaElement>("#question");
    if (field && field.value === "") field.value = question;
  }

  function set(index: number, going: Going): void {
    const { message } = going.so;
    asking.value = null;
    if (conversation.value === null) {
      const title = message.question.slice(0, 80);
      conversation.value = { id: message.conversation_id, title };
      history.replaceState(null, "", `/chat/${message.conversation_id}`);
    }
    const first = turns.value[index] === undefined;
    turns.value = [...turns.value.slice(0, index), going, ...turns.value.slice(index + 1)];
    ids.value = { ...ids.value, [message.ordinal]: message.message_id };
    if (first) {
      queueMicrotask(() => root.current?.querySelector(`#question-${message.ordinal}`)?.scrollIntoView());
    }
  }

  function ask(question: string, filters: ChatFilters): void {
    failure.value = null;
    asking.value = question;
    void follow(turns.value.length, { question, filters, conversationId: conversation.value?.id ?? null });
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const field = form.elements.namedItem("question") as HTMLTextAreaElement;
    const question = field.value.trim();
    if (question === "" || asking.value !== null || busy.value !== null) return;
    field.value = "";
    ask(question, filtersOf(form));
    field.focus();
  }

  function key(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    (event.target as HTMLTextAreaElement).form?.requestSubmit();
  }

  async function stop(): Promise<void> {
    const going = busy.value;
    if (going === null) return;
    // Settled in the meantime, or not to be reached: what the stream says counts.
    await call(stopAnswer, { id: going.so.message.message_id }).catch(() => {});
    root.current?.querySelector<HTMLElement>("#question")?.focus();
  }

  function press(event: MouseEvent): void {
    const target = event.target as Element;
    const copy = target.closest<HTMLElement>("[data-copy]");
    // Loaded when it is wanted first.
    if (copy !== null) void import("./copy_turn.ts").then(({ copyTurn }) => copyTurn(copy));
    const suggestion = target.closest<HTMLButtonElement>(".suggest button");
    if (suggestion !== null) {
      event.preventDefault();
      ask(suggestion.value, {});
    }
  }

  const started = (turns.value.length > 0 || asking.value !== null) && props.conversation === null;
  const button = busy.value === null
    ? undefined
    : (
      <button class="button button--icon" type="button" aria-label="Stop" title="Stop" onClick={stop}>
        <Icon name="stop" />
      </button>
    );
  return (
    <SourcePanel ids={ids.value} shown={props.shown}>
      <div class="chat__talk" ref={root} onClick={press}>
        <ChatHead conversation={conversation.value} />
        <div class="turns">
          {started ? null : props.children}
          <div role="log" aria-label="Answers">
            {turns.value.map(({ so, trouble }) => (
              <ChatTurn
                key={so.message.message_id}
                message={so.message}
                status={trouble ?? so.status}
                timeZone={timeZone}
                now={now}
                stop={<span />}
              />
            ))}
          </div>
          {asking.value === null ? null : <ChatAsking question={asking.value} />}
          {failure.value === null ? null : (
            <div class="turn__notice">
              <Notice tone="bad" role="alert">
                <FailureWords failure={wordsOf(failure.value)} />
              </Notice>
            </div>
          )}
        </div>
        <ChatComposer
          conversationId={conversation.value?.id ?? null}
          question={props.typed}
          error={props.error}
          narrow={props.narrow}
          button={button}
          onSubmit={submit}
          onKeyDown={key}
        />
      </div>
    </SourcePanel>
  );
}

/** Where to look, as the form says; what is left empty lets all pass. */
function filtersOf(form: HTMLFormElement): ChatFilters {
  const given = [...new FormData(form)].filter(([name, value]) =>
    value !== "" && !["question", "conversation_id"].includes(name)
  );
  return Object.fromEntries(given) as ChatFilters;
}

/** An answer that could not be read to its end; it may well be whole by now. */
function givenUp({ so }: Going, trouble: ClientError): Going {
  const failure = { code: trouble.code, ...wordsOf(trouble) };
  return { so: { message: { ...so.message, state: "interrupted", failure }, status: "" }, trouble: null };
}

function wordsOf({ message, detail, requestId }: ClientError) {
  return { title: message, detail, request_id: requestId };
}
