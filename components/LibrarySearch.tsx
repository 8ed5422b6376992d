import type { LibrarySearchQuery } from "../lib/contract/library.ts";
import type { LibraryPassage } from "../lib/contract/library_shapes.ts";
import { Empty } from "./Empty.tsx";
import { Field } from "./Field.tsx";
import { dayText } from "./format.ts";
import { kindText, placeText, sourceAddress } from "./library_places.ts";
import { PageHead } from "./PageHead.tsx";

interface LibrarySearchProps {
  asked: LibrarySearchQuery;
  /** What is wrong with a field, by its name. */
  faults: Record<string, string>;
  hits: LibraryPassage[];
}

/** Passages of the whole library that match some words, best first. */
export function LibrarySearch({ asked, faults, hits }: LibrarySearchProps) {
  return (
    <>
      <PageHead title="Search the library" up={{ href: "/library", text: "Library" }} />
      <SearchForm asked={asked} faults={faults} />
      {asked.q === "" || Object.keys(faults).length > 0
        ? null
        : hits.length === 0
        ? (
          <Empty title="Nothing in the library says that">
            <p>Try fewer words, or other ones{isNarrowed(asked) ? ", or look in all of it" : ""}.</p>
          </Empty>
        )
        : (
          <ol class="hits" aria-label="Passages, best first">
            {hits.map((hit) => <Hit key={hit.id} hit={hit} query={asked.q} />)}
          </ol>
        )}
    </>
  );
}

function SearchForm({ asked, faults }: Pick<LibrarySearchProps, "asked" | "faults">) {
  const { q, kind, speaker, since, until } = asked;
  return (
    <form
      class="filters filters--search"
      method="get"
      action="/library/search"
      role="search"
      aria-label="Search the library"
    >
      <Field name="q" label="What was said or written" value={q} error={faults.q} maxLength={500} />
      <div class="field">
        <label for="kind">Kind</label>
        <select class="input" id="kind" name="kind">
          <option value="">Everything</option>
          <option value="episode" selected={kind === "episode"}>Episodes</option>
          <option value="document" selected={kind === "document"}>Documents</option>
        </select>
      </div>
      <Field name="speaker" label="Speaker" value={speaker} error={faults.speaker} maxLength={200} />
      <Field name="since" label="From" type="date" value={since} error={faults.since} />
      <Field name="until" label="To" type="date" value={until} error={faults.until} />
      <button class="button button--primary" type="submit">Search</button>
      {isNarrowed(asked)
        ? (
          <a class="button button--quiet" href={`/library/search?${new URLSearchParams({ q })}`}>
            Look everywhere
          </a>
        )
        : null}
    </form>
  );
}

function isNarrowed({ kind, speaker, since, until }: LibrarySearchQuery): boolean {
  return [kind, speaker, since, until].some((each) => each !== undefined && each !== "");
}

/** A passage is shown by the sentence that says most of what was asked, and the one after it. */
function Hit({ hit, query }: { hit: LibraryPassage; query: string }) {
  const sentence = bestOf(hit);
  const place = placeText({ seconds: sentence.start_seconds, page: hit.page });
  const { source } = hit;
  const facts = [kindText(source.kind), source.date === null ? null : dayText(source.date), sentence.speaker];
  return (
    <li>
      <h2>
        <a href={sourceAddress(source.id, { t: sentence.start_seconds, page: hit.page, q: query })}>
          <bdi>{source.title}</bdi>
          {place === null ? null : <span class="num">{place}</span>}
        </a>
      </h2>
      <p class="meta">
        <bdi>{facts.filter((fact) => fact !== null).join(" · ")}</bdi>
      </p>
      <blockquote dir="auto">{marked(hit, sentence.from, endOf(hit, sentence))}</blockquote>
    </li>
  );
}

type Sentence = LibraryPassage["sentences"][number];

function bestOf({ text, sentences, matches }: LibraryPassage): Sentence {
  const said = ({ from, to }: Sentence) =>
    new Set(
      matches.filter((match) => match.from >= from && match.to <= to)
        .map((match) => text.slice(match.from, match.to).toLowerCase()),
    ).size;
  return sentences.reduce((best, sentence) => said(sentence) > said(best) ? sentence : best, sentences[0]!);
}

/** The sentence after it goes along where it belongs to the same paragraph. */
function endOf({ text, sentences }: LibraryPassage, sentence: Sentence): number {
  const next = sentences[sentences.indexOf(sentence) + 1];
  return next === undefined || text.slice(sentence.to, next.from).includes("\n") ? sentence.to : next.to;
}

function marked({ text, matches }: LibraryPassage, from: number, to: number) {
  const parts = [];
  let at = from;
  for (const match of matches) {
    if (match.from < at || match.to > to) continue;
    parts.push(text.slice(at, match.from), <mark key={match.from}>{text.slice(match.from, match.to)}</mark>);
    at = match.to;
  }
  return [...parts, text.slice(at, to)];
}
