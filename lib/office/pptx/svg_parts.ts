import type { Box } from "./drawing.ts";
import { isRightToLeft } from "./language.ts";
import { escapeXml } from "./xml.ts";

/** How a line of text looks. */
export interface SvgTextStyle {
  points: number;
  bold: boolean;
  /** Six hex digits. */
  color: string;
  family: string;
}

/** Inches as pixels of a page 1280 wide, to a tenth. */
export function px(inches: number): number {
  return Math.round(inches * 960) / 10;
}

/** A filled rectangle. */
export function svgRect(box: Box, color: string): string {
  return `<rect x="${px(box.x)}" y="${px(box.y)}" width="${px(Math.max(0, box.w))}" height="${
    px(Math.max(0, box.h))
  }" fill="#${color}"/>`;
}

/** One line of text; `anchor` says which of its ends stands at x. */
export function svgText(
  text: string,
  at: { x: number; y: number },
  style: SvgTextStyle,
  anchor: "start" | "middle" | "end",
): string {
  const rtl = isRightToLeft(text);
  // In a line from right to left the start is its right end.
  const turned = rtl && anchor !== "middle" ? (anchor === "start" ? "end" : "start") : anchor;
  return `<text x="${px(at.x)}" y="${
    px(at.y)
  }" text-anchor="${turned}" font-family="${style.family}" font-size="${px(style.points / 72)}"${
    style.bold ? ' font-weight="700"' : ""
  } fill="#${style.color}"${rtl ? ' direction="rtl"' : ""}>${escapeXml(text)}</text>`;
}
