import type { ComponentChildren } from "preact";
import { NOT_MEDICAL_ADVICE } from "../lib/contract/answers.ts";
import { MAX_QUESTION } from "../lib/contract/chat_shapes.ts";
import { Icon } from "./Icon.tsx";

interface ChatComposerProps {
  conversationId: string | null;
  /** What was typed, where it came back. */
  question?: string;
  error?: string;
  /** Where to look, below the question. */
  narrow?: ComponentChildren;
  /** In place of the button that asks, while an answer is made. */
  button?: ComponentChildren;
  onSubmit?: (event: SubmitEvent) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** Where a question is written; a form that works without script. */
export function ChatComposer(
  { conversationId, question = "", error, narrow, button, ...on }: ChatComposerProps,
) {
  return (
    <form class="composer" method="post" action="/chat" aria-label="Ask the library" {...on}>
      {conversationId === null ? null : <input type="hidden" name="conversation_id" value={conversationId} />}
      <div class="composer__box">
        <textarea
          id="question"
          name="question"
          rows={1}
          required
          maxLength={MAX_QUESTION}
          dir="auto"
          aria-label="Question"
          aria-describedby={error === undefined ? "advice" : "question-error advice"}
          aria-invalid={error === undefined ? undefined : "true"}
          placeholder="Ask the library"
        >
          {question}
        </textarea>
        {button ?? (
          <button class="button button--primary button--icon" type="submit" aria-label="Ask">
            <Icon name="up" />
          </button>
        )}
      </div>
      {error === undefined ? null : (
        <p class="error" id="question-error" role="alert">
          <Icon name="failed" small />
          <span>{error}</span>
        </p>
      )}
      {narrow}
      <p class="meta" id="advice">{NOT_MEDICAL_ADVICE}</p>
    </form>
  );
}
