import type { Actor } from "../../contract/actor.ts";
import type { FoundInside, ReadingPlace, SourceView } from "../../contract/library_views.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import { AppError } from "../../http/app_error.ts";
import type { Services } from "../../services.ts";
import { searchLibrary } from "../finding.ts";
import type { Passage, PassageHit } from "../passage.ts";
import { findOrdinalAt, selectPassages, selectPassagesById } from "../passages/queries.ts";
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
  const { row, cited, shown } = await tenant(services.sql, organisationId, async (tx) => {
    const row = requireSource(actor, await findSource(tx, organisationId, input.id));
    const cited = await findCited(tx, row, input.passageId);
    return { row, cited, shown: await selectShown(tx, row, cited, input) };
  });
  const query = input.query?.trim() ?? "";
  const marks: Marks = {
    query: query === "" ? null : readQuery(query),
    cited: cited === null
      ? null
      : { passageId: cited.id, from: input.from ?? 0, to: input.to ?? cited.text.length },
    seconds: cited === null ? input.seconds ?? null : null,
  };
  const { passages, ...place } = shown;
  return {
    source: presentSource(row),
    lines: row.kind === "document" ? writtenLines(passages, marks) : spokenLines(passages, marks),
    number: cited === null ? null : input.number ?? null,
    citationGone: input.passageId !== undefined && cited === null,
    found: marks.query === null ? null : { query, items: await findInside(services, actor, row.id, query) },
    ...place,
  };
}

async function findCited(
  tx: Transaction,
  row: SourceRow,
  passageId: string | undefined,
): Promise<Passage | null> {
  if (passageId === undefined) return null;
  const [found] = await selectPassagesById(tx, row.organisation_id, [passageId]);
  return found?.source_id === row.id ? passageOf(found) : null;
}

/** The passages of one page or part, and which that is. */
type Shown = Pick<SourceView, "part" | "page"> & { passages: Passage[] };

async function selectShown(
  tx: Transaction,
  row: SourceRow,
  cited: Passage | null,
  input: ReadingPlace,
): Promise<Shown> {
  const { organisation_id: organisationId, id } = row;
  if (row.kind === "document") {
    const page = input.page ?? cited?.page ?? 1;
    if (page > Math.max(1, row.page_count ?? 1)) throw new AppError("not_found");
    const rows = await selectPassages(tx, organisationId, id, { page });
    return { passages: rows.map(passageOf), part: null, page };
  }
  const of = Math.max(1, Math.ceil(row.passage_count / PASSAGES_OF_PART));
  // The address holds whole seconds.
  const wanted = cited?.ordinal ??
    (input.seconds === undefined ? null : await findOrdinalAt(tx, organisationId, id, input.seconds + 1));
  const number = wanted === null ? input.part ?? 1 : Math.floor(wanted / PASSAGES_OF_PART) + 1;
  if (number > of) throw new AppError("not_found");
  const after = (number - 1) * PASSAGES_OF_PART - 1;
  const rows = await selectPassages(tx, organisationId, id, { after, limit: PASSAGES_OF_PART });
  return { passages: rows.map(passageOf), part: of === 1 ? null : { number, of }, page: null };
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
