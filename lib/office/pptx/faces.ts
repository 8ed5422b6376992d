import { ARIAL, ARIAL_BOLD, GEORGIA, GEORGIA_BOLD, type WidthTable } from "./widths.ts";

/** What measuring needs to know of a font. */
export interface Face {
  table: WidthTable;
  /** How wide the font runs against the table's own. */
  factor: number;
  /** Ascent and descent together, in ems. */
  height: number;
}

/** The four faces of a deck. */
export interface Faces {
  head: Face;
  headBold: Face;
  body: Face;
  bodyBold: Face;
}

interface KnownFont {
  serif: boolean;
  /** Measured against Arial or Georgia on running English text, and rounded up. */
  factor: number;
  height: number;
  /** What a browser or office suite without it may take instead, in CSS. */
  stack: string;
  /** Why it may look different elsewhere; empty for fonts that are on Windows, macOS and, as twins, on Linux. */
  warning: string;
}

/** The fonts a brand kit may name. */
export const FONTS: Readonly<Record<string, KnownFont>> = {
  Georgia: serif(1, "Georgia, Gelasio, 'Times New Roman', serif"),
  "Times New Roman": serif(0.9, "'Times New Roman', 'Liberation Serif', serif"),
  Cambria: serif(0.95, "Cambria, Caladea, Georgia, serif", "Cambria is absent from a Mac without Office."),
  Arial: sans(1, "Arial, 'Liberation Sans', Helvetica, sans-serif"),
  Verdana: sans(1.18, "Verdana, 'DejaVu Sans', sans-serif"),
  Tahoma: sans(1, "Tahoma, 'DejaVu Sans Condensed', Arial, sans-serif"),
  "Trebuchet MS": sans(1, "'Trebuchet MS', 'Liberation Sans', sans-serif"),
  Calibri: sans(
    0.95,
    "Calibri, Carlito, Arial, 'Liberation Sans', sans-serif",
    "Calibri is absent from a Mac without Office.",
  ),
  Aptos: sans(
    1.02,
    "Aptos, Calibri, Arial, 'Liberation Sans', sans-serif",
    "Aptos is a cloud font of Microsoft 365: other programs show another font in its place.",
  ),
};

/** The faces of a headline font and a body font. */
export function facesOf(headFont: string, bodyFont: string): Faces {
  return {
    head: face(headFont, false),
    headBold: face(headFont, true),
    body: face(bodyFont, false),
    bodyBold: face(bodyFont, true),
  };
}

/** A CSS font-family that ends in fonts every system has. */
export function fontStack(font: string): string {
  return FONTS[font]?.stack ?? "Arial, 'Liberation Sans', Helvetica, sans-serif";
}

function face(font: string, bold: boolean): Face {
  const known = FONTS[font] ?? sans(1.05, "");
  const [regular, heavy] = known.serif ? [GEORGIA, GEORGIA_BOLD] : [ARIAL, ARIAL_BOLD];
  return { table: bold ? heavy : regular, factor: known.factor, height: known.height };
}

function serif(factor: number, stack: string, warning = ""): KnownFont {
  return { serif: true, factor, height: 1.14, stack, warning };
}

function sans(factor: number, stack: string, warning = ""): KnownFont {
  return { serif: false, factor, height: factor > 1.1 ? 1.22 : 1.15, stack, warning };
}
