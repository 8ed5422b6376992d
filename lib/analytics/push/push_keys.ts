import { recordAudit } from "../../audit/mod.ts";
import type { Config } from "../../config.ts";
import type { Actor } from "../../contract/actor.ts";
import type { NewPushKey, PushKey, PushKeyForm } from "../../contract/connections.ts";
import { tenant } from "../../db/mod.ts";
import { AppError, type Call } from "../../http/mod.ts";
import { sealSecret, unsealSecret } from "../../sealing.ts";
import { randomText } from "../../secrets.ts";
import type { Services } from "../../services.ts";
import { endPushKey, insertPushKey, type PushKeyRow, selectPushKeys } from "./queries.ts";

const PURPOSE = "push-key";
/** Marks the secret as one of ours, so that scanners for leaked secrets can know it. */
const SECRET_MARK = "mhs_";
const KEY_MARK = "mhk_";
const KEY_ID_BYTES = 9;

type Caller = Pick<Call, "address" | "requestId">;

/** The organisation's push keys, newest first; those that were ended come last. */
export async function listPushKeys(services: Services, actor: Actor): Promise<{ items: PushKey[] }> {
  const rows = await tenant(
    services.sql,
    actor.organisationId,
    (tx) => selectPushKeys(tx, actor.organisationId),
  );
  return { items: rows.map(presentPushKey) };
}

/** Makes a push key; its secret is told in this answer and can't be read again. */
export async function createPushKey(
  services: Services,
  actor: Actor,
  { name }: PushKeyForm,
  call: Caller,
): Promise<NewPushKey> {
  const id = crypto.randomUUID();
  const secret = SECRET_MARK + randomText();
  const random = crypto.getRandomValues(new Uint8Array(KEY_ID_BYTES));
  const keyId = KEY_MARK + random.toBase64({ alphabet: "base64url", omitPadding: true });
  const seal = { purpose: PURPOSE, ownerId: id };
  const sealedSecret = await sealSecret(services.config, seal, new TextEncoder().encode(secret));
  const { organisationId } = actor;
  const row = await tenant(services.sql, organisationId, async (tx) => {
    const added = await insertPushKey(tx, {
      id,
      organisationId,
      keyId,
      name,
      sealedSecret,
      createdBy: actor.userId,
      now: services.clock.now(),
    });
    await recordAudit(tx, {
      organisationId,
      actor,
      action: "push_key.created",
      target: { kind: "push_key", id },
      address: call.address,
      requestId: call.requestId,
      detail: { name, key_id: keyId },
    });
    return added;
  });
  return { ...presentPushKey(row), secret };
}

/**
 * Ends a push key: what it signs is refused from then on.
 * @throws AppError "not_found"
 */
export async function revokePushKey(
  services: Services,
  actor: Actor,
  { id }: { id: string },
  call: Caller,
): Promise<void> {
  const { organisationId } = actor;
  await tenant(services.sql, organisationId, async (tx) => {
    const row = await endPushKey(tx, { organisationId, id, now: services.clock.now() });
    if (row === null) throw new AppError("not_found");
    await recordAudit(tx, {
      organisationId,
      actor,
      action: "push_key.revoked",
      target: { kind: "push_key", id },
      address: call.address,
      requestId: call.requestId,
      detail: { name: row.name, key_id: row.key_id },
    });
  });
}

/** The secret of a key, for checking a signature. */
export async function openPushSecret(
  config: Config,
  key: { id: string; sealed_secret: Uint8Array },
): Promise<string> {
  const seal = { purpose: PURPOSE, ownerId: key.id };
  return new TextDecoder().decode(await unsealSecret(config, seal, key.sealed_secret));
}

function presentPushKey(row: PushKeyRow): PushKey {
  return {
    id: row.id,
    key_id: row.key_id,
    name: row.name,
    created_at: row.created_at.toISOString(),
    last_used_at: row.last_used_at?.toISOString() ?? null,
    revoked_at: row.revoked_at?.toISOString() ?? null,
  };
}
