import fc from "fast-check";
import { assertEquals } from "../../../tests/helpers/assert.ts";
import { csvOf, figuresOf, type SampleCell, workbookFile } from "../../../tests/helpers/exports.ts";
import { openImport } from "./open_import.ts";

const CHOICES = { period: { from: "2026-01-01", to: "2026-01-31" }, readAt: "2026-06-01T00:00:00Z" };

/** Exports as the platforms write them; titles hold what spreadsheets and encodings stumble over. */
const SAMPLES: Record<string, SampleCell[][]> = {
  studio: [
    [
      "Content",
      "Video title",
      "Video publish time",
      "Duration",
      "Views",
      "Watch time (hours)",
      "Impressions click-through rate (%)",
    ],
    ["Total", "", "", "", 1302, 12.25, 3.1],
    ["aaaaaaaaaaa", "Ä quiet „Frühling“, say\nsome", "Jan 13, 2026", 161, 1300, 10.25, 4.53],
    ["bbbbbbbbbbb", 'Café & crème; "doux"', "Jan 20, 2026", 60, 2, 2, ""],
  ],
  linkedin: [
    [
      "Date",
      "Impressions (organic)",
      "Impressions (total)",
      "Clicks (total)",
      "Reactions (total)",
      "Engagement rate (total)",
    ],
    ["01/13/2026", 90, 1100, 4, -1, 0.0453],
    ["01/14/2026", 40, 40, 1, 0, 0.25],
  ],
  x: [
    ["Post id", "Date", "Post text", "Post Link", "Impressions", "Likes", "URL Clicks"],
    [
      "1971234567890123456",
      "Tue, Jan 13, 2026",
      "Grüße",
      "https://x.com/sample/status/1971234567890123456",
      50,
      2,
      1,
    ],
    [
      "1971234567890123457",
      "Wed, Jan 14, 2026",
      "— a dash",
      "https://x.com/sample/status/1971234567890123457",
      5,
      0,
      "",
    ],
  ],
};

function read(bytes: Uint8Array, name = "export.csv") {
  return figuresOf(openImport([{ name, bytes }], CHOICES).batches());
}

interface Mutation {
  order: number[];
  delimiter: "," | ";" | "\t";
  decimalComma: boolean;
  lineEnd: "\n" | "\r\n" | "\r";
  encoding: "utf-8" | "utf-8 with mark" | "utf-16le" | "utf-16be" | "windows-1252";
  trailing: number;
  hint: boolean;
  preamble: boolean;
  blankLines: boolean;
}

function mutated(rows: SampleCell[][], mutation: Mutation): Uint8Array {
  const { delimiter, decimalComma, trailing } = mutation;
  const width = rows[0]!.length;
  const order = mutation.order.filter((at) => at < width);
  const shuffled = rows.map((row) => {
    const cells: SampleCell[] = order.map((at) => row[at] ?? "").map((cell) =>
      // Spreadsheets of half the world write decimals so, and then part cells otherwise.
      typeof cell === "number" && decimalComma && delimiter !== "," ? String(cell).replace(".", ",") : cell
    );
    return [...cells, ...Array<SampleCell>(trailing).fill("")];
  });
  let text = csvOf(shuffled, delimiter);
  if (mutation.blankLines) text = text.replace("\n", "\n\n") + "\n\n";
  if (mutation.preamble) text = `Exported for Dr Alex Example${delimiter.repeat(2)}\n\n${text}`;
  if (mutation.hint) text = `sep=${delimiter}\n${text}`;
  return encoded(text.replaceAll("\n", mutation.lineEnd), mutation.encoding);
}

function encoded(text: string, encoding: Mutation["encoding"]): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (encoding === "utf-8 with mark") return new TextEncoder().encode(`\ufeff${text}`);
  if (encoding === "windows-1252") {
    const marks: Record<string, number> = { "„": 0x84, "“": 0x93, "—": 0x97 };
    return Uint8Array.from([...text], (char) => marks[char] ?? char.charCodeAt(0));
  }
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  [...`\ufeff${text}`].forEach((char, at) =>
    view.setUint16(at * 2, char.charCodeAt(0), encoding === "utf-16le")
  );
  return bytes;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }),
  delimiter: fc.constantFrom(",", ";", "\t"),
  decimalComma: fc.boolean(),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  encoding: fc.constantFrom("utf-8", "utf-8 with mark", "utf-16le", "utf-16be", "windows-1252"),
  trailing: fc.nat(3),
  hint: fc.boolean(),
  preamble: fc.boolean(),
  blankLines: fc.boolean(),
});

for (const [name, rows] of Object.entries(SAMPLES)) {
  Deno.test(`openImport() reads the same figures of ${name} whatever a spreadsheet did to the file`, () => {
    const original = read(new TextEncoder().encode(csvOf(rows)));

    fc.assert(
      fc.property(mutation, (change) => assertEquals(read(mutated(rows, change)), original)),
      { numRuns: 150 },
    );
  });

  Deno.test(`openImport() reads the same figures of ${name} saved as a workbook`, () => {
    const original = read(new TextEncoder().encode(csvOf(rows)));

    for (const type of ["xlsx", "biff8"] as const) {
      const file = workbookFile("export.xls", { "Sheet 1": rows, "Sheet 2": [] }, { type });
      assertEquals(read(file.bytes, file.name), original);
    }
  });
}

Deno.test("openImport() says something plain of any bytes, and never fails otherwise", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 400 }),
        fc.string({ maxLength: 400 }).map((text) => new TextEncoder().encode(text)),
      ),
      (bytes) => {
        try {
          openImport([{ name: "any", bytes }], CHOICES);
        } catch (error) {
          assertEquals((error as Error).name, "AppError", (error as Error).stack);
        }
      },
    ),
    { numRuns: 300 },
  );
});
