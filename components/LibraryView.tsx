import type { ComponentChildren } from "preact";
import type { LibraryFilter } from "../lib/contract/library.ts";
import type { LibraryPage, LibrarySource } from "../lib/contract/library_shapes.ts";
import { Empty } from "./Empty.tsx";
import { Field } from "./Field.tsx";
import { countOf, countText } from "./format.ts";
import { Icon } from "./Icon.tsx";
import { libraryAddress, searchAddress, sourceAddress, sourceFacts } from "./library_places.ts";
import { PageHead } from "./PageHead.tsx";
import { SourceProgress, SourceState } from "./SourceState.tsx";

interface LibraryViewProps {
  library: LibraryPage;
  filter: LibraryFilter;
  /** What is wrong with a filter, by its name. */
  faults: Record<string, string>;
  canManage: boolean;
  /** Whether this page starts at a cursor. */
  later: boolean;
  /** The address of this page, to come back to. */
  address: string;
  /** Progress that moves by itself. */
  live?: (source: LibrarySource) => ComponentChildren;
}

/** The library: episodes and documents, newest first, with filters. */
export function LibraryView(props: LibraryViewProps) {
  const { library, filter, canManage } = props;
  const { episodes, documents, unfinished } = library.counts;
  const isEmpty = episodes + documents + unfinished === 0;
  return (
    <>
      <PageHead
        title="Library"
        below={<p class="quiet">{standing(library)}</p>}
      >
        {canManage && !isEmpty
          ? (
            <a class="button button--primary" href="/library/new">
              <Icon name="plus" />
              Add files
            </a>
          )
          : undefined}
      </PageHead>
      {isEmpty ? <NothingYet canManage={canManage} /> : (
        <>
          <Kinds library={library} filter={filter} canManage={canManage} />
          <Filters {...props} />
          <p class="below">
            <a href={searchAddress(filter)}>
              {filter.q === undefined || filter.q === "" ? "Search inside every source" : (
                <>
                  Search inside every source for “<bdi>{filter.q}</bdi>”
                </>
              )}
            </a>
          </p>
          {library.items.length === 0 ? <NoneOfThese /> : <Rows {...props} />}
        </>
      )}
    </>
  );
}

function standing({ counts }: LibraryPage): string {
  if (counts.episodes + counts.documents === 0) {
    return "Transcripts of episodes, and documents, to read and to ask.";
  }
  return `${countOf(counts.episodes, "episode")} and ${
    countOf(counts.documents, "document")
  } to read and to ask.`;
}

function Kinds(
  { library: { counts }, filter, canManage }: Pick<LibraryViewProps, "library" | "filter" | "canManage">,
) {
  const { kind: _kind, state: _state, ...others } = filter;
  const tabs: [text: string, count: number, chosen: LibraryFilter][] = [
    ["All", counts.episodes + counts.documents, {}],
    ["Episodes", counts.episodes, { kind: "episode" }],
    ["Documents", counts.documents, { kind: "document" }],
    ...(canManage && counts.unfinished > 0
      ? [["Not ready", counts.unfinished, { state: "unfinished" }] as [string, number, LibraryFilter]]
      : []),
  ];
  return (
    <nav class="tabs" aria-label="Show">
      {tabs.map(([text, count, chosen]) => (
        <a
          key={text}
          href={libraryAddress({ ...others, ...chosen })}
          aria-current={chosen.kind === filter.kind && chosen.state === filter.state ? "page" : "false"}
        >
          {text} {countText(count)}
        </a>
      ))}
    </nav>
  );
}

function Filters({ library, filter, faults }: LibraryViewProps) {
  const { kind, state, ...others } = filter;
  const filtered = Object.values(others).some((value) => value !== undefined && value !== "");
  return (
    <form class="filters" method="get" action="/library" role="search" aria-label="Filter the library">
      {kind === undefined ? null : <input type="hidden" name="kind" value={kind} />}
      {state === undefined ? null : <input type="hidden" name="state" value={state} />}
      <Field name="q" label="Title, speaker or file" value={filter.q} error={faults.q} maxLength={200} />
      <div class="field">
        <label for="speaker">Speaker</label>
        <select class="input" id="speaker" name="speaker">
          <option value="">Everybody</option>
          {speakersOf(library, filter).map(({ name, sources }) => (
            <option key={name} value={name} selected={name === filter.speaker}>
              {sources === 0 ? name : `${name} (${countText(sources)})`}
            </option>
          ))}
        </select>
      </div>
      <Field name="since" label="From" type="date" value={filter.since} error={faults.since} />
      <Field name="until" label="To" type="date" value={filter.until} error={faults.until} />
      <button class="button" type="submit">Show</button>
      {filtered ? <a class="button button--quiet" href={libraryAddress({ kind, state })}>Show all</a> : null}
    </form>
  );
}

/** A speaker past the list's end, or one nobody knows, still is what the form filters by. */
function speakersOf({ speakers }: LibraryPage, { speaker }: LibraryFilter): LibraryPage["speakers"] {
  if (speaker === undefined || speaker === "" || speakers.some(({ name }) => name === speaker)) {
    return speakers;
  }
  return [...speakers, { name: speaker, sources: 0 }];
}

function Rows({ library, filter, canManage, address, later, live }: LibraryViewProps) {
  return (
    <>
      <ul class="shelf" aria-label="Sources">
        {library.items.map((source) => (
          <Row
            key={source.id}
            source={source}
            canManage={canManage}
            address={address}
            live={live?.(source)}
          />
        ))}
      </ul>
      {library.next_cursor === null && !later ? null : (
        <nav class="row below" aria-label="Pages">
          {later ? <a class="button" href={libraryAddress(filter)}>Newest</a> : null}
          {library.next_cursor === null
            ? null
            : (
              <a class="button" href={libraryAddress({ ...filter, cursor: library.next_cursor })}>
                Show older
              </a>
            )}
          <span class="meta">{countText(library.items.length)} of {countText(library.found)}</span>
        </nav>
      )}
    </>
  );
}

function Row({ source, canManage, address, live }: {
  source: LibrarySource;
  canManage: boolean;
  address: string;
  live: ComponentChildren;
}) {
  return (
    <li class="shelf__item" id={`source-${source.id}`}>
      <span class="shelf__kind">
        <Icon name={source.kind === "episode" ? "play" : "file"} />
      </span>
      <div class="shelf__body">
        <h2>
          <a href={sourceAddress(source.id)}>
            <bdi>{source.title}</bdi>
          </a>
        </h2>
        <p class="meta">
          <bdi>{sourceFacts(source)}</bdi>
        </p>
        {source.state === "ready" ? null : (
          <>
            <p>
              <SourceState state={source.state} />
            </p>
            {live ?? <SourceProgress source={source} canManage={canManage} back={address} />}
          </>
        )}
      </div>
    </li>
  );
}

function NothingYet({ canManage }: { canManage: boolean }) {
  return (
    <Empty title="The library is empty">
      <p>
        Transcripts of episodes and PDFs are read here, and answers cite them at the second or the page.
        {canManage ? null : " An admin of your organisation adds them."}
      </p>
      {canManage
        ? (
          <a class="button button--primary" href="/library/new">
            <Icon name="plus" />
            Add files
          </a>
        )
        : null}
    </Empty>
  );
}

function NoneOfThese() {
  return (
    <div class="below">
      <Empty title="Nothing in the library passes these filters">
        <p>
          <a href="/library">Show the whole library</a>
        </p>
      </Empty>
    </div>
  );
}
