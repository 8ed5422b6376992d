import type { Actor } from "../contract/actor.ts";
import type { ChatCitation, CitedSource, SourceLine } from "../contract/chat_shapes.ts";
import type { LibraryPassage } from "../contract/library_shapes.ts";
import { AppError } from "../http/app_error.ts";
import { readPassages, readSource, readSourcePassages } from "../library/mod.ts";
import type { Services } from "../services.ts";
import { citationUrl } from "./answers/cite.ts";
import { requireMessage } from "./messages/require.ts";

/** Passages before the cited one, and of the whole stretch that is shown. */
const BEFORE = 2;
const SHOWN = 8;

/** A line of speech grows no longer than this, so that its time stays near. */
const LINE_CHARACTERS = 220;

/**
 * The source of a citation around what is cited, with the numbers of every citation of the answer that falls there.
 *
 * @throws AppError "not_found", also where the source was removed since
 */
export async function readCitedSource(
  services: Services,
  actor: Actor,
  { id, number }: { id: string; number: number },
): Promise<CitedSource> {
  const message = await requireMessage(services, actor, id);
  const citations = message.answer?.citations ?? [];
  const cited = citations.find(({ n }) => n === number);
  if (cited === undefined || cited.source_id === null || cited.passage_id === null) {
    throw new AppError("not_found");
  }
  const [passage] = await readPassages(services, actor, [cited.passage_id]);
  if (passage === undefined) {
    const detail = "The source was changed or removed since the answer was given. Ask again.";
    throw new AppError("not_found", { detail });
  }
  const source = await readSource(services, actor, { id: passage.sourceId });
  const from = passage.ordinal - BEFORE - 1;
  const { items } = await readSourcePassages(services, actor, {
    id: passage.sourceId,
    ...(from < 0 ? {} : { after: from }),
    limit: SHOWN,
  });
  const here = citations.filter(({ source_id }) => source_id === cited.source_id);
  return {
    message_id: message.id,
    n: cited.n,
    title: source.title,
    kind: source.kind,
    date: source.date,
    start_seconds: cited.start_seconds,
    page: cited.page,
    duration_seconds: source.duration_seconds,
    cited_seconds: here.flatMap(({ start_seconds }) => start_seconds ?? []),
    url: cited.url,
    library_url: libraryUrl(cited),
    lines: linesOf(items, here),
  };
}

/** The passages as lines, cut where a citation begins or ends. */
export function linesOf(
  passages: readonly LibraryPassage[],
  citations: readonly ChatCitation[],
): SourceLine[] {
  let speaker: string | null = null;
  let page: number | null = null;
  return passages.flatMap((passage) =>
    stretchesOf(passage).map(({ from, to, startSeconds, speaker: who }) => {
      const isNew = { speaker: who !== speaker, page: passage.page !== page };
      speaker = who;
      page = passage.page;
      const place = { startSeconds, page: passage.page };
      const { id: sourceId, kind, youtube_id: youtubeId } = passage.source;
      return {
        start_seconds: startSeconds,
        page: isNew.page ? passage.page : null,
        speaker: isNew.speaker ? who : null,
        parts: partsOf(passage, { from, to }, citations),
        url: citationUrl({ sourceId, kind, youtubeId }, place),
      };
    })
  );
}

interface Stretch {
  from: number;
  to: number;
  startSeconds: number | null;
  speaker: string | null;
}

/** Sentences that are read as one line: of one speaker, and not too long. */
function stretchesOf(passage: LibraryPassage): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { from, to, start_seconds, speaker } of passage.sentences) {
    const last = stretches.at(-1);
    const joins = last !== undefined && last.speaker === speaker && to - last.from <= LINE_CHARACTERS;
    if (joins) last.to = to;
    else stretches.push({ from, to, startSeconds: start_seconds, speaker });
  }
  return stretches;
}

function partsOf(
  passage: LibraryPassage,
  { from, to }: { from: number; to: number },
  citations: readonly ChatCitation[],
): SourceLine["parts"] {
  const cited = citations
    .filter(({ passage_id }) => passage_id === passage.id)
    .map((citation) => ({
      n: citation.n,
      from: Math.max(from, citation.from),
      to: Math.min(to, citation.to),
    }))
    .filter((span) => span.from < span.to)
    .sort((a, b) => a.from - b.from);
  const parts: SourceLine["parts"] = [];
  let at = from;
  for (const span of cited) {
    const begin = Math.max(at, span.from);
    if (begin > at) parts.push({ text: passage.text.slice(at, begin), citation: null });
    // Two numbers for the same words: the second keeps its mark, on nothing.
    parts.push({ text: passage.text.slice(begin, Math.max(begin, span.to)), citation: span.n });
    at = Math.max(at, span.to);
  }
  if (at < to) parts.push({ text: passage.text.slice(at, to), citation: null });
  return parts;
}

/** Its page in the library, with the cited words marked. */
function libraryUrl({ source_id, passage_id, from, to, n }: ChatCitation): string {
  const place = { cite: passage_id ?? "", from: String(from), to: String(to), n: String(n) };
  return `/library/${source_id}?${new URLSearchParams(place)}`;
}
