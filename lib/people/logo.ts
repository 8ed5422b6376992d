import type { Actor } from "../contract/actor.ts";
import { tenant } from "../db/mod.ts";
import { AppError } from "../http/mod.ts";
import type { PictureSize } from "../office/picture_size.ts";
import type { Services } from "../services.ts";
import { findOrganisation } from "./queries.ts";

/** A logo as pages place it: its version changes with the picture. */
export interface Logo {
  version: string;
  width: number;
  height: number;
}

/** Where a logo is kept; the key says which picture it is and its size, so that a page knows both without opening it. */
export async function logoKey(
  organisationId: string,
  bytes: Uint8Array,
  { width, height }: PictureSize,
): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)));
  return `brands/${organisationId}/logo-${digest.toHex().slice(0, 16)}-${width}x${height}`;
}

/** What the key of a logo says. */
export function logoOf(key: string | null): Logo | null {
  const [, version, width, height] = /\/logo-(\w+-(\d+)x(\d+))$/.exec(key ?? "") ?? [];
  return version === undefined ? null : { version, width: Number(width), height: Number(height) };
}

/**
 * The picture of the actor's own organisation.
 * @throws AppError "not_found" where it has none
 */
export async function readLogo(
  services: Services,
  { organisationId }: Actor,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; mediaType: string; version: string | null }> {
  const row = await tenant(services.sql, organisationId, (tx) => findOrganisation(tx, organisationId));
  if (row === null || row.brand_logo_key === null || row.brand_logo_media_type === null) {
    throw new AppError("not_found");
  }
  return {
    bytes: new Uint8Array(await services.storage.get(row.brand_logo_key)),
    mediaType: row.brand_logo_media_type,
    version: logoOf(row.brand_logo_key)?.version ?? null,
  };
}
