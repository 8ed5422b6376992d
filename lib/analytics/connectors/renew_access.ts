import { ask } from "./web/ask.ts";
import { sourceRequestOf } from "./web/retry_hint.ts";
import { SourceFailure } from "./web/source_failure.ts";
import type { Web } from "./web/web.ts";
import { type Credentials, credentialsOf, GivenCredentials } from "./credentials.ts";
import type { Renewal } from "./reading.ts";

/**
 * Trades a refresh token for new access (RFC 6749, section 6). A platform that gives a new refresh token with it takes the
 * old one back: whoever calls must keep the answer before using it.
 * @throws SourceFailure "source_sign_in_again" where the platform no longer takes it
 */
export async function renewAccess(
  web: Web,
  source: string,
  { app, tokenUrl, secretIn }: Renewal,
  credentials: Credentials,
): Promise<Credentials> {
  if (credentials.refreshToken === null || app === null) {
    const lack = app === null ? "no app is configured to renew it" : "there is nothing to renew it with";
    throw signInAgain(source, `The access ran out, and ${lack}.`);
  }
  const form = new URLSearchParams({
    grant_type: "refresh_token",
    refresh_token: credentials.refreshToken,
    client_id: app.clientId,
  });
  const headers: Record<string, string> = { "content-type": "application/x-www-form-urlencoded" };
  if (app.clientSecret !== null && secretIn === "form") form.set("client_secret", app.clientSecret);
  if (app.clientSecret !== null && secretIn === "header") {
    headers.authorization = `Basic ${btoa(`${encode(app.clientId)}:${encode(app.clientSecret)}`)}`;
  }
  const answer = await ask(web, {
    source,
    url: new URL(tokenUrl),
    method: "POST",
    headers,
    body: form.toString(),
  });
  const given = GivenCredentials.safeParse(answer.value);
  if (answer.status >= 400 || !given.success || !given.data.access_token) {
    throw refused(source, answer.status, answer.value, sourceRequestOf(answer.headers));
  }
  const renewed = credentialsOf(given.data, web.clock.now());
  return { ...credentials, ...renewed, refreshToken: renewed.refreshToken ?? credentials.refreshToken };
}

/** RFC 6749, 2.3.1: both halves are encoded before they are joined. */
function encode(text: string): string {
  return encodeURIComponent(text);
}

function refused(
  source: string,
  status: number,
  value: unknown,
  sourceRequest: string | null,
): SourceFailure {
  const error = (value as { error?: unknown } | null)?.error;
  const word = typeof error === "string" && /^\w{1,60}$/.test(error) ? error : null;
  if (word === "invalid_client" || word === "unauthorized_client") {
    return new SourceFailure("source_refused", {
      detail: `${source} does not know the app that renews access (${word}). Check its id and secret.`,
      sourceRequest,
    });
  }
  if (status >= 400) {
    return signInAgain(source, `Renewing it was refused${word ? ` (${word})` : ""}.`, sourceRequest);
  }
  return new SourceFailure("source_unreadable", {
    detail: `${source} answered a renewal of access without a token.`,
    sourceRequest,
  });
}

/** Access that is over for good: a person has to give it anew. */
export function signInAgain(source: string, why: string, sourceRequest: string | null = null): SourceFailure {
  return new SourceFailure("source_sign_in_again", {
    detail: `${why} Connect ${source} again with deno task connect.`,
    sourceRequest,
  });
}
