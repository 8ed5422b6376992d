import { logoOf } from "./logo.ts";
import type { Organisation } from "./organisations.ts";
import type { OrganisationRow } from "./queries.ts";

/** The house's look, where an organisation brings none of its own. */
export const HOUSE_BRAND = { accent: "#0B5D66", headFont: "Georgia", bodyFont: "Arial" } as const;

/** An organisation as its people know it. */
export function presentOrganisation(row: OrganisationRow): Organisation {
  return {
    id: row.id,
    name: row.name,
    brand: {
      name: row.brand_name ?? row.name,
      accent: row.brand_accent === null ? HOUSE_BRAND.accent : `#${row.brand_accent}`,
      headFont: row.brand_head_font ?? HOUSE_BRAND.headFont,
      bodyFont: row.brand_body_font ?? HOUSE_BRAND.bodyFont,
      logo: logoOf(row.brand_logo_key),
    },
  };
}
