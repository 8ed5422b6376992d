import type { ComponentChildren } from "preact";
import type { FoundInside, SourceView } from "../lib/contract/library_views.ts";
import { Empty } from "./Empty.tsx";
import { clockText, countOf, sizeText } from "./format.ts";
import { Icon } from "./Icon.tsx";
import { placeText, sourceAddress, sourceFacts } from "./library_places.ts";
import { Notice } from "./Notice.tsx";
import { PageHead } from "./PageHead.tsx";
import { SourceLines } from "./SourceLines.tsx";
import { isMoving, SourceProgress, SourceState } from "./SourceState.tsx";

interface SourcePageProps {
  view: SourceView;
  canManage: boolean;
  /** The player of an episode with a video. */
  player: ComponentChildren;
  /** Progress that moves by itself. */
  live: ComponentChildren;
}

/** A source to read: an episode beside its player, or a document beside its page. */
export function SourcePage({ view, canManage, player, live }: SourcePageProps) {
  const { source } = view;
  const unread = source.indexed_at === null;
  return (
    <>
      <PageHead
        title={source.title}
        up={{ href: "/library", text: "Library" }}
        below={
          <p class="quiet">
            <bdi>{sourceFacts(source)}</bdi>
          </p>
        }
      >
        {canManage ? <Acts view={view} /> : undefined}
      </PageHead>
      {source.state === "ready" ? null : (
        <div class="reading__state">
          <SourceState state={source.state} />
          {isMoving(source) && live
            ? live
            : <SourceProgress source={source} canManage={canManage} back={sourceAddress(source.id)} />}
        </div>
      )}
      {view.citationGone
        ? (
          <Notice tone="warn">
            <p>The words that were cited are no longer in this source: its file was replaced since.</p>
          </Notice>
        )
        : null}
      {unread
        ? null
        : source.kind === "document"
        ? <DocumentReading view={view} />
        : <EpisodeReading view={view} player={player} />}
    </>
  );
}

function Acts({ view: { source } }: Pick<SourcePageProps, "view">) {
  return (
    <>
      <a class="button" href={`/library/${source.id}/edit`}>Edit details</a>
      <a class="button button--quiet" href={`/library/${source.id}/delete`}>Remove</a>
    </>
  );
}

function EpisodeReading({ view, player }: { view: SourceView; player: ComponentChildren }) {
  const { source, part } = view;
  return (
    <div class="reading">
      <aside class="reading__side" aria-label="About this episode">
        {player}
        <Search view={view} />
        {source.chapters.length === 0 ? null : <Chapters view={view} />}
        <About view={view} />
      </aside>
      <section class="reading__text" aria-labelledby="transcript-title">
        <Found view={view} />
        <h2 id="transcript-title">Transcript</h2>
        <Parts source={source} part={part} label="Parts of the transcript" />
        <SourceLines view={view} />
        <Parts source={source} part={part} label="Parts of the transcript, again" />
      </section>
    </div>
  );
}

function DocumentReading({ view }: { view: SourceView }) {
  const { source } = view;
  const page = view.page ?? 1;
  const file = `/api/library/${source.id}/file`;
  return (
    <>
      <Pages view={view} page={page} />
      <div class="reading reading--document">
        <section class="reading__pdf" aria-label="The document">
          <iframe
            src={`${file}#page=${page}&navpanes=0&pagemode=none`}
            title={`${source.title}, page ${page}`}
            loading="lazy"
          />
          <p>
            <a href={`${file}#page=${page}`} target="_blank" rel="noopener">
              Open the PDF at page {page} (new window)
            </a>
          </p>
        </section>
        <section class="reading__text" aria-labelledby="page-title">
          <Search view={view} />
          <Found view={view} />
          <h2 id="page-title">The words of page {page}</h2>
          {view.lines.length === 0
            ? (
              <Empty title="This page holds no text">
                <p>It is a picture or empty. It can be looked at, and not be searched.</p>
              </Empty>
            )
            : <SourceLines view={view} />}
          <About view={view} />
        </section>
      </div>
    </>
  );
}

function Pages({ view: { source, found }, page }: { view: SourceView; page: number }) {
  const of = source.page_count ?? 1;
  const to = (number: number) => sourceAddress(source.id, { page: number, q: found?.query ?? "" });
  return (
    <nav class="reading__pages" aria-label="Pages">
      {page > 1 ? <a class="button" href={to(page - 1)} rel="prev">Page {page - 1}</a> : null}
      <form class="row" method="get" action={sourceAddress(source.id)}>
        <label for="page">Page</label>
        <input
          class="input input--small"
          id="page"
          name="page"
          inputMode="numeric"
          value={String(page)}
          size={4}
        />
        <span class="meta num">of {of}</span>
        <button class="button" type="submit">Go</button>
      </form>
      {page < of ? <a class="button" href={to(page + 1)} rel="next">Page {page + 1}</a> : null}
    </nav>
  );
}

function Search({ view: { source, found, page } }: { view: SourceView }) {
  return (
    <form class="reading__search" method="get" action={sourceAddress(source.id)} role="search">
      {page === null ? null : <input type="hidden" name="page" value={String(page)} />}
      <label for="q">{source.kind === "episode" ? "Search this episode" : "Search this document"}</label>
      <div class="reading__query">
        <input class="input" id="q" name="q" type="search" value={found?.query} maxLength={200} dir="auto" />
        <button class="button button--icon" type="submit" aria-label="Search">
          <Icon name="find" />
        </button>
      </div>
    </form>
  );
}

function Found({ view: { source, found } }: { view: SourceView }) {
  if (found === null) return null;
  return (
    <section class="found" aria-labelledby="found-title">
      <h2 id="found-title">
        {found.items.length === 0 ? "Nothing" : countOf(found.items.length, "place")}{" "}
        with “<bdi>{found.query}</bdi>”
      </h2>
      {found.items.length === 0
        ? <p class="quiet">Neither these words nor others that mean the same are said here.</p>
        : (
          <ol>
            {found.items.map((item, index) => (
              <FoundItem key={index} id={source.id} item={item} query={found.query} />
            ))}
          </ol>
        )}
      <p>
        <a href={sourceAddress(source.id)}>Clear the search</a>
      </p>
    </section>
  );
}

function FoundItem({ id, item, query }: { id: string; item: FoundInside; query: string }) {
  const place = placeText(item);
  const words = item.parts.map(({ text, matched }, at) => matched ? <mark key={at}>{text}</mark> : text);
  const address = sourceAddress(id, { t: item.seconds, page: item.page, q: query });
  return (
    <li>
      {place === null ? null : <a class="num" href={address}>{place}</a>}
      <p dir="auto">
        {item.speaker === null ? null : <b>{item.speaker}</b>}
        {words}
      </p>
    </li>
  );
}

function Chapters({ view: { source } }: { view: SourceView }) {
  return (
    <details class="reading__chapters" open>
      <summary>{countOf(source.chapters.length, "chapter")}</summary>
      <ol>
        {source.chapters.map(({ start_seconds, title }) => (
          <li key={start_seconds}>
            <a href={sourceAddress(source.id, { t: start_seconds })}>
              <span class="num">{clockText(start_seconds)}</span>
              <bdi>{title}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </details>
  );
}

function About({ view: { source } }: { view: SourceView }) {
  return (
    <div class="reading__about">
      {source.notes.length === 0 ? null : (
        <details>
          <summary>{countOf(source.notes.length, "note")} on how it was read</summary>
          <ul>
            {source.notes.map(({ message, remedy }, index) => <li key={index}>{message} {remedy}</li>)}
          </ul>
        </details>
      )}
      <p class="meta clip">
        <a href={`/api/library/${source.id}/file`}>
          <bdi>{source.file.name}</bdi>
        </a>, {sizeText(source.file.bytes)}, {countOf(source.words, "word")}
      </p>
    </div>
  );
}

function Parts({ source, part, label }: Pick<SourceView, "source" | "part"> & { label: string }) {
  if (part === null) return null;
  const { number, of } = part;
  return (
    <nav class="row reading__parts" aria-label={label}>
      {number > 1
        ? <a class="button" href={sourceAddress(source.id, { part: number - 1 })}>Earlier</a>
        : null}
      <span class="meta num">Part {number} of {of}</span>
      {number < of ? <a class="button" href={sourceAddress(source.id, { part: number + 1 })}>Later</a> : null}
    </nav>
  );
}
