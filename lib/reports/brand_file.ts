import { AppError } from "../http/app_error.ts";
import { type BrandKit, validateBrand } from "../office/pptx/mod.ts";
import { pictureSize } from "../office/picture_size.ts";

/** The look of a report nobody gave a brand kit for. */
export const PLAIN_BRAND: BrandKit = {
  name: "Community Health Media",
  accent: "#0B5D66",
  headFont: "Georgia",
  bodyFont: "Arial",
  logo: null,
};

/**
 * A brand kit from its JSON file: name, accent, head_font, body_font, and logo as a path that `readFile` resolves.
 *
 * @throws AppError "brand_invalid" with what is wrong
 */
export async function brandFrom(
  text: string,
  readFile: (path: string) => Promise<Uint8Array>,
): Promise<BrandKit> {
  const fields = fieldsOf(text);
  const logo = textField(fields, "logo");
  const bytes = logo === null ? null : await readFile(logo);
  const brand: BrandKit = {
    name: textField(fields, "name") ?? PLAIN_BRAND.name,
    accent: (textField(fields, "accent") ?? PLAIN_BRAND.accent).replace(/^#?/, "#"),
    headFont: textField(fields, "head_font") ?? PLAIN_BRAND.headFont,
    bodyFont: textField(fields, "body_font") ?? PLAIN_BRAND.bodyFont,
    logo: bytes === null ? null : { bytes, ...pictureSize(bytes) },
  };
  const faults = Object.values(validateBrand(brand).faults);
  if (faults.length > 0) throw invalid(faults.join(" "));
  return brand;
}

function fieldsOf(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw new AppError("brand_invalid", { detail: "The brand file is not JSON.", cause });
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw invalid("The brand file must hold one JSON object.");
  }
  return value as Record<string, unknown>;
}

function textField(fields: Record<string, unknown>, key: string): string | null {
  const value = fields[key];
  if (value === undefined || value === null) return null;
  if (typeof value !== "string" || value.trim() === "") throw invalid(`"${key}" must be a text.`);
  return value.trim();
}

function invalid(detail: string): AppError {
  return new AppError("brand_invalid", { detail });
}
