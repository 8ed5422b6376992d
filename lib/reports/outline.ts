import type { Drawing } from "../office/pptx/mod.ts";

/** What each slide says, by its page: a long list takes further pages, so pages and slides of the deck may differ. */
export function outlineOf(drawings: Drawing[]): { number: number; title: string }[] {
  return drawings.map((drawing, at) => ({ number: at + 1, title: titleOf(drawing) }));
}

function titleOf(drawing: Drawing): string {
  const title = drawing.shapes.find((shape) => shape.type === "text" && shape.title);
  if (title?.type !== "text") return "";
  return title.runs.map(({ text }) => text).join("");
}
