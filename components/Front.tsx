import type { Report, ReportDetail } from "../lib/contract/report_shapes.ts";
import { slidePicture } from "./Deck.tsx";
import { countOf, unbroken } from "./format.ts";
import { Icon } from "./Icon.tsx";
import { Moment } from "./Moment.tsx";

/** The deck finished last, as a newspaper leads with a story: its first slide, its finding, its figures. */
export function Front({ report, timeZone }: { report: ReportDetail; timeZone: string }) {
  const address = `/reports/${report.id}`;
  return (
    <section class="front" aria-labelledby="front">
      <a class="front__slide" href={address} tabIndex={-1} aria-hidden="true">
        <img class="slide" src={slidePicture(report.id, 1)} alt="" width="640" height="360" />
      </a>
      <div class="front__words">
        <p class="meta">
          Latest deck · <Moment at={report.completed_at ?? report.created_at} timeZone={timeZone} />
        </p>
        <h2 id="front">
          <a href={address}>
            <bdi>{report.event_name}</bdi>
          </a>
        </h2>
        {report.headline === null ? null : <p class="lede clip">{unbroken(report.headline)}</p>}
        <Figures figures={report.key_figures} />
        <p class="row">
          <a class="button" href={`/api/reports/${report.id}/download`}>
            <Icon name="download" />
            Download deck
          </a>
          <span class="meta">{deckFacts(report)}</span>
        </p>
      </div>
    </section>
  );
}

/** Decks by their first slide, for those before the latest. */
export function DeckShelf({ reports, timeZone }: { reports: Report[]; timeZone: string }) {
  return (
    <ul class="shelf">
      {reports.map((report) => (
        <li key={report.id}>
          <a href={`/reports/${report.id}`}>
            <img
              class="slide"
              src={slidePicture(report.id, 1)}
              alt=""
              width="320"
              height="180"
              loading="lazy"
            />
            <strong class="clip">
              <bdi>{report.event_name}</bdi>
            </strong>
          </a>
          <p class="meta">
            <Moment at={report.completed_at ?? report.created_at} timeZone={timeZone} /> · {deckFacts(report)}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Figures({ figures }: { figures: ReportDetail["key_figures"] }) {
  if (figures.length === 0) return null;
  return (
    <dl class="front__figures">
      {figures.slice(0, 3).map(({ value, text }) => (
        <div key={text}>
          <dt>{unbroken(text)}</dt>
          <dd>{unbroken(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function deckFacts({ slides, respondents }: Report): string {
  const facts = [
    slides === null ? "" : countOf(slides, "slide"),
    respondents === null ? "" : countOf(respondents, "answer"),
  ];
  return facts.filter((fact) => fact !== "").join(" · ");
}
