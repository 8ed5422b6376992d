import type { IndexablePassage } from "../../lib/library/search/mod.ts";

/** A passage with what a test says of it; its id follows from `number`, so that the order is known. */
export function passageOf(
  number: number,
  text: string,
  changes: Partial<IndexablePassage> = {},
): IndexablePassage {
  return {
    id: passageId(number),
    sourceId: "00000000-0000-4000-9000-000000000001",
    title: "",
    text,
    speaker: null,
    kind: "episode",
    date: null,
    ...changes,
  };
}

/** The id of the passage of that number. */
export function passageId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}
