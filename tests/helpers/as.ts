import type { Actor } from "../../lib/contract/actor.ts";
import { type Realm, signAccessToken } from "../../lib/auth/access_token.ts";
import type { Services } from "../../lib/services.ts";

/** The headers by which a request comes from this person; from nobody without one. */
export async function as(
  services: Services,
  person: Actor | null,
  realm?: Realm,
): Promise<Record<string, string>> {
  if (person === null) return {};
  return { authorization: `Bearer ${await signAccessToken(services, person, realm)}` };
}
