import type { ChatInsights } from "../lib/contract/chat_insights.ts";
import type { ComponentChildren } from "preact";
import { reasonText } from "./ChatAfter.tsx";
import { PrecisionChart } from "./PrecisionChart.tsx";
import { Field } from "./Field.tsx";
import { countOf, countText, dayText, durationText, shareText } from "./format.ts";
import { Icon } from "./Icon.tsx";
import { Moment } from "./Moment.tsx";
import { PageHead } from "./PageHead.tsx";

interface ChatInsightsProps {
  insights: ChatInsights | null;
  /** As the form was filled in. */
  range: { since?: string; until?: string };
  faults: Record<string, string>;
  timeZone: string;
  now: string;
}

const DROPPED: Record<string, string> = {
  quote_not_found: "Quoted words that the source does not hold",
  wrong_id: "Cited a passage it was not given",
  no_citation: "Cited nothing",
  not_supported: "Said more than what it cites",
};

/** What is asked of the library and how far its answers hold; nobody is named. */
export function ChatInsightsView({ insights, range, faults, timeZone, now }: ChatInsightsProps) {
  return (
    <>
      <PageHead
        title="Chat insights"
        below={<p class="lede">{insights === null ? "Choose days to look at." : sentenceOf(insights)}</p>}
      >
        {insights === null ? null : (
          <a
            class="button"
            href={`/api/chat/insights/unanswered?since=${insights.since}&until=${insights.until}`}
          >
            <Icon name="download" />
            Unanswered as CSV
          </a>
        )}
      </PageHead>
      <form class="filters" method="get" action="/admin/chat" aria-label="Days to look at">
        <Field
          name="since"
          label="From"
          type="date"
          value={range.since ?? insights?.since}
          error={faults.since}
        />
        <Field
          name="until"
          label="To"
          type="date"
          value={range.until ?? insights?.until}
          error={faults.until}
        />
        <button class="button" type="submit">Show</button>
        <p class="meta">
          Questions are shown without names. Days are those of {timeZone.replaceAll("_", " ")}.
        </p>
      </form>
      {insights === null ? null : <Figures insights={insights} timeZone={timeZone} now={now} />}
    </>
  );
}

function Figures({ insights, timeZone, now }: { insights: ChatInsights; timeZone: string; now: string }) {
  const { precision, dropped, models } = insights;
  const checked = precision.reduce((sum, day) => sum + day.checked, 0);
  return (
    <>
      <Part id="unanswered" title="Without an answer">
        <AskedTable
          rows={insights.without_answer}
          none="Every question of these days found something in the library."
          timeZone={timeZone}
          now={now}
        />
      </Part>
      <Part id="down" title="Voted down">
        <VotedDown insights={insights} timeZone={timeZone} now={now} />
      </Part>
      <Part id="asked" title="Asked most">
        <AskedTable
          rows={insights.most_asked}
          none="Nothing was asked in these days."
          timeZone={timeZone}
          now={now}
        />
      </Part>
      <Part id="precision" title="Sentences that passed the check">
        {checked === 0
          ? (
            <p class="quiet">
              No language model wrote in these days: answers quoted the library word for word, so there was
              nothing to check.
            </p>
          )
          : (
            <>
              <PrecisionChart days={precision} since={insights.since} until={insights.until} />
              <DroppedTable dropped={dropped} checked={checked} />
            </>
          )}
      </Part>
      <Part id="models" title="Language models">
        {models.length === 0
          ? <p class="quiet">None was asked in these days.</p>
          : <Models models={models} />}
      </Part>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function AskedTable({ rows, none, timeZone, now }: {
  rows: ChatInsights["most_asked"];
  none: string;
  timeZone: string;
  now: string;
}) {
  if (rows.length === 0) return <p class="quiet">{none}</p>;
  return (
    <table class="cards asked">
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col" class="n">Times</th>
          <th scope="col">Last asked</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ question, times, last_at }) => (
          <tr key={question}>
            <td class="clip">
              <bdi>{question}</bdi>
            </td>
            <td class="n" data-label="Times">{countText(times)}</td>
            <td data-label="Last asked">
              <Moment at={last_at} timeZone={timeZone} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function VotedDown({ insights, timeZone, now }: { insights: ChatInsights; timeZone: string; now: string }) {
  if (insights.voted_down.length === 0) return <p class="quiet">Nobody reported a problem in these days.</p>;
  return (
    <table class="cards asked">
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">What was wrong</th>
          <th scope="col">When</th>
        </tr>
      </thead>
      <tbody>
        {insights.voted_down.map(({ question, reason, comment, at }) => (
          <tr key={`${at} ${question}`}>
            <td class="clip">
              <bdi>{question}</bdi>
            </td>
            <td class="clip" data-label="What was wrong">
              {reason === null ? "No reason given" : reasonText(reason)}
              {comment === null ? null : (
                <span class="meta">
                  <bdi>{comment}</bdi>
                </span>
              )}
            </td>
            <td data-label="When">
              <Moment at={at} timeZone={timeZone} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DroppedTable({ dropped, checked }: { dropped: ChatInsights["dropped"]; checked: number }) {
  return (
    <table class="below">
      <caption class="meta">Withheld before anybody saw them, of {countOf(checked, "sentence")}</caption>
      <thead>
        <tr>
          <th scope="col">What was wrong</th>
          <th scope="col" class="n">Sentences</th>
        </tr>
      </thead>
      <tbody>
        {dropped.map(({ reason, count }) => (
          <tr key={reason}>
            <td>{DROPPED[reason] ?? reason}</td>
            <td class="n">{countText(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Models({ models }: { models: ChatInsights["models"] }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col" class="n">Answers</th>
          <th scope="col" class="n">Tokens read</th>
          <th scope="col" class="n">Tokens written</th>
          <th scope="col" class="n">Cost</th>
          <th scope="col" class="n">Median time</th>
        </tr>
      </thead>
      <tbody>
        {models.map((model) => (
          <tr key={model.model}>
            <td class="clip">{model.model}</td>
            <td class="n" data-label="Answers">{countText(model.answers)}</td>
            <td class="n" data-label="Tokens read">{countText(model.input_tokens)}</td>
            <td class="n" data-label="Tokens written">{countText(model.output_tokens)}</td>
            <td class="n" data-label="Cost">
              {model.cost === null ? "No prices set" : model.cost.toFixed(2)}
            </td>
            <td class="n" data-label="Median time">
              {model.median_ms === null ? "–" : durationText(model.median_ms / 1000)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sentenceOf(insights: ChatInsights): string {
  const { questions, people, answered, unanswered, votes, since, until } = insights;
  const days = `From ${dayText(since)} to ${dayText(until)}`;
  if (questions === 0) return `${days} nobody asked anything.`;
  const share = answered + unanswered === 0
    ? ""
    : `, ${shareText(answered / (answered + unanswered))} with an answer`;
  const voted = votes.up + votes.down === 0 ? "" : `; ${votes.up} marked helpful, ${votes.down} reported`;
  return `${days} ${countOf(people, "person", "people")} asked ${
    countOf(questions, "question")
  }${share}${voted}.`;
}
