import { accentFault } from "../brand.ts";
import { tenant } from "../db/mod.ts";
import { AppError } from "../http/mod.ts";
import type { BrandKit } from "../office/pptx/drawing.ts";
import type { Services } from "../services.ts";
import { pictureSize } from "../office/picture_size.ts";
import { logoKey } from "./logo.ts";
import { HOUSE_BRAND, presentOrganisation } from "./present.ts";
import { findOrganisation, updateBrand } from "./queries.ts";

const MAX_LOGO_BYTES = 2_000_000;

/** A brand kit as somebody gives it. */
export type NewBrand =
  & Pick<BrandKit, "accent" | "headFont" | "bodyFont">
  & { name: string | null; logo: Uint8Array | null };

/** The look an organisation's decks wear. */
export async function brandOf(services: Services, organisationId: string): Promise<BrandKit> {
  const row = await tenant(services.sql, organisationId, (tx) => findOrganisation(tx, organisationId));
  if (row === null) throw new AppError("not_found");
  const { name, accent, headFont, bodyFont } = presentOrganisation(row).brand;
  if (row.brand_logo_key === null) return { name, accent, headFont, bodyFont, logo: null };
  const bytes = await services.storage.get(row.brand_logo_key);
  return { name, accent, headFont, bodyFont, logo: { bytes, ...pictureSize(bytes) } };
}

/** What an organisation's mails wear; those of the portal itself, and of an organisation that is gone, wear the house's. */
export async function letterLookOf(
  services: Services,
  organisationId: string | null,
): Promise<{ name: string; accent: string }> {
  const row = organisationId === null
    ? null
    : await tenant(services.sql, organisationId, (tx) => findOrganisation(tx, organisationId));
  return row === null ? { name: "MediaHub", accent: HOUSE_BRAND.accent } : presentOrganisation(row).brand;
}

/**
 * Gives an organisation a look: for the operator's tasks.
 * @throws AppError "brand_invalid" with what can't be used
 */
export async function saveBrand(services: Services, organisationId: string, brand: NewBrand): Promise<void> {
  const fault = accentFault(brand.accent);
  if (fault !== null) throw new AppError("brand_invalid", { detail: fault });
  if (brand.logo !== null && brand.logo.length > MAX_LOGO_BYTES) {
    throw new AppError("brand_invalid", { detail: "The logo is larger than 2 MB." });
  }
  const logo = brand.logo === null ? null : await storeLogo(services, organisationId, brand.logo);
  const before = await tenant(services.sql, organisationId, async (tx) => {
    const row = await findOrganisation(tx, organisationId);
    await updateBrand(tx, organisationId, {
      name: brand.name,
      accent: brand.accent.slice(1).toUpperCase(),
      headFont: brand.headFont,
      bodyFont: brand.bodyFont,
      logoKey: logo?.key ?? null,
      logoMediaType: logo?.mediaType ?? null,
    });
    return row?.brand_logo_key ?? null;
  });
  if (before !== null && before !== logo?.key) await services.storage.remove(before);
}

async function storeLogo(services: Services, organisationId: string, bytes: Uint8Array) {
  const size = pictureSize(bytes);
  const key = await logoKey(organisationId, bytes, size);
  await services.storage.put(key, bytes);
  return { key, mediaType: size.mediaType };
}
