import { assert, assertEquals, assertRejects, assertThrows } from "../../tests/helpers/assert.ts";
import { AppError } from "../http/app_error.ts";
import { openStorage, type Storage } from "./mod.ts";

const BYTES = new TextEncoder().encode("a sample deck");

Deno.test("put() stores bytes that get(), stream() and size() give back", () =>
  withStorage(async (storage) => {
    assertEquals(await storage.put("reports/one/deck.pptx", BYTES), BYTES.length);

    assertEquals(await storage.get("reports/one/deck.pptx"), BYTES);
    assertEquals(await storage.size("reports/one/deck.pptx"), BYTES.length);
    assertEquals(await new Response(await storage.stream("reports/one/deck.pptx")).text(), "a sample deck");
  }));

Deno.test("put() takes the place of what was there, and leaves no other file", () =>
  withStorage(async (storage, folder) => {
    await storage.put("reports/one/deck.pptx", BYTES);
    await storage.put("reports/one/deck.pptx", streamOf("a ", "second"));

    assertEquals(await new Response(await storage.stream("reports/one/deck.pptx")).text(), "a second");
    assertEquals(filesBelow(folder), ["reports/one/deck.pptx"]);
  }));

Deno.test("put() refuses a stream past the limit and leaves nothing of it", () =>
  withStorage(async (storage, folder) => {
    const error = await assertRejects(() =>
      storage.put("uploads/one", streamOf("12345", "6789"), { limitBytes: 8 })
    );

    assertEquals((error as AppError).code, "file_too_large");
    assertEquals(filesBelow(folder), []);
    assertEquals(await storage.put("uploads/one", streamOf("1234", "5678"), { limitBytes: 8 }), 8);
  }));

Deno.test("put() of a stream that breaks off keeps what was there before", () =>
  withStorage(async (storage, folder) => {
    await storage.put("uploads/one", BYTES);
    const cut = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(BYTES);
        controller.error(new Error("connection cut"));
      },
    });

    assertEquals((await assertRejects(() => storage.put("uploads/one", cut))).message, "connection cut");

    assertEquals(await storage.get("uploads/one"), BYTES);
    assertEquals(filesBelow(folder), ["uploads/one"]);
  }));

Deno.test({
  name: "put() on a full disk says so, and leaves nothing half-written",
  ignore: Deno.build.os !== "linux",
  fn: () =>
    withStorage(async (storage, folder) => {
      await storage.put("reports/one/deck.pptx", BYTES);
      const full = openStorage(folder, async (path) => {
        (await Deno.create(path)).close();
        return await Deno.open("/dev/full", { write: true });
      });

      const error = await assertRejects(() => full.put("reports/one/deck.pptx", new Uint8Array(10)));

      assert(error instanceof AppError);
      assertEquals(error.code, "storage_full");
      assertEquals(filesBelow(folder), ["reports/one/deck.pptx"]);
      assertEquals(await storage.get("reports/one/deck.pptx"), BYTES);
    }),
});

Deno.test("get() of what is not there is an AppError", () =>
  withStorage(async (storage) => {
    assertEquals((await assertRejects(() => storage.get("reports/none"))).name, "AppError");
    assertEquals((await assertRejects(() => storage.stream("reports/none"))).name, "AppError");
    assertEquals(await storage.size("reports/none"), null);
  }));

Deno.test("removePrefix() removes a folder and no neighbour; removing nothing is no error", () =>
  withStorage(async (storage, folder) => {
    await storage.put("reports/one/deck.pptx", BYTES);
    await storage.put("reports/one/model.json", BYTES);
    await storage.put("reports/one-more/deck.pptx", BYTES);

    await storage.removePrefix("reports/one");
    await storage.removePrefix("reports/none");
    await storage.remove("reports/none/deck.pptx");

    assertEquals(filesBelow(folder), ["reports/one-more/deck.pptx"]);
  }));

Deno.test("no key reaches outside the folder", () =>
  withStorage((storage) => {
    const bad = [
      "",
      "/etc/passwd",
      "../x",
      "a/../b",
      "a/./b",
      "a//b",
      "a/",
      "A",
      "a b",
      "a\0b",
      "é",
      ".hidden",
      "a\\b",
    ];
    for (const key of [...bad, "a".repeat(201)]) {
      assertEquals(assertThrows(() => storage.size(key)).name, "TypeError", JSON.stringify(key));
    }
    return Promise.resolve();
  }));

async function withStorage(test: (storage: Storage, folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(openStorage(folder), folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function streamOf(...parts: string[]): ReadableStream<Uint8Array> {
  return ReadableStream.from(parts.map((part) => new TextEncoder().encode(part)));
}

function filesBelow(folder: string, prefix = ""): string[] {
  return [...Deno.readDirSync(`${folder}/${prefix}`)].flatMap((entry) =>
    entry.isDirectory ? filesBelow(folder, `${prefix}${entry.name}/`) : [prefix + entry.name]
  ).sort();
}
