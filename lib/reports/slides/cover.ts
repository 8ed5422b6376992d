import {
  balancedWidth,
  type BrandKit,
  clipText,
  type Drawing,
  PAGE_LAYOUTS,
  POINTS,
  type Shape,
  type Theme,
  wrapText,
} from "../../office/pptx/mod.ts";
import type { CoverSlide } from "../deck/deck.ts";
import { columnsWidth, columnX, MARGIN } from "./grid.ts";
import { clipped, fittedBlock, fitText, LEADING, textBlock } from "./pen.ts";
import { greatest } from "./words.ts";

const WIDTH = columnsWidth(12);
const MOST_SPEAKERS = 4;
const NAME_TOP = 5.46;

/** Draws the cover: brand, title, date and speakers on the accent. */
export function drawCover(slide: CoverSlide, brand: BrandKit, theme: Theme): Drawing {
  const face = theme.faces.head;
  const event = slide.event || slide.headline || brand.name;
  // Two large lines, over ten columns or all twelve; what needs more is set smaller.
  const large = [columnsWidth(10), WIDTH].find((w) =>
    wrapText(event, POINTS.hero, w - 0.1, face).length <= 2
  );
  const layout = large ? "cover" : "cover_long";
  const { x, y, h, size } = PAGE_LAYOUTS[layout].title;
  const most = large ?? WIDTH;
  const title = clipText(event, POINTS[size], most - 0.1, large ? 2 : 5, face);
  const w = balancedWidth(title, POINTS[size], most, face);
  const onAccent = { color: "onAccent" as const };
  const shapes: Shape[] = [
    {
      ...textBlock("Title", title, { x, y, w, h }, {
        ...onAccent,
        size,
        font: "head",
        valign: "bottom",
        leading: 1,
      }),
      title: true,
    },
    brandMark(brand, theme),
  ];
  if (slide.subtitle !== "") {
    const box = { x: MARGIN, y: 4.1, w: columnsWidth(10), h: 0.4 };
    shapes.push(fittedBlock("Subtitle", slide.subtitle, box, ["lead", "body", "label"], onAccent, theme));
  }
  shapes.push({ type: "rule", x: MARGIN, y: 5.3, w: WIDTH, color: "onAccent", points: 0.75 });
  shapes.push(...speakerColumns(slide.speakers, theme));
  if (slide.note !== "") {
    const note = clipped(slide.note, "small", WIDTH, 1, theme);
    shapes.push(
      textBlock("Note", note, { x: MARGIN, y: 6.97, w: WIDTH, h: 0.28 }, {
        size: "small",
        color: "onAccent",
      }),
    );
  }
  return { layout, number: null, shapes, notes: slide.notes };
}

/** The logo in its own proportions, or the name. */
function brandMark(brand: BrandKit, theme: Theme): Shape {
  const room = { w: columnsWidth(3), h: 0.62 };
  const { logo } = brand;
  if (logo && logo.width > 0 && logo.height > 0) {
    const scale = Math.min(room.w / logo.width, room.h / logo.height);
    const [w, h] = [logo.width * scale, logo.height * scale];
    const { bytes, mediaType } = logo;
    return { type: "picture", name: "Logo", alt: brand.name, x: MARGIN, y: 0.7, w, h, bytes, mediaType };
  }
  const name = clipped(brand.name, "body", columnsWidth(8), 1, theme, { bold: true });
  const style = { bold: true, color: "onAccent" as const };
  return textBlock("Brand", name || " ", { x: MARGIN, y: 0.75, w: columnsWidth(8), h: 0.34 }, style);
}

function speakerColumns(speakers: CoverSlide["speakers"], theme: Theme): Shape[] {
  const shown = speakers.slice(0, MOST_SPEAKERS);
  const w = columnsWidth(3) - 0.1;
  const name = { bold: true, color: "onAccent" as const, leading: LEADING.tight };
  const names = shown.map((speaker) =>
    fitText(speaker.name, { w, h: 0.8, lines: 3 }, ["body", "label"], name, theme)
  );
  const height = greatest(names.map((fitted) => fitted.height), 0.26) + 0.02;
  const roleTop = NAME_TOP + height + 0.05;
  const shapes: Shape[] = shown.flatMap((speaker, i) => {
    const x = columnX(i * 3);
    const fitted = names[i];
    const role = clipped(speaker.role, "label", w, 2, theme);
    const style = { size: "label" as const, color: "onAccent" as const };
    const nameBox = { x, y: NAME_TOP, w, h: height };
    return [
      ...(fitted ? [textBlock("Speaker", fitted.text, nameBox, { ...name, size: fitted.size })] : []),
      ...(role === "" ? [] : [textBlock("Speaker role", role, { x, y: roleTop, w, h: 0.52 }, style)]),
    ];
  });
  if (speakers.length > MOST_SPEAKERS) {
    const box = { x: columnX(9), y: 4.95, w: columnsWidth(3), h: 0.28 };
    const more = `and ${speakers.length - MOST_SPEAKERS} more`;
    shapes.push(textBlock("More speakers", more, box, { size: "label", color: "onAccent", align: "right" }));
  }
  return shapes;
}
