import { type LibraryMaster, newPresentation, type Presentation } from "./library.ts";
import { addShape, THEME_FONT } from "./add_shapes.ts";
import { packParts, unpackParts } from "./archive.ts";
import type { BrandKit, Drawing } from "./drawing.ts";
import { cleanText } from "./measure.ts";
import { mendParts } from "./mend.ts";
import { PAGE, PAGE_LAYOUTS, type PageLayout, POINTS } from "./page.ts";
import { type Theme, themeOf } from "./theme.ts";
import { escapeXml } from "./xml.ts";

/** What a deck says of itself in its properties. */
export interface DeckMeta {
  title: string;
  /** The organisation. */
  author: string;
  subject: string;
  /** ISO instant; the file holds no other time, so the same drawings give the same bytes. */
  createdAt: string;
}

/** Writes drawings as a PowerPoint file (Uint8Array of a PPTX) that opens without repair. */
export async function writePptx(
  drawings: Drawing[],
  brand: BrandKit,
  meta: DeckMeta,
): Promise<Uint8Array<ArrayBuffer>> {
  if (drawings.length === 0) throw new Error("Cannot write a deck without slides");
  const theme = themeOf(brand);
  const deck = newDeck(theme, meta);
  for (const drawing of drawings) {
    const slide = deck.addSlide({ masterName: PAGE_LAYOUTS[drawing.layout].name });
    for (const shape of drawing.shapes) addShape(slide, shape, theme);
    // Empty notes would leave a notes page with nothing on it.
    slide.addNotes(drawing.notes.map(cleanText).join("\n").trim() || " ");
  }
  const raw = await deck.write({ outputType: "uint8array", compression: false }) as Uint8Array;
  const parts = unpackParts(raw);
  mendParts(parts, drawings, theme, meta.createdAt);
  return packParts(parts);
}

function newDeck(theme: Theme, meta: DeckMeta): Presentation {
  const deck = newPresentation();
  deck.defineLayout({ name: "WIDE", width: PAGE.width, height: PAGE.height });
  deck.layout = "WIDE";
  deck.theme = { headFontFace: theme.headFont, bodyFontFace: theme.bodyFont };
  deck.title = cleanText(meta.title);
  deck.author = cleanText(meta.author);
  deck.subject = cleanText(meta.subject);
  // The one property the library does not escape.
  deck.company = escapeXml(cleanText(meta.author));
  for (const layout of Object.values(PAGE_LAYOUTS)) deck.defineSlideMaster(masterOf(layout, theme));
  return deck;
}

function masterOf(layout: PageLayout, theme: Theme): LibraryMaster {
  const { x, y, w, h, size, color, valign } = layout.title;
  const title = {
    placeholder: {
      options: {
        name: "title",
        type: "title" as const,
        ...{ x, y, w, h, valign, margin: 0, align: "left" as const },
        fontFace: THEME_FONT.head,
        fontSize: POINTS[size],
        color: theme.slot[color],
      },
      text: "",
    },
  };
  const background = { color: theme.slot[layout.background] };
  if (layout.foot === null) return { title: layout.name, background, objects: [title] };
  const { rule, number } = layout.foot;
  const line = { color: theme.slot.line, width: rule.points };
  return {
    title: layout.name,
    background,
    objects: [title, { line: { x: rule.x, y: rule.y, w: rule.w, h: 0, line } }],
    slideNumber: {
      ...number,
      fontFace: THEME_FONT.body,
      fontSize: POINTS.small,
      color: theme.slot.muted,
      align: "right",
      margin: 0,
    },
  } as LibraryMaster;
}
