import type * as z from "zod/mini";
import { askFor } from "../ask_for.ts";
import type { Reading } from "../reading.ts";
import type { Answer } from "../web/ask.ts";

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
  reading: Pick<Reading, "ask">,
  { base, version, path, query }: LinkedinQuestion,
  schema: S,
): Promise<z.output<S>> {
  const source = {
    name: "LinkedIn",
    reasonOf: codeOf,
    // LinkedIn keeps a version for about a year, then answers 426 to it.
    explain: ({ status, value }: Answer) =>
      status === 426 || codeOf(value) === "NONEXISTENT_VERSION"
        ? `LinkedIn no longer speaks version ${version} of its API. Set LINKEDIN_API_VERSION to a newer month.`
        : null,
  };
  const question = {
    url: new URL(`${base}/${path}${query === undefined ? "" : `?${query}`}`),
    headers: { "linkedin-version": version, "x-restli-protocol-version": "2.0.0" },
  };
  return await askFor(reading, source, question, schema);
}

/** A URN as it stands in an address. */
export function urnText(urn: string): string {
  return encodeURIComponent(urn);
}

function codeOf(value: unknown): string | null {
  const code = (value as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^\w{1,60}$/.test(code) ? code : null;
}
