import {
  type Box,
  clipText,
  type ColorRole,
  faceOf,
  linesHeight,
  POINTS,
  type Rule,
  type Run,
  type TextBlock,
  type TextSize,
  textWidth,
  type Theme,
  wordParts,
  wrapText,
} from "../../office/pptx/mod.ts";

/** How a text block looks where it differs from body text in ink. */
export interface TextStyle {
  size?: TextSize;
  font?: "head" | "body";
  bold?: boolean;
  color?: ColorRole;
  align?: TextBlock["align"];
  valign?: TextBlock["valign"];
  leading?: number;
}

/** Leading of running text, and of quotes. */
export const LEADING = { body: 1.08, quote: 1.1, tight: 1 };

/** Makes a text block. */
export function textBlock(name: string, words: string | Run[], box: Box, style: TextStyle = {}): TextBlock {
  return {
    type: "text",
    name,
    runs: typeof words === "string" ? [{ text: words }] : words,
    x: box.x,
    y: box.y,
    w: box.w,
    h: box.h,
    size: style.size ?? "body",
    font: style.font ?? "body",
    bold: style.bold ?? false,
    color: style.color ?? "ink",
    align: style.align ?? "left",
    valign: style.valign ?? "top",
    leading: style.leading ?? LEADING.body,
  };
}

/** The line that opens a block: ink, 1 pt. */
export function openingRule(x: number, y: number, w: number): Rule {
  return { type: "rule", x, y, w, color: "ink", points: 1 };
}

/** The line between rows: the first row of a block gets the opening one. */
export function rowRule(x: number, y: number, w: number, row: number): Rule {
  return row === 0 ? openingRule(x, y, w) : { type: "rule", x, y, w, color: "line", points: 0.75 };
}

/** A text made to fit. */
export interface Fitted {
  text: string;
  size: TextSize;
  lines: number;
  /** Inches it takes. */
  height: number;
}

/** Takes the first size in which the text fits the room with its words whole; if none does, clips it at the last. */
export function fitText(
  text: string,
  room: { w: number; h: number; lines?: number },
  sizes: readonly TextSize[],
  style: Pick<TextStyle, "font" | "bold" | "leading">,
  theme: Theme,
): Fitted {
  const face = faceOf(theme, style.font ?? "body", style.bold ?? false);
  const leading = style.leading ?? LEADING.body;
  // Other programs' fonts run a little wider than the table.
  const w = room.w - 0.06;
  let fitted: Fitted = { text: "", size: sizes.at(-1) ?? "small", lines: 0, height: 0 };
  for (const size of sizes) {
    const points = POINTS[size];
    const one = linesHeight(1, points, face, leading);
    const most = Math.max(1, Math.min(room.lines ?? Infinity, Math.floor((room.h + 0.01) / one)));
    const isLast = size === sizes.at(-1);
    const shown = isLast ? clipText(text, points, w, most, face) : text;
    const lines = wrapText(shown, points, w, face).length;
    fitted = { text: shown, size, lines, height: lines * one };
    if (
      lines <= most && (isLast || wordParts(shown).every((part) => textWidth(part.text, points, face) <= w))
    ) break;
  }
  return fitted;
}

/** Clips text to a number of lines in one size. */
export function clipped(
  text: string,
  size: TextSize,
  w: number,
  lines: number,
  theme: Theme,
  style: Pick<TextStyle, "font" | "bold"> = {},
): string {
  return clipText(
    text,
    POINTS[size],
    w - 0.06,
    lines,
    faceOf(theme, style.font ?? "body", style.bold ?? false),
  );
}

/** A fitted text as a block at a place. */
export function fittedBlock(
  name: string,
  text: string,
  box: Box & { lines?: number },
  sizes: readonly TextSize[],
  style: TextStyle,
  theme: Theme,
): TextBlock {
  const fitted = fitText(text, box, sizes, style, theme);
  return textBlock(name, fitted.text, box, { ...style, size: fitted.size });
}
