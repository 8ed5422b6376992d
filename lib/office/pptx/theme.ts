import type { BrandKit, ColorRole } from "./drawing.ts";
import { type Face, type Faces, facesOf } from "./faces.ts";

/** A colour of the file's theme, as the slides refer to it. */
export type ThemeSlot =
  | "tx1"
  | "bg1"
  | "tx2"
  | "bg2"
  | "accent1"
  | "accent2"
  | "accent3"
  | "accent4"
  | "accent5"
  | "accent6";

/** A brand kit worked out: every colour by role, and the faces text is measured with. */
export interface Theme {
  /** Six upper-case hex digits by role. */
  hex: Record<ColorRole, string>;
  /** The theme slot a role stands in; a role never reaches the file as a hex. */
  slot: Record<ColorRole, ThemeSlot>;
  headFont: string;
  bodyFont: string;
  faces: Faces;
}

const INK = "16202A";
const WHITE = "FFFFFF";

/** Least contrast of small text, and of anything a person must read inside a bar (WCAG 2.2, 1.4.3). */
export const TEXT_CONTRAST = 4.5;

/** Works a brand kit out into colours by role and measured faces; expects a kit that validateBrand() accepts. */
export function themeOf(brand: BrandKit): Theme {
  const accent = brand.accent.replace("#", "").toUpperCase();
  const strong = contrast(accent, WHITE) >= TEXT_CONTRAST;
  return {
    hex: {
      ink: INK,
      white: WHITE,
      muted: "56616C",
      paper: "F3F1EC",
      accent,
      mid: mix(accent, WHITE, 0.52),
      bar: "8A939D",
      line: "C9CFD5",
      negativeMid: "DDAE99",
      negative: "A6472A",
      onAccent: readable(accent) === "white" ? WHITE : INK,
      // A pale accent never carries small text.
      accentText: strong ? accent : INK,
    },
    slot: {
      ink: "tx1",
      white: "bg1",
      muted: "tx2",
      paper: "bg2",
      accent: "accent1",
      mid: "accent2",
      bar: "accent3",
      line: "accent4",
      negativeMid: "accent5",
      negative: "accent6",
      onAccent: readable(accent) === "white" ? "bg1" : "tx1",
      accentText: strong ? "accent1" : "tx1",
    },
    headFont: brand.headFont,
    bodyFont: brand.bodyFont,
    faces: facesOf(brand.headFont, brand.bodyFont),
  };
}

/** The face a piece of text is set in. */
export function faceOf(theme: Theme, font: "head" | "body", bold: boolean): Face {
  if (font === "head") return bold ? theme.faces.headBold : theme.faces.head;
  return bold ? theme.faces.bodyBold : theme.faces.body;
}

/** White or ink, whichever reads better on a fill of that role. */
export function labelColorOn(theme: Theme, fill: ColorRole): ColorRole {
  return readable(theme.hex[fill]);
}

/** On colours of middling lightness neither reaches the full contrast; the better of the two then serves. */
function readable(fill: string): "white" | "ink" {
  return contrast(fill, WHITE) >= contrast(fill, INK) ? "white" : "ink";
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((p, q) => q - p);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Mixes two colours; 0 gives the first, 1 the second. */
export function mix(from: string, to: string, share: number): string {
  const target = channels(to);
  return channels(from)
    .map((value, i) => Math.round(value + ((target[i] ?? 0) - value) * share).toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}

/** Red, green and blue, 0 to 255. */
export function channels(hex: string): number[] {
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
