import { type Parts, readPart, unpackParts } from "./archive.ts";
import { unescapeXml } from "./xml.ts";

/** A chart's numbers as its part holds them. */
export interface ReadChart {
  categories: string[];
  series: { name: string; values: (number | null)[] }[];
}

/** What a person sees of a slide, as plain values. */
export interface ReadSlide {
  title: string;
  /** Every paragraph of the slide in order, title and table cells included. */
  texts: string[];
  /** One string a paragraph. */
  notes: string[];
  charts: ReadChart[];
}

/** Reads text, notes and chart numbers back from a PPTX, for tests. */
export function readPptx(bytes: Uint8Array): { slides: ReadSlide[] } {
  const parts = unpackParts(bytes);
  const relations = relationsOf(parts, "ppt/presentation.xml");
  const ids = [...readPart(parts, "ppt/presentation.xml").matchAll(/<p:sldId [^>]*r:id="([^"]+)"/g)];
  return { slides: ids.map(([, id]) => readSlide(parts, relations.get(id ?? "")?.target ?? "")) };
}

/** Relationships of a part by id, with targets as paths in the package. */
export function relationsOf(parts: Parts, name: string): Map<string, { type: string; target: string }> {
  const slash = name.lastIndexOf("/");
  const [folder, file] = [name.slice(0, slash + 1), name.slice(slash + 1)];
  const xml = parts.get(`${folder}_rels/${file}.rels`);
  const relations = new Map<string, { type: string; target: string }>();
  if (typeof xml !== "string") return relations;
  for (const [tag] of xml.matchAll(/<Relationship\s[^>]*>/g)) {
    const target = attribute(tag, "Target");
    if (attribute(tag, "TargetMode") === "External") continue;
    relations.set(attribute(tag, "Id"), {
      type: attribute(tag, "Type").split("/").at(-1) ?? "",
      target: target.startsWith("/") ? target.slice(1) : resolved(folder + target),
    });
  }
  return relations;
}

/** The numbers of a chart part. */
export function readChart(xml: string): ReadChart {
  const series = [...xml.matchAll(/<c:ser>.*?<\/c:ser>/gs)].map(([part]) => part);
  return {
    categories: pointsOf(series[0] ?? "", "cat").map((text) => text ?? ""),
    series: series.map((part) => ({
      name: pointsOf(part, "tx")[0] ?? "",
      values: pointsOf(part, "val").map((text) => text === null ? null : Number(text)),
    })),
  };
}

function readSlide(parts: Parts, name: string): ReadSlide {
  const xml = readPart(parts, name);
  const relations = [...relationsOf(parts, name).values()];
  const notes = relations.find((relation) => relation.type === "notesSlide");
  const charts = relations.filter((relation) => relation.type === "chart");
  return {
    title: paragraphs(placeholder(xml, "title")).join(" "),
    texts: paragraphs(xml),
    notes: notes ? paragraphs(placeholder(readPart(parts, notes.target), "body")) : [],
    charts: charts.map((chart) => readChart(readPart(parts, chart.target))),
  };
}

/** The shape that fills a placeholder; empty where there is none. */
export function placeholder(xml: string, type: "title" | "body"): string {
  const shapes = [...xml.matchAll(/<p:sp>.*?<\/p:sp>/gs)].map(([shape]) => shape);
  return shapes.find((shape) => new RegExp(`<p:ph\\s[^>]*type="${type}"`).test(shape)) ?? "";
}

function paragraphs(xml: string): string[] {
  return [...xml.matchAll(/<a:p>(.*?)<\/a:p>/gs)]
    .map(([, body = ""]) =>
      [...body.matchAll(/<a:t>(.*?)<\/a:t>/gs)].map((run) => unescapeXml(run[1] ?? "")).join("")
    )
    .filter((text) => text !== "");
}

function pointsOf(series: string, part: "tx" | "cat" | "val"): (string | null)[] {
  const cache = new RegExp(`<c:${part}>.*?</c:${part}>`, "s").exec(series)?.[0] ?? "";
  const count = Number(/<c:ptCount val="(\d+)"/.exec(cache)?.[1] ?? 0);
  const points: (string | null)[] = Array.from({ length: count }, () => null);
  for (const [, index, text] of cache.matchAll(/<c:pt idx="(\d+)">\s*<c:v>(.*?)<\/c:v>/gs)) {
    points[Number(index)] = unescapeXml(text ?? "");
  }
  return points;
}

function attribute(tag: string, name: string): string {
  return unescapeXml(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
}

function resolved(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
