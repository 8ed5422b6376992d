import { accentPalette } from "../brand.ts";
import type { Letter } from "./letter.ts";

/** What a letter wears: an organisation's name and accent. */
export interface LetterLook {
  name: string;
  /** "#0b5d66". */
  accent: string;
}

const PAPER = { light: "#f4f2ec", dark: "#131516" };
const SHEET = { light: "#ffffff", dark: "#1d2022" };
const INK = { light: "#191c1e", dark: "#eceae4" };
const QUIET = { light: "#5a6064", dark: "#a7adb0" };
const FONT = "'Source Sans 3', 'Segoe UI', Helvetica, Arial, sans-serif";

/** A letter as text, each link on a line of its own. */
export function letterText(letter: Letter, look: LetterLook): string {
  const { title, paragraphs, action, note } = letter;
  const parts = [
    title,
    ...paragraphs,
    ...(action === undefined ? [] : [`${action.label}:\n${action.url}`]),
    ...(note === undefined ? [] : [note]),
    `-- \n${look.name}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

/**
 * A letter as HTML that mail programs of every age lay out: tables, styles on the elements, nothing fetched. Programs that
 * darken a page are told the dark colours; in those that can't be told, each text keeps its own ground.
 */
export function letterHtml(letter: Letter, look: LetterLook): string {
  const { light, dark } = accentPalette(look.accent);
  const say = (text: string, style: string, name: string) =>
    `<p class="${name}" style="margin:0 0 16px;${style}">${escaped(text)}</p>`;
  const body = [
    `<h1 class="ink" style="margin:0 0 16px;font:600 24px/1.3 ${FONT};color:${INK.light}">${
      escaped(letter.title)
    }</h1>`,
    ...letter.paragraphs.map((text) => say(text, `font:16px/1.5 ${FONT};color:${INK.light}`, "ink")),
    ...(letter.action === undefined ? [] : [button(letter.action, light)]),
    ...(letter.note === undefined
      ? []
      : [say(letter.note, `font:14px/1.5 ${FONT};color:${QUIET.light}`, "quiet")]),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(letter.title)}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper { background: ${PAPER.dark} !important; }
  .sheet { background: ${SHEET.dark} !important; border-color: ${dark.accent} !important; }
  .ink { color: ${INK.dark} !important; }
  .quiet { color: ${QUIET.dark} !important; }
  .name, .link { color: ${dark.accent} !important; }
  .button { background: ${dark.accent} !important; color: ${dark.on} !important; }
}
</style>
</head>
<body class="paper" style="margin:0;padding:0;background:${PAPER.light}">
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${PAPER.light}">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background:${SHEET.light};border-top:4px solid ${light.accent}">
<tr><td style="padding:32px 28px 16px">
<p class="name" style="margin:0 0 24px;font:600 16px/1.3 ${FONT};color:${light.accent}">${
    escaped(look.name)
  }</p>
${body.join("\n")}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function button(
  { label, url }: { label: string; url: string },
  { accent, on }: { accent: string; on: string },
): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 16px"><tr>
<td class="button" style="background:${accent}">
<a class="button" href="${
    escaped(url)
  }" style="display:inline-block;padding:12px 20px;font:600 16px/1.2 ${FONT};color:${on};text-decoration:none">${
    escaped(label)
  }</a></td></tr></table>
<p class="quiet" style="margin:0 0 16px;font:14px/1.5 ${FONT};color:${QUIET.light}">Or copy this address:<br>
<a class="link" href="${escaped(url)}" style="color:${accent};word-break:break-all">${escaped(url)}</a></p>`;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark]!);
}
