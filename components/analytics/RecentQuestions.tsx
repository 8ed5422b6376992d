import { whenText } from "./FreshnessLine.tsx";

/** A question that was asked, in few words. */
export interface AskedLately {
  href: string;
  question: string;
  /** Whether nothing was found that answers it. */
  abstained: boolean;
  created_at: string;
}

/** The reader's own latest questions, each leading to its answer. */
export function RecentQuestions(
  { questions, timeZone, now }: { questions: readonly AskedLately[]; timeZone: string; now: string },
) {
  return (
    <section class="section" aria-labelledby="questions">
      <div class="section__head">
        <h2 id="questions">Recent questions</h2>
        <a href="/chat">Ask</a>
      </div>
      {questions.length === 0
        ? (
          <p class="quiet">
            Nothing was asked yet. Answers come from your organisation’s library, with their sources.
          </p>
        )
        : (
          <ul class="list">
            {questions.map(({ href, question, abstained, created_at }) => (
              <li key={href}>
                <a class="title clip" href={href}>
                  <bdi>{question}</bdi>
                </a>
                <p class="meta">
                  {abstained ? "Nothing found · " : ""}
                  <time datetime={created_at}>{whenText(created_at, timeZone, now)}</time>
                </p>
              </li>
            ))}
          </ul>
        )}
    </section>
  );
}
