/** An entry as it is hashed: every field as Postgres writes it, `at` in microseconds. */
export interface ChainedRow {
  seq: number;
  organisation_id: string | null;
  at_micros: string;
  actor_id: string | null;
  actor_email: string | null;
  action: string;
  target_kind: string | null;
  target_id: string | null;
  outcome: string;
  address: string | null;
  request_id: string | null;
  detail: string;
  prev_hash: Uint8Array;
  hash: Uint8Array;
}

/** The last entry of a chain, as it is kept apart from it. */
export interface ChainHead {
  seq: number;
  hash: Uint8Array;
}

/** The hash before the first entry. */
export const NO_HASH: Uint8Array = new Uint8Array(32);

const encoder = new TextEncoder();

/**
 * The hash an entry must have: SHA-256 of the one before, then each field as its length in four bytes, big-endian, and
 * its text; a null is the length -1. The database writes it by migration 0009; this is worked out apart from it.
 */
export async function hashEntry(row: ChainedRow): Promise<Uint8Array> {
  const fields = [
    String(row.seq),
    row.organisation_id,
    row.at_micros,
    row.actor_id,
    row.actor_email,
    row.action,
    row.target_kind,
    row.target_id,
    row.outcome,
    row.address,
    row.request_id,
    row.detail,
  ];
  const text = await new Blob([row.prev_hash, ...fields.flatMap(prefixed)] as BlobPart[]).bytes();
  return new Uint8Array(await crypto.subtle.digest("SHA-256", text));
}

function prefixed(field: string | null): Uint8Array[] {
  const bytes = field === null ? null : encoder.encode(field);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setInt32(0, bytes?.length ?? -1);
  return bytes === null ? [length] : [length, bytes];
}
