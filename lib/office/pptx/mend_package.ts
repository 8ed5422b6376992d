import { editParts, type Parts } from "./archive.ts";
import type { Theme } from "./theme.ts";

/** The twelve colours of a theme in the order the schema wants. */
const SCHEME = [
  ["dk1", "ink"],
  ["lt1", "white"],
  ["dk2", "muted"],
  ["lt2", "paper"],
  ["accent1", "accent"],
  ["accent2", "mid"],
  ["accent3", "bar"],
  ["accent4", "line"],
  ["accent5", "negativeMid"],
  ["accent6", "negative"],
  ["hlink", "accentText"],
  ["folHlink", "muted"],
] as const;

/** Repairs what stands outside slides and charts: the list of types, the theme, masters, properties. */
export function mendPackage(parts: Parts, theme: Theme, createdAt: string): void {
  editParts(parts, /^ppt\/theme\/theme\d+\.xml$/, (xml) => withColors(xml, theme));
  // The library's notes master holds placeholders and a frozen date; an empty group is enough.
  editParts(
    parts,
    /^ppt\/notesMasters\/[^/]+\.xml$/,
    (xml) => xml.replace(/(<p:spTree>.*?<\/p:grpSpPr>).*?(<\/p:spTree>)/s, "$1$2"),
  );
  editParts(parts, /^ppt\/presentation\.xml$/, notesMastersAfterSlideMasters);
  editParts(parts, /^docProps\/core\.xml$/, (xml) => withTimes(xml, createdAt));
  editParts(parts, /^\[Content_Types\]\.xml$/, (xml) =>
    xml
      .replace(/<Override [^>]*PartName="\/([^"]+)"[^>]*\/>/g, (line, name) => parts.has(name) ? line : "")
      .replaceAll('image/jpg"', 'image/jpeg"'));
}

/** Numbers the charts from 1: the library counts them through the whole life of the process. */
export function renumberCharts(parts: Parts): void {
  const numbers = [...parts.keys()]
    .flatMap((name) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? [])
    .sort((a, b) => Number(a) - Number(b));
  const renumber = (text: string) =>
    text.replace(
      /(charts\/(?:_rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)(?=\.xml|\.xlsx)/g,
      (_, name, number) => name + (numbers.indexOf(number) + 1),
    );
  const renamed = [...parts].map(([name, part]): [string, string | Uint8Array] => [
    renumber(name),
    typeof part === "string" && /\.rels$|^\[Content_Types\]/.test(name) ? renumber(part) : part,
  ]);
  parts.clear();
  for (const [name, part] of renamed) parts.set(name, part);
}

function withColors(xml: string, theme: Theme): string {
  const colors = SCHEME.map(([slot, role]) => `<a:${slot}><a:srgbClr val="${theme.hex[role]}"/></a:${slot}>`);
  return xml.replace(
    /<a:clrScheme.*?<\/a:clrScheme>/s,
    `<a:clrScheme name="Brand">${colors.join("")}</a:clrScheme>`,
  );
}

function notesMastersAfterSlideMasters(xml: string): string {
  const list = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/s.exec(xml)?.[0];
  if (list === undefined) return xml;
  return xml.replace(list, "").replace("</p:sldMasterIdLst>", `</p:sldMasterIdLst>${list}`);
}

function withTimes(xml: string, createdAt: string): string {
  const time = new Date(createdAt).toISOString().replace(/\.\d+Z$/, "Z");
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${time}`);
}
