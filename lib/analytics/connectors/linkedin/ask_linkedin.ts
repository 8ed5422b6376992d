import type * as z from "zod/mini";
import type { Reading } from "../reading.ts";
import { shapeOf } from "../values.ts";
import { sourceRequestOf } from "../web/retry_hint.ts";
import { SourceFailure } from "../web/source_failure.ts";

const SOURCE = "LinkedIn";

/** What a question to LinkedIn's versioned API is made of. The query is written out, for Rest.li has marks of its own. */
export interface LinkedinQuestion {
  base: string;
  /** The month of the API: YYYYMM. */
  version: string;
  path: string;
  /** Already encoded: "q=author&author=urn%3Ali%3A…". */
  query?: string;
}

/** Asks LinkedIn, and takes its answer for what it should be. */
export async function askLinkedin<S extends z.ZodMiniType>(
  { ask }: Pick<Reading, "ask">,
  { base, version, path, query }: LinkedinQuestion,
  schema: S,
): Promise<z.output<S>> {
  const answer = await ask({
    url: new URL(`${base}/${path}${query === undefined ? "" : `?${query}`}`),
    headers: { "linkedin-version": version, "x-restli-protocol-version": "2.0.0" },
  });
  if (answer.status < 400) return shapeOf(schema, answer.value, SOURCE);
  const code = (answer.value as { code?: unknown } | null)?.code;
  const word = typeof code === "string" && /^\w{1,60}$/.test(code) ? ` (${code})` : "";
  // LinkedIn keeps a version for about a year, then answers 426 to it.
  const isSunset = answer.status === 426 || code === "NONEXISTENT_VERSION";
  throw new SourceFailure("source_refused", {
    detail: isSunset
      ? `LinkedIn no longer speaks version ${version} of its API. Set LINKEDIN_API_VERSION to a newer month.`
      : `LinkedIn answered ${answer.status}${word}.`,
    sourceRequest: sourceRequestOf(answer.headers),
  });
}

/** A URN as it stands in an address. */
export function urnText(urn: string): string {
  return encodeURIComponent(urn);
}
