import { renewAccess, signInAgain } from "./renew_access.ts";
import type { Credentials } from "./credentials.ts";
import type { Reading, Renewal } from "./reading.ts";
import { type Answer, ask, type Question } from "./web/ask.ts";
import { sourceRequestOf } from "./web/retry_hint.ts";
import type { Web } from "./web/web.ts";

/** Where a connection's credentials are kept. */
export interface Keyring {
  read(): Promise<Credentials>;
  /** Keeps new ones in place of those last read, and returns what is kept: another's, where that came first. */
  replace(renewed: Credentials): Promise<Credentials>;
}

/** How one platform is asked with a connection's access. */
export interface Way {
  source: string;
  renewal: Renewal;
  headers(credentials: Credentials): Record<string, string>;
  refusal?: Question["refusal"];
}

/** Access this near its end is renewed before it is used. */
const SOON_MS = 60_000;

/** Asks with the connection's access: renewed when it is about to end, and once more when the platform calls it over. */
export function authorised(web: Web, keyring: Keyring, way: Way): Reading["ask"] {
  let known: Credentials | null = null;

  async function renew(): Promise<Credentials> {
    return await keyring.replace(await renewAccess(web, way.source, way.renewal, await keyring.read()));
  }

  async function put(
    question: Parameters<Reading["ask"]>[0],
    credentials: Credentials,
  ): Promise<Answer> {
    return await ask(web, {
      ...question,
      source: way.source,
      headers: { ...question.headers, ...way.headers(credentials) },
      ...(way.refusal === undefined ? {} : { refusal: way.refusal }),
    });
  }

  return async (question) => {
    known ??= await keyring.read();
    if (known.refreshToken !== null && isOver(known, web.clock.now())) known = await renew();
    let answer = await put(question, known);
    if (answer.status !== 401 || known.accessToken === null) return answer;
    known = await renew();
    answer = await put(question, known);
    if (answer.status !== 401) return answer;
    throw signInAgain(
      way.source,
      "It was refused though renewed a moment ago.",
      sourceRequestOf(answer.headers),
    );
  };
}

/** Whether access has ended, is about to, or was never had. */
function isOver({ accessToken, expiresAt }: Credentials, now: Date): boolean {
  return accessToken === null || expiresAt !== null && expiresAt.getTime() - now.getTime() < SOON_MS;
}

/** The header of a bearer token; none where there is no token. */
export function bearer({ accessToken }: Pick<Credentials, "accessToken">): Record<string, string> {
  return accessToken === null ? {} : { authorization: `Bearer ${accessToken}` };
}
