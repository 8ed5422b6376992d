import { unzipSync } from "fflate";
import { assert, assertEquals, assertIncludes } from "../../../tests/helpers/assert.ts";
import { refusal, withChatbot } from "../../../tests/helpers/chatbot.ts";
import { hasValidator, validateOffice } from "../../../tests/helpers/validator.ts";
import { people } from "../../../tests/helpers/services.ts";
import type { FileAnswer } from "../../contract/endpoint.ts";
import { readDocx } from "../../office/docx/mod.ts";
import { askQuestion, exportConversation } from "../mod.ts";
import { fileStem } from "./export.ts";

const ASKING = { requestId: "request-1" };
const HOSTILE = 'What is <b>it</b> & "that"? [x](javascript:alert(1)) *no* # \u0001';

const answer = () =>
  Response.json({
    answer: "Take two readings. [1] Leave the first day out. [2]",
    citations: [
      {
        title: "Home | blood <pressure>",
        url: "https://video.example/watch?v=1&t=872",
        start: 872,
        speaker: "Dr A",
      },
      { title: "A guide", page: 7, quote: "Leave the\nfirst day out.", date: "2019-05-02" },
    ],
  });

async function exported(format: "md" | "docx"): Promise<FileAnswer> {
  let file: FileAnswer | null = null;
  await withChatbot(answer, async (services) => {
    const { vera, ada } = await people(services);
    const { conversation_id: id } = await askQuestion(services, vera, { question: HOSTILE }, ASKING);
    assertEquals(await refusal(() => exportConversation(services, ada, { id, format })), "not_found");
    file = await exportConversation(services, vera, { id, format });
  });
  return file!;
}

Deno.test("exportConversation() as Markdown keeps numbers, links and times, and what was typed stays text", async () => {
  const { name, body } = await exported("md");
  const text = new TextDecoder().decode(body as Uint8Array);

  assert(name.endsWith(".md") && !/[<>:"/|?*]/.test(name), name);
  assertIncludes(text, "Take two readings. [1] Leave the first day out. [2]");
  assertIncludes(
    text,
    "1. [Home \\| blood \\<pressure\\>](<https://video.example/watch?v=1&t=872>), Episode, Dr A, 14:32",
  );
  assertIncludes(
    text,
    "2. A guide, Document, 2019-05-02, Page 7 (Issued 6 years ago, check current guidance)",
  );
  assertIncludes(text, "> “Leave the first day out.”");
  assertIncludes(text, '## What is \\<b\\>it\\</b\\> \\& "that"? \\[x\\](javascript:alert(1)) \\*no\\* \\#');
});

Deno.test("exportConversation() as Word opens, with its words, numbers and links", async () => {
  const { name, body } = await exported("docx");
  const bytes = body as Uint8Array<ArrayBuffer>;
  const parts = unzipSync(bytes);
  const read = (part: string) => new TextDecoder().decode(parts[part]);
  const { blocks } = await readDocx(bytes);
  const text = blocks.map((block) => block.kind === "paragraph" ? block.text : "").join("\n");

  assert(name.endsWith(".docx"));
  assertIncludes(text, 'What is <b>it</b> & "that"? [x](javascript:alert(1)) *no* #');
  assertIncludes(text, "Take two readings. 1 Leave the first day out. 2");
  assertIncludes(text, "Page 7 (Issued 6 years ago, check current guidance)");
  assertIncludes(read("word/_rels/document.xml.rels"), "https://video.example/watch?v=1&amp;t=872");
  assert(!read("word/_rels/document.xml.rels").includes("javascript:"));
  if (hasValidator) assertEquals(await validateOffice(bytes, ".docx"), []);
});

Deno.test("fileStem() keeps the whole title but what no file system takes, and is never empty", () => {
  assertEquals(fileStem('this and/or that: "v1.2"?'), "this and or that v1 2");
  assertEquals(fileStem("???"), "Conversation");
  assert([...fileStem("ệ".repeat(300))].length <= 120);
});
