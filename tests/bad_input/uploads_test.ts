/** Uploads over a real connection that are too large, are cut, or come without a length. */
import { assert, assertEquals, assertIncludes } from "../helpers/assert.ts";
import { as } from "../helpers/as.ts";
import { allRows } from "../helpers/all_rows.ts";
import { withPortal } from "../helpers/portal.ts";
import { answers, CONFIG, TALK } from "../helpers/report_files.ts";
import { people, type TestServices, withServices } from "../helpers/services.ts";
import { until } from "../helpers/until.ts";
import { keptFiles } from "./portal_door.ts";

const MEGABYTE = new Uint8Array(1_000_000).fill(97);
const encoder = new TextEncoder();

/** What came back, and how much had been sent by then. */
interface Answered {
  text: string;
  sentBytes: number;
}

/** Sends a head, then chunks for as long as there are any and nothing has come back. */
async function send(address: string, head: string, chunks: Iterable<Uint8Array>): Promise<Answered> {
  const { hostname, port } = new URL(address);
  const connection = await Deno.connect({ hostname, port: Number(port) });
  let text = "";
  const answered = (async () => {
    const buffer = new Uint8Array(65_536);
    const length = await connection.read(buffer);
    text = new TextDecoder().decode(buffer.subarray(0, length ?? 0));
  })();
  let sentBytes = 0;
  try {
    await connection.write(encoder.encode(head));
    for (const chunk of chunks) {
      if (text !== "") break;
      for (let at = 0; at < chunk.length;) at += await connection.write(chunk.subarray(at));
      sentBytes += chunk.length;
    }
    await answered;
  } finally {
    connection.close();
  }
  return { text, sentBytes };
}

function* endless(first: Uint8Array, chunk: Uint8Array): Generator<Uint8Array> {
  yield first;
  for (let sent = 0; sent < 400; sent++) yield chunk;
}

function chunked(bytes: Uint8Array): Uint8Array {
  const size = encoder.encode(`${bytes.length.toString(16)}\r\n`);
  const whole = new Uint8Array(size.length + bytes.length + 2);
  whole.set(size);
  whole.set(bytes, size.length);
  whole.set([13, 10], size.length + bytes.length);
  return whole;
}

const partHead = (field: string, name: string) =>
  `--frontier\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\n\r\n`;

async function headFor(services: TestServices, path: string, more: string): Promise<string> {
  const { authorization } = await as(services, (await people(services)).ed);
  return `POST ${path} HTTP/1.1\r\nHost: portal.test\r\nAuthorization: ${authorization}\r\n` +
    `Content-Type: multipart/form-data; boundary=frontier\r\n${more}\r\n\r\n`;
}

Deno.test("a file over 25 MB is refused while it arrives, told or untold, in memory that does not grow with it", () =>
  withServices((services) =>
    withPortal(services, async (address) => {
      const file = encoder.encode(partHead("transcript", "talk.txt"));
      const told = await headFor(services, "/api/reports/create", "Content-Length: 400000000");
      const untold = told.replace("Content-Length: 400000000", "Transfer-Encoding: chunked");
      const before = Deno.memoryUsage().rss;

      const early = await send(address, told, endless(file, MEGABYTE));
      const late = await send(address, untold, endless(chunked(file), chunked(MEGABYTE)));
      const page = await send(
        address,
        untold.replace("/api/reports/create", "/reports/new"),
        endless(chunked(file), chunked(MEGABYTE)),
      );

      for (const { text } of [early, late, page]) assertIncludes(text, "HTTP/1.1 413");
      assertIncludes(late.text, "file_too_large");
      assert(early.sentBytes < 30_000_000, `answered after ${early.sentBytes}`);
      for (const { sentBytes } of [late, page]) assert(sentBytes < 60_000_000, `answered after ${sentBytes}`);
      assert(Deno.memoryUsage().rss - before < 200_000_000, "memory grew");
      assertEquals(await keptFiles(services), []);
    })
  ));

Deno.test("a connection cut at any place of an upload leaves neither file nor row, and the portal serves on", () =>
  withServices((services) =>
    withPortal(services, async (address) => {
      const form =
        `--frontier\r\nContent-Disposition: form-data; name="config"\r\n\r\n${JSON.stringify(CONFIG)}\r\n` +
        `${partHead("transcript", "talk.vtt")}${TALK}\r\n${
          partHead("survey", "answers.csv")
        }${answers()}\r\n--frontier--\r\n`;
      const { hostname, port } = new URL(address);
      const paths = ["/api/reports/create", "/api/reports/drafts"];
      const head = await headFor(services, paths[0]!, `Content-Length: ${form.length}`);
      const cuts = [0, 40, form.indexOf("WEBVTT") + 200, form.indexOf("Person 5"), form.length - 4];
      for (const path of paths) {
        for (const cut of cuts) {
          const connection = await Deno.connect({ hostname, port: Number(port) });
          await connection.write(encoder.encode(head.replace(paths[0]!, path) + form.slice(0, cut)));
          connection.close();
        }
      }
      const finished = () =>
        services.logged.filter(({ message, fields }) => message === "request" && fields.method === "POST")
          .length;
      await until("each upload is over", () => finished() === cuts.length * paths.length);

      assertEquals(await keptFiles(services), []);
      const [rows] = await allRows(services, (tx) =>
        tx`select (select count(*)::int from report_jobs) + (select count(*)::int from report_drafts) as count`);
      assertEquals(rows!.count, 0);
      const whole = await send(address, head, [encoder.encode(form)]);
      assertIncludes(whole.text, "HTTP/1.1 202");
    })
  ));
