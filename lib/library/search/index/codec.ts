import { crc32 } from "node:zlib";
import { checkpointsOf, type Segment } from "./segment.ts";
import type { Strings } from "./strings.ts";
import { VarintReader, VarintWriter } from "./varints.ts";

/**
 * The format of stored segments. It counts the layout of the bytes and the analysis of texts together: raise it with
 * either, and what was stored before is indexed anew.
 */
export const FORMAT = 1;

/** Why stored bytes are no segment. */
export class BrokenSegmentError extends Error {}

const MAGIC = 0x4753484d;
const HEADER_BYTES = 16;

/** Writes a segment as bytes that `decodeSegment()` reads, whatever the machine. */
export function encodeSegment(segment: Segment): Uint8Array<ArrayBuffer> {
  const body = joined([
    ...[segment.ids, segment.sources, segment.titles, segment.speakers, segment.terms].flatMap(stringParts),
    ...[segment.lengths, segment.titleLengths, segment.sourceOf, segment.speakerOf, segment.kindOf].map(
      numbers,
    ),
    numbers(Uint32Array.from(segment.dayOf, (day) => day >>> 0)),
    numbers(differences(segment.postingStarts)),
    encodeDocs(segment),
    numbers(segment.counts),
    encodePositions(segment),
  ]);
  const bytes = new Uint8Array(HEADER_BYTES + body.length);
  const header = new DataView(bytes.buffer);
  header.setUint32(0, MAGIC, true);
  header.setUint32(4, FORMAT, true);
  header.setUint32(8, body.length, true);
  header.setUint32(12, crc32(body), true);
  bytes.set(body, HEADER_BYTES);
  return bytes;
}

/**
 * Reads a segment.
 *
 * @throws BrokenSegmentError where the bytes are damaged or of another format
 */
export function decodeSegment(bytes: Uint8Array): Segment {
  const parts = split(bodyOf(bytes));
  const strings = (): Strings => ({ bytes: parts.next(), offsets: ends(parts.values()) });
  const [ids, sources, titles, speakers, terms] = [strings(), strings(), strings(), strings(), strings()];
  const lengths = parts.values();
  const titleLengths = Uint16Array.from(parts.values());
  const [sourceOf, speakerOf] = [parts.values(), parts.values()];
  const kindOf = Uint8Array.from(parts.values());
  const dayOf = Int32Array.from(parts.values(), (day) => day | 0);
  const postingStarts = ends(parts.values());
  const docs = decodeDocs(parts.next(), postingStarts);
  const counts = Uint16Array.from(parts.values());
  const positions = decodePositions(parts.next(), counts);
  const checkpoints = checkpointsOf(counts);
  return {
    ids,
    lengths,
    titleLengths,
    sources,
    titles,
    sourceOf,
    speakers,
    speakerOf,
    kindOf,
    dayOf,
    terms,
    postingStarts,
    docs,
    counts,
    checkpoints,
    positions,
  };
}

function bodyOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length < HEADER_BYTES) throw new BrokenSegmentError(`A segment has only ${bytes.length} bytes`);
  const header = new DataView(bytes.buffer, bytes.byteOffset);
  const body = bytes.subarray(HEADER_BYTES);
  if (header.getUint32(0, true) !== MAGIC) throw new BrokenSegmentError("The bytes are no segment");
  const format = header.getUint32(4, true);
  if (format !== FORMAT) throw new BrokenSegmentError(`The segment is of format ${format}, not ${FORMAT}`);
  if (header.getUint32(8, true) !== body.length) throw new BrokenSegmentError("The segment is cut short");
  if (header.getUint32(12, true) !== crc32(body)) {
    throw new BrokenSegmentError("The segment's checksum fails");
  }
  return body;
}

function stringParts(strings: Strings): Uint8Array[] {
  return [strings.bytes, numbers(differences(strings.offsets))];
}

/** How many numbers there are, and the numbers. */
function numbers(values: Uint8Array | Uint16Array | Uint32Array): Uint8Array {
  const writer = new VarintWriter();
  writer.write(values.length);
  for (const value of values) writer.write(value);
  return writer.bytes();
}

/** Of starts from 0 on: how much each is past the one before. */
function differences(starts: Uint32Array): Uint32Array {
  return starts.subarray(1).map((start, index) => start - starts[index]!);
}

function ends(lengths: Uint32Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let index = 0; index < lengths.length; index++) starts[index + 1] = starts[index]! + lengths[index]!;
  return starts;
}

function encodeDocs({ docs, postingStarts }: Segment): Uint8Array {
  const writer = new VarintWriter();
  for (let term = 0; term < postingStarts.length - 1; term++) {
    let before = 0;
    for (let at = postingStarts[term]!; at < postingStarts[term + 1]!; at++) {
      writer.write(docs[at]! - before);
      before = docs[at]!;
    }
  }
  return writer.bytes();
}

function decodeDocs(bytes: Uint8Array, postingStarts: Uint32Array): Uint32Array {
  const reader = new VarintReader(bytes);
  const docs = new Uint32Array(postingStarts.at(-1)!);
  for (let term = 0; term < postingStarts.length - 1; term++) {
    let doc = 0;
    for (let at = postingStarts[term]!; at < postingStarts[term + 1]!; at++) docs[at] = doc += reader.read();
  }
  return docs;
}

function encodePositions({ counts, positions }: Segment): Uint8Array {
  const writer = new VarintWriter();
  let at = 0;
  for (const count of counts) {
    let before = 0;
    for (const end = at + count; at < end; at++) {
      writer.write(positions[at]! - before);
      before = positions[at]!;
    }
  }
  return writer.bytes();
}

function decodePositions(bytes: Uint8Array, counts: Uint16Array): Uint16Array {
  const reader = new VarintReader(bytes);
  const positions = new Uint16Array(counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  for (const count of counts) {
    let position = 0;
    for (const end = at + count; at < end; at++) positions[at] = position += reader.read();
  }
  return positions;
}

/** Parts one after the other, the length of each before it. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length, true);
    bytes.set(part, at + 4);
    at += 4 + part.length;
  }
  return bytes;
}

function split(body: Uint8Array) {
  const view = new DataView(body.buffer, body.byteOffset);
  let at = 0;
  const next = (): Uint8Array => {
    const length = view.getUint32(at, true);
    const part = body.slice(at + 4, at + 4 + length);
    at += 4 + length;
    return part;
  };
  const values = (): Uint32Array => {
    const reader = new VarintReader(next());
    return Uint32Array.from({ length: reader.read() }, () => reader.read());
  };
  return { next, values };
}
