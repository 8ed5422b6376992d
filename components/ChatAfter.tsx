import type { ComponentChildren } from "preact";
import { type ChatMessage, VOTE_REASONS, type VoteReason } from "../lib/contract/chat_shapes.ts";
import { Icon } from "./Icon.tsx";

const REASONS: Record<VoteReason, string> = {
  wrong: "It is wrong",
  not_in_source: "The source does not say that",
  incomplete: "Something is missing",
  off_topic: "It does not answer the question",
  unsafe: "It could do harm",
  other: "Something else",
};

/** What a reason of a vote is called. */
export function reasonText(reason: VoteReason): string {
  return REASONS[reason];
}

/** What can be done with an answer: copy it, say that it helped, or what is wrong with it. */
export function ChatAfter({ message }: { message: ChatMessage }) {
  const { vote, ordinal } = message;
  return (
    <div class="after">
      {message.abstained ? null : <Copy ordinal={ordinal} />}
      <VoteForm message={message}>
        <input type="hidden" name="value" value={vote?.value === "up" ? "none" : "up"} />
        <button
          class="button button--quiet"
          name="action"
          value="vote"
          type="submit"
          aria-pressed={vote?.value === "up" ? "true" : "false"}
        >
          <Icon name={vote?.value === "up" ? "done" : "up"} />
          {vote?.value === "up" ? "Marked as helpful" : "Helpful"}
        </button>
      </VoteForm>
      <details class="problem">
        <summary class="button button--quiet">
          <Icon name="flag" />
          {vote?.value === "down" ? "Problem reported" : "Report a problem"}
        </summary>
        <VoteForm message={message}>
          <input type="hidden" name="value" value="down" />
          <fieldset class="problem__form">
            <legend>What is wrong with this answer?</legend>
            {VOTE_REASONS.map((reason, index) => (
              <label key={reason} class="check">
                <input
                  type="radio"
                  name="reason"
                  value={reason}
                  checked={vote?.reason === reason || (vote?.reason ?? null) === null && index === 0}
                />
                {REASONS[reason]}
              </label>
            ))}
            <label for={`comment-${ordinal}`}>Anything to add</label>
            <textarea
              class="input"
              id={`comment-${ordinal}`}
              name="comment"
              rows={2}
              maxLength={1000}
            >
              {vote?.comment ?? ""}
            </textarea>
            <p class="meta">Admins see the question and what you write here, not your name.</p>
            <button class="button" name="action" value="vote" type="submit">Send</button>
          </fieldset>
        </VoteForm>
      </details>
    </div>
  );
}

/** Only a script can reach the clipboard; it also makes this seen. */
function Copy({ ordinal }: { ordinal: number }) {
  return (
    <button class="button button--quiet" type="button" data-copy={ordinal} hidden>
      <Icon name="copy" />
      <span>Copy with sources</span>
    </button>
  );
}

function VoteForm(
  { message, children }: { message: ChatMessage; children: ComponentChildren },
) {
  return (
    <form method="post" action={`/chat/${message.conversation_id}`}>
      <input type="hidden" name="message" value={message.message_id} />
      {children}
    </form>
  );
}
