/**
 * Slides as drawings, and the two ways to draw them: as a PowerPoint file that opens without repair, and as an SVG
 * picture. Also what a layout needs to place things: the page, the theme of a brand kit, and measured text. It knows
 * nothing of reports or surveys, reads no files and asks no network.
 */
export { type BrandCheck, validateBrand } from "./brand.ts";
export { checkDrawing } from "./check_drawing.ts";
export type {
  Box,
  BrandKit,
  Chart,
  ChartSeries,
  ColorRole,
  Drawing,
  Picture,
  Rule,
  Run,
  Shape,
  Table,
  TableCell,
  TextBlock,
  TextSize,
} from "./drawing.ts";
export { FONTS } from "./faces.ts";
export {
  balancedWidth,
  cleanText,
  clipKeeping,
  clipText,
  linesHeight,
  textWidth,
  wordParts,
  wrapText,
} from "./measure.ts";
export { PAGE, PAGE_LAYOUTS, POINTS } from "./page.ts";
export { LABEL_GAP } from "./plot.ts";
export { drawSvg } from "./svg.ts";
export { layoutText } from "./text_layout.ts";
export { contrast, faceOf, labelColorOn, type Theme, themeOf } from "./theme.ts";
export { type DeckMeta, writePptx } from "./write_pptx.ts";
