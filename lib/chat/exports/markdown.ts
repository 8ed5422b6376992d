import { NOT_MEDICAL_ADVICE } from "../../contract/answers.ts";
import type { ChatMessage } from "../../contract/chat_shapes.ts";
import { type ExportPage, remarkOf, sourceOf } from "./page.ts";

/** A conversation as Markdown: each sentence with its numbers, each number with its source below. */
export function writeMarkdown(page: ExportPage): string {
  const { conversation, today } = page;
  const blocks = [
    `# ${plain(conversation.title)}`,
    `Exported ${today.toISOString().slice(0, 10)}. ${NOT_MEDICAL_ADVICE}`,
    ...conversation.messages.flatMap((message) => blocksOf(message, page)),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function blocksOf(message: ChatMessage, page: ExportPage): string[] {
  const answer = message.abstained
    ? ""
    : message.sentences.map(({ text, citations }) =>
      `${plain(text)}${citations.map((n) => ` [${n}]`).join("")}`
    ).join(" ");
  const remark = remarkOf(message);
  return [
    `## ${plain(message.question)}`,
    ...message.notices.map(({ text }) => `> ${plain(text)}`),
    ...(answer === "" ? [] : [answer]),
    ...(remark === null ? [] : [`*${plain(remark)}*`]),
    ...(message.citations.length === 0 ? [] : [sourcesOf(message, page)]),
  ];
}

function sourcesOf({ citations }: ChatMessage, page: ExportPage): string {
  return citations.map((citation) => {
    const { facts, url, note } = sourceOf(citation, page);
    const title = url === null ? plain(citation.title) : `[${plain(citation.title)}](<${url}>)`;
    return [
      `${citation.n}. ${title}, ${plain(facts)}${note === null ? "" : ` (${note})`}`,
      ...(citation.quote === "" ? [] : [`   > “${plain(citation.quote)}”`]),
    ].join("\n");
  }).join("\n");
}

/** Text that stays text: what Markdown would read as its own is kept from it, and a line stays one line. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim()
    .replace(/[\\`*_[\]<>#|~&]/g, "\\$&")
    .replace(/^([-+]|\d+[.)])(?=\s)/, "\\$1");
}
