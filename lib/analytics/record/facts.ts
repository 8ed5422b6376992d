import type { AccountFacts, PostFacts } from "../observation.ts";

const LONGEST_TITLE = 1000;
const LONGEST_NAME = 300;
const LONGEST_URL = 2000;
const LONGEST_SECONDS = 2_147_483_647;

/** What a row can hold of a text: well-formed, without the characters no row holds, cut between characters. */
export function storableText(text: string | null, longest: number): string | null {
  if (text === null) return null;
  const clean = text.toWellFormed().replaceAll("\0", "").trim();
  if (clean === "") return null;
  if (clean.length <= longest) return clean;
  // Half of a pair would not be text.
  const cut = clean.slice(0, longest - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}

/** An account's facts as rows hold them. */
export function storableAccount(facts: AccountFacts): AccountFacts {
  return {
    platform: facts.platform,
    externalId: storableId(facts.externalId),
    name: storableText(facts.name, LONGEST_NAME),
    handle: storableText(facts.handle?.replace(/^@/, "") ?? null, LONGEST_NAME),
    url: storableUrl(facts.url),
  };
}

/** A post's facts as rows hold them, or null when it can't be told from others. */
export function storablePost(facts: PostFacts): PostFacts | null {
  const externalId = storableId(facts.externalId);
  if (externalId === null) return null;
  return {
    externalId,
    url: storableUrl(facts.url),
    title: storableText(facts.title, LONGEST_TITLE),
    kind: storableText(facts.kind, 100),
    publishedAt: storableMoment(facts.publishedAt),
    durationSeconds: storableSeconds(facts.durationSeconds),
    thumbnailUrl: storableUrl(facts.thumbnailUrl),
  };
}

/** An id as it is stored; one that is cut would name something else, so a long one is none. */
export function storableId(id: string | null): string | null {
  const clean = storableText(id, Infinity);
  return clean === null || clean.length > LONGEST_NAME ? null : clean;
}

/** An address that a page may link to; anything but http and https is none. */
function storableUrl(url: string | null): string | null {
  const clean = storableText(url, Infinity);
  return clean !== null && clean.length <= LONGEST_URL && /^https?:\/\/\S+$/i.test(clean) ? clean : null;
}

function storableMoment(moment: string | null): string | null {
  if (moment === null) return null;
  const time = Date.parse(moment);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function storableSeconds(seconds: number | null): number | null {
  if (seconds === null || !(seconds >= 0)) return null;
  return Math.min(Math.round(seconds), LONGEST_SECONDS);
}
