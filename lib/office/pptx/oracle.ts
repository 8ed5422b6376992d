/**
 * For tests only: says what PowerPoint would repair, or what breaks our own rules, in a PPTX. Schema faults are the
 * Open XML SDK's to find; this sees what a schema does not.
 */
import { type Parts, unpackParts } from "./archive.ts";
import { placeholder, readChart, relationsOf } from "./read_pptx.ts";
import { readWorkbook, workbookFaults } from "./oracle_workbook.ts";
import { xmlFault } from "./well_formed.ts";

export { type ReadChart, readPptx, type ReadSlide } from "./read_pptx.ts";

const LEAST_SIZE = 1200;

/** Lists every fault of a PPTX; an empty list means that it should open without repair. */
export function inspectPptx(bytes: Uint8Array): string[] {
  const parts = unpackParts(bytes);
  return [
    ...entryFaults(bytes),
    ...formFaults(parts),
    ...typeFaults(parts),
    ...relationFaults(parts),
    ...namesOf(parts, /^ppt\/slides\/slide\d+\.xml$/).flatMap((name) => slideFaults(parts, name)),
    ...namesOf(parts, /^ppt\/(slides|charts)\/[^/]+\.xml$/).flatMap((name) => styleFaults(parts, name)),
    ...namesOf(parts, /^ppt\/charts\/chart\d+\.xml$/).flatMap((name) => chartFaults(parts, name)),
  ];
}

/** The zip itself, from its central directory (APPNOTE.TXT 4.3.12): stored or deflated files, each once, no folders. */
function entryFaults(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const faults: string[] = [];
  const seen = new Set<string>();
  let end = bytes.length - 22;
  while (end > 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const method = view.getUint16(at + 10, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (method !== 0 && method !== 8) faults.push(`${name}: compression method ${method}`);
    if (name.endsWith("/")) faults.push(`${name}: a folder entry`);
    if (seen.has(name)) faults.push(`${name}: twice`);
    seen.add(name);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return faults;
}

function formFaults(parts: Parts): string[] {
  return [...parts].flatMap(([name, part]) => {
    const fault = typeof part === "string" ? xmlFault(part) : null;
    return fault === null ? [] : [`${name}: ${fault}`];
  });
}

function typeFaults(parts: Parts): string[] {
  const xml = text(parts, "[Content_Types].xml");
  const overrides = [...xml.matchAll(/<Override [^>]*PartName="\/([^"]+)"/g)].map((match) => match[1] ?? "");
  const extensions = new Set(
    [...xml.matchAll(/<Default [^>]*Extension="([^"]+)"/g)].map((match) => match[1]),
  );
  const typed = (name: string) => overrides.includes(name) || extensions.has(name.split(".").at(-1));
  return [
    ...overrides.filter((name) => !parts.has(name)).map((name) => `type of an absent part: ${name}`),
    ...overrides.filter((name, i) => overrides.indexOf(name) !== i).map((name) => `type twice: ${name}`),
    ...[...parts.keys()].filter((name) => name !== "[Content_Types].xml" && !typed(name)).map((name) =>
      `no type: ${name}`
    ),
    ...(xml.includes("image/jpg") ? ["image/jpg is no media type"] : []),
  ];
}

/** Every target is there, and every part can be reached from the root. */
function relationFaults(parts: Parts): string[] {
  const faults: string[] = [];
  const reached = new Set([""]);
  for (const name of reached) {
    for (const { target } of relationsOf(parts, name).values()) {
      if (!parts.has(target)) faults.push(`${name || "the package"} points at an absent ${target}`);
      else reached.add(target);
    }
  }
  const lost = [...parts.keys()].filter((name) =>
    !/\.rels$|^\[Content_Types\]/.test(name) && !reached.has(name)
  );
  return [...faults, ...lost.map((name) => `unreachable: ${name}`)];
}

function slideFaults(parts: Parts, name: string): string[] {
  const xml = text(parts, name);
  const ids = [...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map((match) => match[1]);
  const relations = [...relationsOf(parts, name).values()];
  const notes = relations.find((relation) => relation.type === "notesSlide");
  const frames = [...xml.matchAll(/<p:graphicFrame>.*?<\/p:graphicFrame>/gs)].map(([frame]) => frame);
  const silent = frames.filter((frame) =>
    frame.includes("<c:chart ") && !/<p:cNvPr [^>]*descr="[^"]+"/.test(frame)
  );
  const late = [...xml.matchAll(/<a:p>(.*?)<\/a:p>/gs)].filter(([, body = ""]) =>
    body.lastIndexOf("<a:pPr") > 0
  );
  return [
    ...(new Set(ids).size === ids.length ? [] : ["shape ids that are not unique"]),
    ...(/<a:t>[^<]/.test(placeholder(xml, "title")) ? [] : ["no title"]),
    ...(notes && /<a:t>[^<]/.test(placeholder(text(parts, notes.target), "body")) ? [] : ["no notes"]),
    ...(silent.length > 0 ? ["a chart without alternative text"] : []),
    ...(late.length > 0 ? ["paragraph properties in mid-paragraph"] : []),
  ].map((fault) => `${name}: ${fault}`);
}

function styleFaults(parts: Parts, name: string): string[] {
  const xml = text(parts, name);
  const colors = [...xml.matchAll(/srgbClr val="([^"]+)"/g)].map((match) => match[1]);
  const fonts = [...xml.matchAll(/typeface="([^+"][^"]*)"/g)].map((match) => match[1]);
  const small = [...xml.matchAll(/\ssz="(\d+)"/g)].map((match) => Number(match[1])).filter((size) =>
    size < LEAST_SIZE
  );
  return [
    ...(colors.length > 0 ? [`literal colours ${[...new Set(colors)].join(", ")}`] : []),
    ...(fonts.length > 0 ? [`literal fonts ${[...new Set(fonts)].join(", ")}`] : []),
    ...(small.length > 0 ? [`text of ${Math.min(...small) / 100} pt`] : []),
  ].map((fault) => `${name}: ${fault}`);
}

function chartFaults(parts: Parts, name: string): string[] {
  const xml = text(parts, name);
  const book = [...relationsOf(parts, name).values()].find((relation) => relation.type === "package");
  const bytes = book && parts.get(book.target);
  if (!(bytes instanceof Uint8Array)) return [`${name}: no workbook`];
  const axes = /<c:barChart>.*?<\/c:barChart>/s.exec(xml)?.[0].match(/<c:axId /g)?.length;
  const [inChart, inBook] = [JSON.stringify(readChart(xml)), JSON.stringify(readWorkbook(bytes))];
  return [
    ...(axes === 2 ? [] : [`${axes} axes`]),
    ...(inChart === inBook ? [] : [`chart ${inChart} and workbook ${inBook} differ`]),
    ...entryFaults(bytes),
    ...workbookFaults(bytes),
  ].map((fault) => `${name}: ${fault}`);
}

function namesOf(parts: Parts, pattern: RegExp): string[] {
  return [...parts.keys()].filter((name) => pattern.test(name));
}

function text(parts: Parts, name: string): string {
  const part = parts.get(name);
  return typeof part === "string" ? part : "";
}
