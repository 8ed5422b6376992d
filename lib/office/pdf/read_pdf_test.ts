import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from "pdf-lib";
import { assert, assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import type { AppError } from "../../http/app_error.ts";
import { readPdf } from "./mod.ts";

type Draw = (page: PDFPage, font: PDFFont) => void;

/** A document of A4 pages, each drawn by a function. */
async function pdfOf(pages: Draw[], title?: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  if (title !== undefined) document.setTitle(title);
  for (const draw of pages) draw(document.addPage([595, 842]), font);
  return await document.save();
}

/** Lines from the top of the page down. */
function lines(texts: string[], { x = 60, y = 760, size = 11, leading = 15 } = {}): Draw {
  return (page, font) =>
    texts.forEach((text, index) => page.drawText(text, { x, y: y - index * leading, size, font }));
}

const paragraphs = async (bytes: Uint8Array, page = 0) =>
  (await readPdf(bytes)).pages[page]!.paragraphs.map(({ text, heading }) => heading ? `# ${text}` : text);

const code = async (bytes: Uint8Array) => (await assertRejects(() => readPdf(bytes)) as AppError).code;

Deno.test("readPdf() joins lines into paragraphs and makes divided words whole", async () => {
  const bytes = await pdfOf([
    lines([
      "Rest for five minutes before the measure-",
      "ment and keep both feet flat on the floor.",
      "A well-known mistake is a follow-",
      "up too late; the follow-up counts.",
    ]),
  ]);

  assertEquals(await paragraphs(bytes), [
    "Rest for five minutes before the measurement and keep both feet flat on the floor. " +
    "A well-known mistake is a follow-up too late; the follow-up counts.",
  ]);
});

Deno.test("readPdf() tells headings, paragraphs and items of lists apart", async () => {
  const bytes = await pdfOf([(page, font) => {
    lines(["Choosing a monitor"], { size: 16 })(page, font);
    lines(["The cuff must fit the arm of the person, so that", "the reading is right."], { y: 730 })(
      page,
      font,
    );
    lines(["• Small: 18 to 22 cm", "• Large: 32 to 45 cm"], { y: 690 })(page, font);
  }]);

  assertEquals(await paragraphs(bytes), [
    "# Choosing a monitor",
    "The cuff must fit the arm of the person, so that the reading is right.",
    "• Small: 18 to 22 cm",
    "• Large: 32 to 45 cm",
  ]);
});

Deno.test("readPdf() reads columns one after the other, and a table row by row", async () => {
  const left = [
    "The first column begins here with",
    "a sentence of some length, and it",
    "goes on for a few lines more until",
    "it ends at the foot of the column.",
  ];
  const right = [
    "The second column follows the first",
    "one and is read after it, however",
    "the lines may stand beside each",
    "other on the page of the document.",
  ];
  const columns = await pdfOf([(page, font) => {
    for (let row = 0; row < 4; row++) {
      lines([left[row]!], { x: 60, y: 700 - row * 15 })(page, font);
      lines([right[row]!], { x: 320, y: 700 - row * 15 })(page, font);
    }
  }]);
  const table = await pdfOf([(page, font) => {
    const rows = [["Age", "Target"], ["Under 80", "135"], ["Over 80", "145"], ["All", "140"], [
      "Some",
      "150",
    ]];
    rows.forEach(([a, b], row) => {
      lines([a!], { x: 60, y: 700 - row * 30 })(page, font);
      lines([b!], { x: 320, y: 700 - row * 30 })(page, font);
    });
  }]);

  assertEquals((await paragraphs(columns)).join(" "), [...left, ...right].join(" "));
  assertEquals((await paragraphs(table)).slice(0, 3), ["Age Target", "Under 80 135", "Over 80 145"]);
});

Deno.test("readPdf() leaves out what stands at the edge of most pages, and no sentence", async () => {
  const bytes = await pdfOf([1, 2, 3, 4].map((number): Draw => (page, font) => {
    lines([`Sample guide ${number}`], { y: 815, size: 9 })(page, font);
    lines([`Body of part ${"abcd"[number - 1]}.`])(page, font);
    lines([`Page ${number} of 4`], { y: 30, size: 9 })(page, font);
  }));

  assertEquals((await readPdf(bytes)).pages.map(({ paragraphs }) => paragraphs.map(({ text }) => text)), [
    ["Body of part a."],
    ["Body of part b."],
    ["Body of part c."],
    ["Body of part d."],
  ]);
});

Deno.test("readPdf() takes the title its maker gave, else the heading it opens with, else none", async () => {
  const headed = lines(["Home readings"], { size: 20 });
  const both: Draw = (page, font) => {
    headed(page, font);
    lines(["Text that follows the heading of the page."], { y: 700 })(page, font);
  };

  assertEquals((await readPdf(await pdfOf([both], "A guide to cuffs"))).title, "A guide to cuffs");
  assertEquals((await readPdf(await pdfOf([both], "Microsoft Word - Guide.docx"))).title, "Home readings");
  assertEquals((await readPdf(await pdfOf([lines(["Only text of one size."])]))).title, null);
});

Deno.test("readPdf() says of a file why it can't be read", async () => {
  const bytes = await pdfOf([lines(["Some text."])]);

  assertEquals(await code(await pdfOf([() => {}])), "pdf_no_text");
  assertEquals(await code(new TextEncoder().encode("%PDF-1.7\nno more than that")), "pdf_unreadable");
  assertEquals(await code(bytes.slice(0, 300)), "pdf_unreadable");
  assertEquals(await code(encrypted(bytes)), "pdf_encrypted");
});

Deno.test("readPdf() refuses more pages, pieces or letters than a document has, before reading on", async () => {
  const bytes = await pdfOf([lines(["One."]), lines(["Two."]), lines(["Three."])]);
  const limits = { pages: 10, piecesOfPage: 10, letters: 100, unpackedBytes: 10_000 };

  for (const less of [{ pages: 2 }, { piecesOfPage: 0 }, { letters: 5 }, { unpackedBytes: 50 }]) {
    const error = await assertRejects(() => readPdf(bytes, { ...limits, ...less })) as AppError;
    assertEquals(error.code, "pdf_too_large");
  }
  assertEquals((await readPdf(bytes, limits)).pages.length, 3);
});

Deno.test("readPdf() ends with words or a reason, whatever bytes of a document are damaged", async () => {
  const bytes = await pdfOf([lines(["Some text of a page."]), lines(["And of another one."])]);
  let seed = 7;
  const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < 40; round++) {
    const damaged = bytes.slice(0, round % 4 === 0 ? next(bytes.length) : bytes.length);
    for (let hits = 0; hits < 1 + round; hits++) damaged[next(Math.max(1, damaged.length))] = next(256);
    const outcome = await readPdf(damaged).then(() => "read", (error: AppError) => error.code);
    assert(
      ["read", "pdf_unreadable", "pdf_no_text", "pdf_encrypted", "pdf_too_large"].includes(outcome),
      outcome,
    );
  }
});

/** The document as one that asks for a password that nobody gives: its trailer names a cipher and a wrong check. */
function encrypted(bytes: Uint8Array): Uint8Array {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const key = "00".repeat(32);
  const dictionary =
    `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >> /ID [<00> <00>] `;
  const at = text.lastIndexOf("/Root");
  const changed = text.slice(0, at) + dictionary + text.slice(at);
  return Uint8Array.from(changed, (letter) => letter.charCodeAt(0));
}
