import { recordAudit } from "../../audit/mod.ts";
import type { ConnectionKind } from "../../contract/connections.ts";
import { system, tenant } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import type { Credentials } from "../connectors/credentials.ts";
import { noteFreshness } from "../refresh/note_freshness.ts";
import { sealCredentials } from "./keyring.ts";
import { deleteConnection, findConnectionId, findConsoleHeir, upsertConnection } from "./queries.ts";

// There is no actor at a console: who runs a task has the whole machine.
const BY_OPERATOR = { by: "operator" };

/** What is connected. */
export interface NewConnection {
  organisationId: string;
  kind: ConnectionKind;
  /** UC… for YouTube, urn:li:organization:… for LinkedIn, the number for X; the client's name at the Ops-Console. */
  externalId: string;
  /** Null for the Ops-Console. */
  credentials: Credentials | null;
  scopes: string;
}

/** Connects a channel, page or account, or gives one that is connected new tokens; it is read at the next occasion. */
export async function connectSource(services: Services, connection: NewConnection): Promise<{ id: string }> {
  const { organisationId, kind, externalId, credentials, scopes } = connection;
  const known = await tenant(services.sql, organisationId, (tx) => findConnectionId(tx, connection));
  const id = known ?? crypto.randomUUID();
  const sealed = credentials === null ? null : await sealCredentials(services, id, credentials);
  const now = services.clock.now();
  await tenant(services.sql, organisationId, async (tx) => {
    await upsertConnection(tx, { id, organisationId, kind, externalId, name: null, sealed, scopes, now });
    await recordAudit(tx, {
      organisationId,
      actor: null,
      action: "connection.made",
      target: { kind: "connection", id },
      detail: { ...BY_OPERATOR, kind, external_id: externalId },
    });
  });
  return { id };
}

/** Forgets a connection and its tokens; the figures it brought stay. Says whether there was one. */
export async function disconnectSource(
  services: Services,
  connection: Pick<NewConnection, "organisationId" | "kind" | "externalId">,
): Promise<boolean> {
  const { organisationId, kind, externalId } = connection;
  return await tenant(services.sql, organisationId, async (tx) => {
    const id = await findConnectionId(tx, connection);
    if (id === null || !await deleteConnection(tx, organisationId, id)) return false;
    await noteFreshness(tx, organisationId, kind, services.clock.now());
    await recordAudit(tx, {
      organisationId,
      actor: null,
      action: "connection.removed",
      target: { kind: "connection", id },
      detail: { ...BY_OPERATOR, kind, external_id: externalId },
    });
    return true;
  });
}

/** Connects the Ops-Console that the environment names to the only organisation, where nobody said whose it is. */
export async function adoptConsole(services: Services): Promise<void> {
  if (services.config.opsConsole === null) return;
  const heir = await system(services.sql, findConsoleHeir);
  if (heir === null) return;
  await connectSource(services, {
    organisationId: heir.id,
    kind: "console",
    externalId: heir.slug,
    credentials: null,
    scopes: "",
  });
}
