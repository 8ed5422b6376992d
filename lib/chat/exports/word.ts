import { Document, ExternalHyperlink, HeadingLevel, Packer, Paragraph, TextRun } from "docx";
import { NOT_MEDICAL_ADVICE } from "../../contract/answers.ts";
import type { ChatCitation, ChatMessage } from "../../contract/chat_shapes.ts";
import { type ExportPage, remarkOf, sourceOf } from "./page.ts";

const INK_2 = "4B5053";
const ACCENT = "0B5563";

/** A conversation as a Word file: each sentence with its numbers, each number with its source below. */
export async function writeWord(page: ExportPage): Promise<Uint8Array<ArrayBuffer>> {
  const { conversation, today } = page;
  const document = new Document({
    title: clean(conversation.title),
    creator: "MediaHub",
    styles: { default: { document: { run: { font: "Calibri", size: 22 } } } },
    sections: [{
      children: [
        new Paragraph({ text: clean(conversation.title), heading: HeadingLevel.TITLE }),
        meta(`Exported ${today.toISOString().slice(0, 10)}. ${NOT_MEDICAL_ADVICE}`),
        ...conversation.messages.flatMap((message) => turn(message, page)),
      ],
    }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function turn(message: ChatMessage, page: ExportPage): Paragraph[] {
  const remark = remarkOf(message);
  return [
    new Paragraph({
      text: clean(message.question),
      heading: HeadingLevel.HEADING_1,
      spacing: { before: 360, after: 120 },
      keepNext: true,
    }),
    ...message.notices.map(({ text }) =>
      new Paragraph({ children: [new TextRun({ text: clean(text), bold: true })], spacing: { after: 120 } })
    ),
    ...(message.abstained || message.sentences.length === 0 ? [] : [answer(message)]),
    ...(remark === null
      ? []
      : [new Paragraph({ children: [new TextRun({ text: clean(remark), italics: true })] })]),
    ...message.citations.flatMap((citation) => source(citation, page)),
  ];
}

function answer({ sentences }: ChatMessage): Paragraph {
  const children = sentences.flatMap(({ text, citations }) => [
    new TextRun(clean(text)),
    ...citations.map((n) => new TextRun({ text: ` ${n}`, superScript: true, color: ACCENT })),
    new TextRun(" "),
  ]);
  return new Paragraph({ children, spacing: { after: 160, line: 300 } });
}

function source(citation: ChatCitation, page: ExportPage): Paragraph[] {
  const { facts, url, note } = sourceOf(citation, page);
  const title = new TextRun({
    text: clean(citation.title),
    bold: true,
    ...(url === null ? {} : { style: "Hyperlink" }),
  });
  const indent = { left: 360, hanging: 360 };
  return [
    new Paragraph({
      children: [
        new TextRun({ text: `${citation.n}  `, bold: true, color: ACCENT }),
        url === null ? title : new ExternalHyperlink({ children: [title], link: url }),
        new TextRun({
          text: clean(`, ${facts}${note === null ? "" : ` (${note})`}`),
          color: INK_2,
        }),
      ],
      indent,
      spacing: { before: 80 },
      keepNext: citation.quote !== "",
    }),
    ...(citation.quote === "" ? [] : [
      new Paragraph({
        children: [new TextRun({ text: clean(`“${citation.quote}”`), italics: true, color: INK_2 })],
        indent: { left: 360 },
      }),
    ]),
  ];
}

function meta(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, color: INK_2 })], spacing: { after: 200 } });
}

/** Text without the controls that no XML may hold, on one line. */
function clean(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\ufffe\uffff]+/gu, " ");
}
