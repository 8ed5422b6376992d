import { assert, assertEquals, assertRejects } from "../../tests/helpers/assert.ts";
import type { AppError } from "./app_error.ts";
import { readUpload } from "./upload.ts";

const RULES = {
  transcript: { extensions: [".docx", ".vtt"], maxBytes: 1000, summary: "The transcript" },
  survey: { extensions: [".csv"], maxBytes: 2000, summary: "The survey", optional: true },
} as const;

const encoder = new TextEncoder();

interface Part {
  name: string;
  fileName?: string;
  content: string;
}

function formText(parts: Part[], boundary = "frontier"): string {
  const written = parts.map(({ name, fileName, content }) => {
    const file = fileName === undefined
      ? ""
      : `; filename="${fileName}"\r\nContent-Type: application/octet-stream`;
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`;
  });
  return `${written.join("")}--${boundary}--\r\n`;
}

function post(text: string, chunkBytes = 64, ending: "close" | "cut" = "close"): Request {
  const bytes = encoder.encode(text);
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, at += chunkBytes));
      else if (ending === "close") controller.close();
      else controller.error(new Error("connection reset"));
    },
  });
  return new Request("http://portal.test/", {
    method: "POST",
    body,
    headers: { "content-type": "multipart/form-data; boundary=frontier" },
  });
}

async function refusal(request: Request): Promise<string> {
  return (await assertRejects(() => readUpload(request, RULES)) as AppError).code;
}

const transcript = { name: "transcript", fileName: "talk.vtt", content: "WEBVTT" };

Deno.test("readUpload() reads fields and files however the form is cut into chunks", async () => {
  const text = formText([{ name: "config", content: "{}" }, transcript, {
    name: "survey",
    fileName: "s.csv",
    content: "a,b\r\n--front",
  }]);

  for (const chunkBytes of [1, 7, 64, 100_000]) {
    const upload = await readUpload(post(text, chunkBytes), RULES);

    assertEquals(upload.fields, [["config", "{}"]]);
    assertEquals(new TextDecoder().decode(upload.files.transcript?.bytes), "WEBVTT");
    assertEquals(new TextDecoder().decode(upload.files.survey?.bytes), "a,b\r\n--front");
  }
});

Deno.test("readUpload() refuses a file over its limit while it arrives", async () => {
  let sent = 0;
  const head = encoder.encode(formText([{ ...transcript, content: "" }]).split("\r\n--frontier--")[0]!);
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(sent === 0 ? head : new Uint8Array(100_000));
      sent += 100_000;
    },
  });
  const request = new Request("http://portal.test/", {
    method: "POST",
    body,
    headers: { "content-type": "multipart/form-data; boundary=frontier" },
  });

  const error = await assertRejects(() => readUpload(request, RULES)) as AppError;

  assert(["file_too_large", "body_too_large"].includes(error.code), error.code);
  assert(sent < 2_000_000, `took ${sent} bytes`);
});

Deno.test("readUpload() holds each file to its own limit", async () => {
  assertEquals(
    await refusal(post(formText([{ ...transcript, content: "x".repeat(1001) }]))),
    "file_too_large",
  );
  await readUpload(post(formText([{ ...transcript, content: "x".repeat(1000) }])), RULES);
});

Deno.test("readUpload() tells an upload that ends early from one that is damaged", async () => {
  const whole = formText([transcript]);

  assertEquals(await refusal(post(whole.slice(0, -20))), "upload_incomplete");
  assertEquals(await refusal(post(whole.slice(0, 40), 8, "cut")), "upload_incomplete");
  assertEquals(await refusal(post(`nonsense${whole}`)), "body_unreadable");
});

Deno.test("readUpload() says which file is missing, empty, doubled or of another kind", async () => {
  assertEquals(await refusal(post(formText([{ name: "config", content: "{}" }]))), "file_missing");
  assertEquals(
    await refusal(post(formText([{ name: "transcript", fileName: "", content: "" }]))),
    "file_missing",
  );
  assertEquals(await refusal(post(formText([{ ...transcript, content: "" }]))), "file_empty");
  assertEquals(await refusal(post(formText([transcript, transcript]))), "input_invalid");
  assertEquals(await refusal(post(formText([{ ...transcript, fileName: "talk.exe" }]))), "file_type_wrong");
  assertEquals(await refusal(post(formText([{ ...transcript, fileName: "talk" }]))), "file_type_wrong");
});

Deno.test("readUpload() keeps no name that could do harm", async () => {
  const names = ["../../talk.vtt", "talk\u0000.vtt", "🩺.VTT", `${"x".repeat(300)}.vtt`];
  const kept: (string | undefined)[] = [];

  for (const fileName of names) {
    kept.push(
      (await readUpload(post(formText([{ ...transcript, fileName }])), RULES)).files.transcript?.name,
    );
  }

  assertEquals(kept, ["talk.vtt", "talk.vtt", "🩺.VTT", `${"x".repeat(116)}.vtt`]);
});

Deno.test("readUpload() ignores files nobody asked for, whatever they are called", async () => {
  const upload = await readUpload(
    post(formText([transcript, { name: "__proto__", fileName: "a.vtt", content: "x" }])),
    RULES,
  );

  assertEquals(Object.keys(upload.files), ["transcript"]);
});

Deno.test("readUpload() takes only forms with a boundary", async () => {
  for (const type of ["application/json", "multipart/form-data", "multipart/mixed; boundary=frontier"]) {
    const request = new Request("http://portal.test/", {
      method: "POST",
      body: "x",
      headers: { "content-type": type },
    });
    const code = await refusal(request);

    assertEquals(code, type === "multipart/form-data" ? "body_unreadable" : "media_type_unsupported");
  }
});

Deno.test("readUpload() refuses a form of countless parts", async () => {
  const many = Array.from({ length: 300 }, (_, index) => ({ name: `f${index}`, content: "x" }));

  assertEquals(await refusal(post(formText([transcript, ...many]))), "body_unreadable");
  const { fields } = await readUpload(post(formText([transcript, ...many])), RULES, { maxParts: 301 });
  assertEquals(fields.length, 300);
});

Deno.test("readUpload() notices a connection that is cut in mid-upload", async () => {
  const outcome = Promise.withResolvers<unknown>();
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
    await readUpload(request, RULES).then(outcome.resolve, outcome.resolve);
    return new Response();
  });
  const connection = await Deno.connect({ hostname: "127.0.0.1", port: server.addr.port });
  const head =
    "POST / HTTP/1.1\r\nHost: portal.test\r\nContent-Type: multipart/form-data; boundary=frontier\r\n";

  await connection.write(
    encoder.encode(`${head}Content-Length: 900\r\n\r\n${formText([transcript]).slice(0, 120)}`),
  );
  connection.close();
  const error = await outcome.promise;
  await server.shutdown();

  assertEquals((error as AppError).code, "upload_incomplete");
});

const MANY = { files: { extensions: [".vtt", ".pdf"], maxBytes: 100, many: 3, summary: "Files" } } as const;

Deno.test("readUpload() takes several files under one name, in their order", async () => {
  const parts = ["a.vtt", "b.pdf", "a.vtt"].map((fileName, index) => ({
    name: "files",
    fileName,
    content: `file ${index}`,
  }));

  const { files } = (await readUpload(post(formText(parts)), MANY)).files;

  assertEquals(files!.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]), [
    ["a.vtt", "file 0"],
    ["b.pdf", "file 1"],
    ["a.vtt", "file 2"],
  ]);
});

Deno.test("readUpload() names the one of several files that is wrong, and refuses more than may come", async () => {
  const part = (fileName: string, content = "text") => ({ name: "files", fileName, content });
  const refused = async (parts: Part[]) =>
    await assertRejects(() => readUpload(post(formText(parts)), MANY)) as AppError;

  const kind = await refused([part("a.vtt"), part("movie.mp4")]);
  assertEquals([kind.code, kind.fields?.files?.startsWith("“movie.mp4”: ")], ["file_type_wrong", true]);
  assertEquals(
    (await refused([part("a.vtt", "x".repeat(101))])).fields?.files?.startsWith("“a.vtt”: "),
    true,
  );
  assertEquals(
    (await refused([part("a.vtt"), part("b.vtt"), part("c.vtt"), part("d.vtt")])).code,
    "input_invalid",
  );
  assertEquals((await refused([])).code, "file_missing");
});
