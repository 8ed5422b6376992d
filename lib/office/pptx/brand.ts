import type { BrandKit } from "./drawing.ts";
import { FONTS } from "./faces.ts";
import { channels, contrast, TEXT_CONTRAST } from "./theme.ts";

/** What is wrong with a brand kit, by field, and what is worth saying though it works. */
export interface BrandCheck {
  /** Field to sentence; empty when the kit can be used. */
  faults: Record<string, string>;
  warnings: string[];
}

const MOST_LOGO_BYTES = 2_000_000;
const LEAST_BAR_CONTRAST = 1.5;
const BAR_GREY = "8A939D";
const RUST = "A6472A";

/** Checks a brand kit before anything is drawn with it. */
export function validateBrand(brand: BrandKit): BrandCheck {
  const check: BrandCheck = { faults: {}, warnings: [] };
  if (brand.name.trim() === "") check.faults.name = "The brand kit needs a name.";
  if (brand.name.length > 200) check.faults.name = "The name may have at most 200 characters.";
  checkAccent(brand.accent, check);
  checkFont("headFont", brand.headFont, check);
  checkFont("bodyFont", brand.bodyFont, check);
  if (brand.logo) checkLogo(brand.logo, check);
  return check;
}

function checkAccent(accent: string, check: BrandCheck): void {
  if (!/^#?[0-9a-f]{6}$/i.test(accent)) {
    check.faults.accent = 'The accent must be a colour of six hexadecimal digits, such as "#0B5D66".';
    return;
  }
  const hex = accent.replace("#", "").toUpperCase();
  const onWhite = contrast(hex, "FFFFFF");
  if (onWhite < LEAST_BAR_CONTRAST) {
    check.faults.accent = "The accent is too pale: its bars could not be told from the white page.";
  } else if (onWhite < TEXT_CONTRAST) {
    check.warnings.push(
      "The accent is pale: it colours bars and the cover; small text is set in ink instead.",
    );
  }
  if (distance(hex, BAR_GREY) < 60) {
    check.warnings.push(
      "The accent is close to the grey of other bars: the bars a headline names hardly stand out.",
    );
  }
  if (distance(hex, RUST) < 60) {
    check.warnings.push("The accent is close to the rust that marks disagreement and detractors.");
  }
}

function checkFont(field: "headFont" | "bodyFont", font: string, check: BrandCheck): void {
  const known = FONTS[font];
  if (!known) check.faults[field] = `The font must be one of ${Object.keys(FONTS).join(", ")}.`;
  else if (known.warning && !check.warnings.includes(known.warning)) check.warnings.push(known.warning);
}

function checkLogo(logo: NonNullable<BrandKit["logo"]>, check: BrandCheck): void {
  const kind = pictureKind(logo.bytes);
  if (kind === null) check.faults.logo = "The logo must be a PNG or JPEG picture.";
  else if (kind !== logo.mediaType) check.faults.logo = `The logo is ${kind}, not ${logo.mediaType}.`;
  if (logo.bytes.length > MOST_LOGO_BYTES) check.faults.logo = "The logo may have at most 2 MB.";
  if (!(logo.width > 0 && logo.height > 0)) check.faults.logo = "The logo has no size.";
}

function pictureKind(bytes: Uint8Array): "image/png" | "image/jpeg" | null {
  const starts = (...magic: number[]) => magic.every((byte, i) => bytes[i] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  return starts(0xff, 0xd8, 0xff) ? "image/jpeg" : null;
}

function distance(a: string, b: string): number {
  const other = channels(b);
  return Math.hypot(...channels(a).map((value, i) => value - (other[i] ?? 0)));
}
