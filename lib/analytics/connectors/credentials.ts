import * as z from "zod/mini";

/** What a platform is asked with. */
export interface Credentials {
  accessToken: string | null;
  refreshToken: string | null;
  /** When the access token runs out; null where that was not said. */
  expiresAt: Date | null;
  /** YouTube takes one in place of tokens, for what everybody may see. */
  apiKey: string | null;
}

const Secret = z.optional(z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(8192))));

/** Credentials as the platforms' own token answers, or an operator's file, have them. */
export const GivenCredentials = z.object({
  access_token: Secret,
  refresh_token: Secret,
  api_key: Secret,
  expires_in: z.optional(z.coerce.number().check(z.minimum(0), z.maximum(10 * 365 * 86_400))),
  expires_at: z.optional(z.iso.datetime({ offset: true })),
  scope: z.optional(z.string().check(z.maxLength(2000))),
});

/** What was given, once it is known to be whole. */
export type GivenCredentials = z.output<typeof GivenCredentials>;

/** Credentials of what was given at a moment. */
export function credentialsOf(given: GivenCredentials, now: Date): Credentials {
  const expiresAt = given.expires_at !== undefined
    ? new Date(given.expires_at)
    : given.expires_in !== undefined
    ? new Date(now.getTime() + given.expires_in * 1000)
    : null;
  return {
    accessToken: given.access_token ?? null,
    refreshToken: given.refresh_token ?? null,
    expiresAt,
    apiKey: given.api_key ?? null,
  };
}

/** Credentials as the bytes that are sealed. */
export function packCredentials(credentials: Credentials): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(credentials));
}

/** What `packCredentials()` packed. */
export function unpackCredentials(bytes: Uint8Array): Credentials {
  const packed = JSON.parse(new TextDecoder().decode(bytes));
  return { ...packed, expiresAt: packed.expiresAt === null ? null : new Date(packed.expiresAt) };
}
