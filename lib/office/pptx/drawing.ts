/**
 * A slide as a drawing: primitives in inches on a 13.333 × 7.5 page, colours and fonts by role. The PPTX writer and the
 * SVG preview both draw from it, so what a person sees in the portal is what the file holds.
 */

/** A colour by its role; the theme says which hex that is. */
export type ColorRole =
  | "ink"
  | "white"
  | "muted"
  | "paper"
  | "accent"
  | "mid"
  | "bar"
  | "line"
  | "negativeMid"
  | "negative"
  | "onAccent"
  | "accentText";

/** The six sizes: 44, 28, 20, 16, 14 and 12 pt. */
export type TextSize = "hero" | "head" | "lead" | "body" | "label" | "small";

/** A place on the page, in inches. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A piece of text in one style. */
export interface Run {
  text: string;
  size?: TextSize;
  font?: "head" | "body";
  bold?: boolean;
  color?: ColorRole;
  /** A new line follows. */
  breakAfter?: boolean;
}

/** Text in a box. */
export interface TextBlock extends Box {
  type: "text";
  name: string;
  runs: Run[];
  size: TextSize;
  font: "head" | "body";
  bold: boolean;
  color: ColorRole;
  align: "left" | "right" | "center";
  valign: "top" | "middle" | "bottom";
  leading: number;
  /** The slide's title placeholder. */
  title?: boolean;
}

/** A horizontal line. */
export interface Rule {
  type: "rule";
  x: number;
  y: number;
  w: number;
  color: ColorRole;
  points: number;
}

/** The values of one colour in a chart. */
export interface ChartSeries {
  name: string;
  values: number[];
  /** One for the series, or one a point. null: drawn invisible (a spacer). */
  colors: (ColorRole | null)[];
  labelColor: ColorRole;
}

/** A native chart: bars only, so that lengths are compared and nothing else. */
export interface Chart extends Box {
  type: "chart";
  name: string;
  /** Alternative text. */
  alt: string;
  direction: "bar" | "column";
  grouping: "clustered" | "stacked";
  categories: string[];
  series: ChartSeries[];
  max: number;
  /** "percent": values are shares 0–1 shown as "45 %"; "count": whole numbers; "minutes": "27 min". */
  format: "percent" | "count" | "minutes";
  /** Values below this get no label. */
  labelFrom: number;
  labelPosition: "outEnd" | "ctr";
  labelSize: TextSize;
  /** Whether value labels are bold; they are where nothing is said. */
  labelBold?: boolean;
  categorySize: TextSize;
  /** Inches kept for category labels at the left (bars), 0 to hide them. */
  categoryWidth: number;
  /** Inches kept free at the right for value labels. */
  rightWidth: number;
  gapPercent: number;
  overlapPercent?: number;
  axisLine: boolean;
}

/** A cell of a table. */
export interface TableCell {
  text: string;
  bold?: boolean;
  color?: ColorRole;
}

/** A native table. */
export interface Table {
  type: "table";
  name: string;
  x: number;
  y: number;
  columnWidths: number[];
  align: ("left" | "right")[];
  head: string[];
  rows: TableCell[][];
  size: TextSize;
  rowHeight: number;
  headHeight: number;
}

/** A picture in a box. */
export interface Picture extends Box {
  type: "picture";
  name: string;
  alt: string;
  bytes: Uint8Array;
  mediaType: "image/png" | "image/jpeg" | "image/svg+xml";
}

/** Whatever stands on a slide. */
export type Shape = TextBlock | Rule | Chart | Table | Picture;

/** One slide, ready to be drawn by any back end. */
export interface Drawing {
  layout: "cover" | "cover_long" | "finding";
  /** Page number at the foot; null on the cover. */
  number: number | null;
  shapes: Shape[];
  notes: string[];
}

/** An organisation's look. */
export interface BrandKit {
  name: string;
  /** "#0B5D66". */
  accent: string;
  headFont: string;
  bodyFont: string;
  logo: { bytes: Uint8Array; mediaType: "image/png" | "image/jpeg"; width: number; height: number } | null;
}
