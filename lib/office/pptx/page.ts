import type { Box, ColorRole, Drawing, TextSize } from "./drawing.ts";

/** The page in inches (16:9). */
export const PAGE = { width: 13.333, height: 7.5 };

/** Sizes in points; nothing is ever set smaller than `small`. */
export const POINTS: Record<TextSize, number> = {
  hero: 44,
  head: 28,
  lead: 20,
  body: 16,
  label: 14,
  small: 12,
};

/** What a layout draws under every slide that uses it. */
export interface PageLayout {
  /** Name in PowerPoint's list of layouts. */
  name: string;
  background: ColorRole;
  title: Box & { size: TextSize; color: ColorRole; valign: "top" | "bottom" };
  /** The hairline above the foot, and the page number; null on covers. */
  foot: { rule: { x: number; y: number; w: number; points: number }; number: Box } | null;
}

const MARGIN = 0.75;
const FULL = PAGE.width - 2 * MARGIN;

/** The three layouts of a deck. */
export const PAGE_LAYOUTS: Record<Drawing["layout"], PageLayout> = {
  cover: {
    name: "Cover",
    background: "accent",
    title: { x: MARGIN, y: 2.0, w: FULL, h: 1.9, size: "hero", color: "onAccent", valign: "bottom" },
    foot: null,
  },
  cover_long: {
    name: "Cover, long title",
    background: "accent",
    title: { x: MARGIN, y: 1.45, w: FULL, h: 2.45, size: "head", color: "onAccent", valign: "bottom" },
    foot: null,
  },
  finding: {
    name: "Finding",
    background: "white",
    title: { x: MARGIN, y: 0.82, w: FULL, h: 0.98, size: "head", color: "ink", valign: "top" },
    foot: {
      rule: { x: MARGIN, y: 6.82, w: FULL, points: 0.75 },
      number: { x: PAGE.width - MARGIN - 0.9, y: 6.92, w: 0.9, h: 0.28 },
    },
  },
};
