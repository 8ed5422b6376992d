import { tenant } from "../../db/mod.ts";
import { sealSecret, unsealSecret } from "../../sealing.ts";
import type { Services } from "../../services.ts";
import type { Keyring } from "../connectors/authorised.ts";
import { type Credentials, packCredentials, unpackCredentials } from "../connectors/credentials.ts";
import { readSealed, replaceSealed } from "./queries.ts";

const PURPOSE = "platform-credentials";
const NOTHING: Credentials = { accessToken: null, refreshToken: null, expiresAt: null, apiKey: null };

/** Seals credentials for the connection of that id. */
export function sealCredentials(
  services: Services,
  connectionId: string,
  credentials: Credentials,
): Promise<Uint8Array> {
  const seal = { purpose: PURPOSE, ownerId: connectionId };
  return sealSecret(services.config, seal, packCredentials(credentials));
}

/**
 * The credentials of a connection. A platform that renews access may take the old tokens back at once, so new ones are
 * kept before they are used; of two that renewed at the same time the first to keep its own wins, and both go on with it.
 */
export function connectionKeyring(
  services: Services,
  { organisationId, id }: { organisationId: string; id: string },
): Keyring {
  let version = 0;

  async function read(): Promise<Credentials> {
    const kept = await tenant(services.sql, organisationId, (tx) => readSealed(tx, organisationId, id));
    version = kept.version;
    if (kept.sealed === null) return NOTHING;
    const seal = { purpose: PURPOSE, ownerId: id };
    return unpackCredentials(await unsealSecret(services.config, seal, kept.sealed));
  }

  return {
    read,
    async replace(renewed) {
      const sealed = await sealCredentials(services, id, renewed);
      const now = services.clock.now();
      const replaced = await tenant(
        services.sql,
        organisationId,
        (tx) => replaceSealed(tx, { organisationId, id, version, sealed, now }),
      );
      if (!replaced) return await read();
      version += 1;
      return renewed;
    },
  };
}
