import { strToU8, zipSync } from "fflate";
import { assertEquals, assertIncludes, assertRejects } from "../../../tests/helpers/assert.ts";
import { docxOf, docxOfXml } from "../../../tests/helpers/docx.ts";
import type { AppError } from "../../http/app_error.ts";
import { readDocx } from "./mod.ts";

async function refusal(bytes: Uint8Array): Promise<string> {
  return (await assertRejects(() => readDocx(bytes)) as AppError).code;
}

Deno.test("readDocx() keeps line breaks, bold openings, headings and tables", async () => {
  const docx = await readDocx(docxOf([
    { text: "Our title", style: "Title" },
    { text: "Part one", style: "Heading1" },
    { text: "Ada Example   0:03\nHello & welcome", bold: 11 },
    [["0:01", "Ada", "Hi"]],
  ]));

  assertEquals(docx, {
    blocks: [
      { kind: "paragraph", text: "Our title", boldLength: 0, heading: 0 },
      { kind: "paragraph", text: "Part one", boldLength: 0, heading: 1 },
      { kind: "paragraph", text: "Ada Example   0:03\nHello & welcome", boldLength: 11, heading: null },
      { kind: "table", rows: [["0:01", "Ada", "Hi"]] },
    ],
    messages: [],
  });
});

Deno.test("readDocx() surfaces what mammoth left out", async () => {
  const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const docx = await readDocx(docxOfXml(
    `<w:document xmlns:w="${word}"><w:body><w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr></w:p></w:body></w:document>`,
  ));

  assertEquals(docx.messages, [
    "Paragraph style with ID Gone was referenced but not defined in the document",
  ]);
});

Deno.test("readDocx() leaves silent formatting out of long documents and keeps every word", async () => {
  const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const paragraph =
    `<w:p w:rsidR="00A1"><w:pPr><w:spacing w:after="0"/></w:pPr><w:r w:rsidRPr="00B2"><w:rPr>` +
    `<w:rFonts w:ascii="Arial"/><w:b/><w:sz w:val="20"/></w:rPr><w:t>Ada</w:t></w:r><w:r><w:t>: hello &lt;all&gt;</w:t></w:r></w:p>`;
  const docx = await readDocx(docxOfXml(
    `<w:document xmlns:w="${word}"><w:body>${paragraph.repeat(1500)}</w:body></w:document>`,
  ));

  assertEquals(docx.blocks.length, 1500);
  assertEquals(docx.blocks[1499], {
    kind: "paragraph",
    text: "Ada: hello <all>",
    boldLength: 3,
    heading: null,
  });
});

Deno.test("readDocx() refuses broken documents with a reason", async () => {
  assertEquals(await refusal(docxOf(["Hello"]).slice(0, 400)), "transcript_unreadable");
  assertEquals(await refusal(docxOfXml("this is no XML")), "transcript_unreadable");
  assertEquals(await refusal(zipSync({ "notes.txt": strToU8("x") })), "transcript_unreadable");
});

Deno.test("readDocx() refuses text past a day of speech before parsing it", async () => {
  const words = Array.from({ length: 300 }, (_, at) => (at * 7919 % 10_007).toString(36)).join(" ");
  const xml = `<w:document>${words.repeat(Math.ceil(13 * 2 ** 20 / words.length))}</w:document>`;

  const error = await assertRejects(() => readDocx(docxOfXml(xml))) as AppError;

  assertEquals(error.code, "archive_unsafe");
  assertIncludes(error.message, "day of speech");
});
