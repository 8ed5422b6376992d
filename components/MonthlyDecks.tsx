import type { ComponentChildren } from "preact";
import type { MonthlyDeck, MonthlyDeckPage } from "../lib/contract/analytics_decks.ts";
import { monthText } from "../lib/contract/months.ts";
import { Empty } from "./Empty.tsx";
import { countOf, sizeText } from "./format.ts";
import { Icon } from "./Icon.tsx";
import { Moment } from "./Moment.tsx";
import { FailureWords, FormOutcome } from "./Notice.tsx";
import { PageHead } from "./PageHead.tsx";
import { Status } from "./Status.tsx";

interface MonthlyDecksProps {
  decks: MonthlyDeckPage;
  /** Months that are over, newest first. */
  months: { value: string; text: string }[];
  mayMake: boolean;
  /** Whose decks may be deleted: one's own, or as an admin any. */
  mayRemove: (deck: MonthlyDeck) => boolean;
  timeZone: string;
  /** What was just done, in a sentence. */
  done: string | null;
  /** Why what was asked was not done. */
  refusal: string | null;
  later: boolean;
  /** The schedule, for admins. */
  children?: ComponentChildren;
}

/** Decks of months: those there are, and one more to be made. */
export function MonthlyDecks(props: MonthlyDecksProps) {
  const { decks, mayMake, done, refusal, later, children } = props;
  return (
    <>
      <PageHead
        title="Monthly decks"
        up={{ href: "/analytics", text: "Analytics" }}
        below={
          <p class="lede">A month’s figures as slides, from the same numbers as the pages, in your brand.</p>
        }
      />
      <FormOutcome done={done} refusal={refusal} />
      {mayMake ? <MakeDeck months={props.months} /> : null}
      {decks.items.length === 0
        ? (
          <Empty title="No deck yet">
            <p>
              {mayMake
                ? "Choose a month above. Making a deck takes a few seconds."
                : "Editors and admins make one; it then waits here for you."}
            </p>
          </Empty>
        )
        : <Decks {...props} />}
      {decks.next_cursor === null && !later ? null : (
        <nav class="row below" aria-label="Pages">
          {later ? <a class="button" href="/analytics/decks">Newest decks</a> : null}
          {decks.next_cursor === null
            ? null
            : <a class="button" href={`/analytics/decks?cursor=${decks.next_cursor}`}>Show older decks</a>}
        </nav>
      )}
      {children}
    </>
  );
}

function MakeDeck({ months }: Pick<MonthlyDecksProps, "months">) {
  return (
    <form class="filters" method="post" action="/analytics/decks" aria-label="Make a deck">
      <div class="field">
        <label for="month">Month</label>
        <select class="input" id="month" name="month">
          {months.map(({ value, text }) => <option key={value} value={value}>{text}</option>)}
        </select>
      </div>
      <button class="button button--primary" type="submit">Make deck</button>
    </form>
  );
}

function Decks({ decks, mayRemove, timeZone }: MonthlyDecksProps) {
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col">State</th>
          <th scope="col">Made</th>
          <th scope="col">
            <span class="sr">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {decks.items.map((deck) => (
          <tr key={deck.id} id={`deck-${deck.id}`}>
            <td class="wide">
              <strong>{monthText(deck.month)}</strong>
              {deck.headline === null ? null : <span class="meta">{deck.headline}</span>}
              {deck.error === null ? null : <FailureWords failure={deck.error} />}
            </td>
            <td data-label="State">
              <Status status={deck.status} />
              {deck.slides === null ? null : <span class="meta">{countOf(deck.slides, "slide")}</span>}
            </td>
            <td data-label="Made">
              <Moment at={deck.completed_at ?? deck.created_at} timeZone={timeZone} />
              <span class="meta">
                <bdi>{deck.made_by?.name ?? "By the schedule"}</bdi>
              </span>
            </td>
            <td class="n">
              <div class="row">
                {deck.output === null ? null : (
                  <a
                    class="button"
                    href={`/api/analytics/decks/${deck.id}/download`}
                    aria-label={`Download the deck of ${monthText(deck.month)}, ${
                      sizeText(deck.output.bytes)
                    }`}
                  >
                    <Icon name="download" />
                    Download
                  </a>
                )}
                {mayRemove(deck)
                  ? (
                    <form method="post" action={`/analytics/decks/${deck.id}/delete`}>
                      <button
                        class="button button--quiet"
                        type="submit"
                        aria-label={`Delete the deck of ${monthText(deck.month)}`}
                      >
                        Delete
                      </button>
                    </form>
                  )
                  : null}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The last months that are over at a moment, newest first. */
export function monthsBefore(now: string, count: number): { value: string; text: string }[] {
  const at = new Date(now);
  return Array.from({ length: count }, (_, i) => {
    const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - 1 - i, 1));
    const value = first.toISOString().slice(0, 7);
    return { value, text: monthText(value) };
  });
}
