import { AppError } from "../http/app_error.ts";
import type { BrandKit } from "../office/pptx/drawing.ts";
import { pictureSize } from "../office/picture_size.ts";

/** The look of a report nobody gave a brand kit for. */
export const PLAIN_BRAND: BrandKit = {
  name: "Community Health Media",
  accent: "#0B5D66",
  headFont: "Georgia",
  bodyFont: "Arial",
  logo: null,
};

const LONGEST_NAME = 120;
const FONT = /^[\p{L}\p{N}][\p{L}\p{N} .'-]{0,60}$/u;

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
  const accent = textField(fields, "accent") ?? PLAIN_BRAND.accent;
  const hex = /^#?([0-9a-f]{6})$/i.exec(accent)?.[1];
  if (hex === undefined) {
    throw invalid(`The accent must be six hex digits such as "#0B5D66", not "${accent.slice(0, 20)}".`);
  }
  const name = textField(fields, "name") ?? PLAIN_BRAND.name;
  if (name.length > LONGEST_NAME) throw invalid(`The name is longer than ${LONGEST_NAME} characters.`);
  const logo = textField(fields, "logo");
  const bytes = logo === null ? null : await readFile(logo);
  return {
    name,
    accent: `#${hex.toUpperCase()}`,
    headFont: fontField(fields, "head_font") ?? PLAIN_BRAND.headFont,
    bodyFont: fontField(fields, "body_font") ?? PLAIN_BRAND.bodyFont,
    logo: bytes === null ? null : { bytes, ...pictureSize(bytes) },
  };
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

function fontField(fields: Record<string, unknown>, key: string): string | null {
  const value = textField(fields, key);
  if (value !== null && !FONT.test(value)) throw invalid(`"${key}" must be the name of a font.`);
  return value;
}

function invalid(detail: string): AppError {
  return new AppError("brand_invalid", { detail });
}
