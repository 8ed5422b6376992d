import type { Actor } from "../../contract/actor.ts";
import type { FoundInside, ReadingPlace, SourceView } from "../../contract/library_views.ts";
import { tenant } from "../../db/mod.ts";
import { AppError } from "../../http/app_error.ts";
import type { Services } from "../../services.ts";
import { searchLibrary } from "../finding.ts";
import type { Passage, PassageHit } from "../passage.ts";
import { selectPassages } from "../passages/queries.ts";
import { requireSource } from "../policy.ts";
import { passageOf, presentSource } from "../present.ts";
import { findSource } from "../queries.ts";
import type { SourceRow } from "../rows.ts";
import { readQuery } from "../search/mod.ts";
import { type Marks, matchesOf, partsOf, spokenLines, writtenLines } from "./lines.ts";

/** More than two hours of speech; a longer episode is read in parts of it. */
const PASSAGES_OF_PART = 150;
const FOUND_AT_MOST = 30;
/** Sentences shown before and after one that matches. */
const AROUND = 1;

/**
 * A source open at a place, with what is cited and searched for marked: an episode as lines with their times, a document as
 * the paragraphs of a page.
 * @throws AppError "not_found", also for a page the document does not have
 */
export async function openSource(
  services: Services,
  actor: Actor,
  input: { id: string } & ReadingPlace,
): Promise<SourceView> {
  const { organisationId } = actor;
  const { row, passages } = await tenant(services.sql, organisationId, async (tx) => {
    const row = requireSource(actor, await findSource(tx, organisationId, input.id));
    return { row, passages: (await selectPassages(tx, organisationId, row.id)).map(passageOf) };
  });
  const cited = passages.find(({ id }) => id === input.passageId) ?? null;
  const query = input.query?.trim() ?? "";
  const marks: Marks = {
    query: query === "" ? null : readQuery(query),
    cited: cited === null
      ? null
      : { passageId: cited.id, from: input.from ?? 0, to: input.to ?? cited.text.length },
    seconds: cited === null ? input.seconds ?? null : null,
  };
  const common = {
    source: presentSource(row),
    number: cited === null ? null : input.number ?? null,
    citationGone: input.passageId !== undefined && cited === null,
    found: marks.query === null ? null : { query, items: await findInside(services, actor, row.id, query) },
  };
  return row.kind === "document"
    ? { ...common, ...documentAt(row, passages, cited, marks, input.page) }
    : { ...common, ...episodeAt(passages, cited, marks, input.part) };
}

function documentAt(
  row: SourceRow,
  passages: Passage[],
  cited: Passage | null,
  marks: Marks,
  asked: number | undefined,
): Pick<SourceView, "lines" | "part" | "page"> {
  const page = asked ?? cited?.page ?? 1;
  if (page > Math.max(1, row.page_count ?? 1)) throw new AppError("not_found");
  return {
    lines: writtenLines(passages.filter((passage) => passage.page === page), marks),
    part: null,
    page,
  };
}

function episodeAt(
  passages: Passage[],
  cited: Passage | null,
  marks: Marks,
  asked: number | undefined,
): Pick<SourceView, "lines" | "part" | "page"> {
  const of = Math.max(1, Math.ceil(passages.length / PASSAGES_OF_PART));
  const wanted = cited ?? passageAt(passages, marks.seconds);
  const number = wanted === null ? asked ?? 1 : Math.floor(passages.indexOf(wanted) / PASSAGES_OF_PART) + 1;
  if (number > of) throw new AppError("not_found");
  const from = (number - 1) * PASSAGES_OF_PART;
  const lines = spokenLines(passages.slice(from, from + PASSAGES_OF_PART), marks);
  return { lines, part: of === 1 ? null : { number, of }, page: null };
}

function passageAt(passages: readonly Passage[], seconds: number | null): Passage | null {
  if (seconds === null) return null;
  return passages.findLast(({ sentences }) => {
    const start = sentences[0]?.startSeconds ?? null;
    return start !== null && start < seconds + 1;
  }) ?? null;
}

async function findInside(
  services: Services,
  actor: Actor,
  sourceId: string,
  query: string,
): Promise<FoundInside[]> {
  const hits = await searchLibrary(services, actor, {
    query,
    filters: { sources: [sourceId] },
    limit: FOUND_AT_MOST,
  });
  const asked = readQuery(query);
  return hits
    // What only the title says is said by every passage.
    .filter(({ matches }) => matches.length > 0)
    .toSorted((a, b) => a.passage.ordinal - b.passage.ordinal)
    .map((hit) => excerptOf(hit, asked));
}

/** The sentences around the first words that match. */
function excerptOf({ passage, matches }: PassageHit, asked: ReturnType<typeof readQuery>): FoundInside {
  const at = passage.sentences.findIndex(({ from, to }) =>
    matches.some((match) => match.from < to && match.to > from)
  );
  const first = passage.sentences[Math.max(0, at)]!;
  const last = passage.sentences[Math.min(passage.sentences.length - 1, at + AROUND)] ?? first;
  return {
    seconds: first.startSeconds,
    page: passage.page,
    speaker: first.speaker === undefined ? passage.speaker : first.speaker,
    parts: partsOf(passage.text, { from: first.from, to: last.to }, matchesOf(passage, asked)),
  };
}
