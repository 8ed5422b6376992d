import { assert, assertEquals, assertIncludes, assertRejects } from "../../tests/helpers/assert.ts";
import { episodeAbout, runJobs } from "../../tests/helpers/library_files.ts";
import { type People, people, type TestServices, withServices } from "../../tests/helpers/services.ts";
import { listSources, searchLibrary } from "../../lib/library/mod.ts";
import { readArguments, sync } from "./library_sync.ts";

/** Runs a test over a folder of episodes and the task that syncs it. */
function withFolder(
  test: (
    services: TestServices,
    everybody: People,
    folder: string,
    run: (...options: string[]) => Promise<{ code: number; lines: string[] }>,
  ) => Promise<void>,
): Promise<void> {
  return withServices(async (services) => {
    const everybody = await people(services);
    const parent = await Deno.makeTempDir();
    const folder = `${parent}/podcasts`;
    await Deno.mkdir(folder);
    try {
      await test(services, everybody, folder, async (...options) => {
        const lines: string[] = [];
        const asked = readArguments([folder, "--organisation", "sample-health-media", ...options]);
        const code = await sync(
          services,
          asked as Exclude<typeof asked, { fault: string }>,
          (line) => lines.push(line),
        );
        await runJobs(services);
        return { code, lines };
      });
    } finally {
      await Deno.remove(parent, { recursive: true });
    }
  });
}

async function put(folder: string, subject: string): Promise<string> {
  const { name, bytes } = episodeAbout(subject);
  await Deno.writeFile(`${folder}/${name}`, bytes);
  return name;
}

const titles = async (services: TestServices, { ada }: People) =>
  (await listSources(services, ada, {})).items.map(({ title }) => title).sort();

Deno.test("sync() done again changes nothing", () =>
  withFolder(async (services, everybody, folder, run) => {
    await put(folder, "gout");
    await put(folder, "sciatica");

    assertEquals((await run()).lines, [
      "added     gout.vtt",
      "added     sciatica.vtt",
      "2 added (Sample Health Media)",
    ]);
    const again = await run("--remove");

    assertEquals(again.lines.at(-1), "2 unchanged (Sample Health Media)");
    assertEquals([again.code, await titles(services, everybody)], [0, ["gout", "sciatica"]]);
  }));

Deno.test("sync() reads a changed file again under the same source, and knows a renamed one", () =>
  withFolder(async (services, everybody, folder, run) => {
    const first = await put(folder, "gout");
    await put(folder, "sciatica");
    await run();
    const [before] = (await listSources(services, everybody.ada, { q: "gout" })).items;

    await Deno.writeFile(`${folder}/${first}`, episodeAbout("bursitis").bytes);
    await Deno.rename(`${folder}/sciatica.vtt`, `${folder}/back-pain.vtt`);
    const { lines } = await run();

    assertEquals(lines.slice(0, 2), [
      'moved     back-pain.vtt: from "podcasts/sciatica.vtt"',
      "changed   gout.vtt: file",
    ]);
    const [hit] = await searchLibrary(services, everybody.ada, { query: "bursitis" });
    assertEquals(hit!.passage.sourceId, before!.id);
    // Its title still is what the file is called.
    const old = await searchLibrary(services, everybody.ada, { query: "gout" });
    assertEquals(old.flatMap(({ matches }) => matches), []);
  }));

Deno.test("sync() removes what is gone only when told to, and nothing of another folder", () =>
  withFolder(async (services, everybody, folder, run) => {
    await put(folder, "gout");
    await put(folder, "sciatica");
    await run();
    await Deno.remove(`${folder}/gout.vtt`);

    assertIncludes((await run()).lines.join("\n"), "gone      gout.vtt: kept; --remove takes it out");
    assertIncludes((await run("--remove", "--dry-run")).lines.join("\n"), "would be: 1 unchanged, 1 removed");
    assertEquals(await titles(services, everybody), ["gout", "sciatica"]);
    await run("--remove");

    assertEquals(await titles(services, everybody), ["sciatica"]);
  }));

Deno.test("sync() settles a file that took the name of another within two runs", () =>
  withFolder(async (services, everybody, folder, run) => {
    await put(folder, "gout");
    await put(folder, "sciatica");
    await run();

    await Deno.rename(`${folder}/sciatica.vtt`, `${folder}/gout.vtt`);
    await run("--remove");
    const { lines } = await run("--remove");

    assertEquals(lines[0], "changed   gout.vtt: file");
    const { items } = await listSources(services, everybody.ada, {});
    assertEquals(items.length, 1);
    const [hit] = await searchLibrary(services, everybody.ada, { query: "sciatica begin early" });
    assertEquals(hit!.passage.sourceId, items[0]!.id);
    assertEquals((await run("--remove")).lines.at(-1), "1 unchanged (Sample Health Media)");
  }));

Deno.test("sync() takes titles, days, videos and chapters from the manifest, and a later one changes them", () =>
  withFolder(async (services, everybody, folder, run) => {
    const file = await put(folder, "gout");
    const manifest = (entry: object) =>
      Deno.writeTextFile(`${folder}/manifest.json`, JSON.stringify({ sources: [{ file, ...entry }] }));
    await manifest({ title: "Gout today", date: "2025-06-01", youtube: "https://youtu.be/dQw4w9WgXcQ" });
    await run();

    const chapters = [{ start: 0, title: "Welcome" }, { start: 5, title: "Begin early" }];
    await manifest({ title: "Gout, then and now", chapters });
    const { lines } = await run();

    assertEquals(lines[0], "changed   gout.vtt: title, chapters");
    const [source] = (await listSources(services, everybody.ada, {})).items;
    assertEquals(
      [source!.title, source!.date, source!.youtube_id],
      ["Gout, then and now", "2025-06-01", "dQw4w9WgXcQ"],
    );
    const [hit] = await searchLibrary(services, everybody.ada, { query: "begin early" });
    assertEquals(hit!.passage.chapter, "Begin early");
  }));

Deno.test("sync() refuses a file it can't use and goes on; the exit code says so", () =>
  withFolder(async (services, everybody, folder, run) => {
    await Deno.writeFile(`${folder}/broken.docx`, new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]));
    await put(folder, "gout");

    const { code, lines } = await run();

    assertEquals([code, lines[0]!.startsWith("refused   broken.docx: ")], [1, true]);
    assertEquals(await titles(services, everybody), ["gout"]);
  }));

Deno.test("sync() says which entry of a manifest is wrong, and does nothing", () =>
  withFolder(async (services, everybody, folder, run) => {
    await put(folder, "gout");
    for (
      const [entry, fault] of [
        [{ file: "gout.vtt", titel: "Gout" }, "titel"],
        [{ file: "gout.vtt", date: "June" }, "date"],
        [{ file: "../gout.vtt" }, "beside it"],
        [{ file: "gout.vtt", youtube: "vimeo.com/1" }, "no video"],
      ] as const
    ) {
      await Deno.writeTextFile(`${folder}/manifest.json`, JSON.stringify({ sources: [entry] }));
      const error = await assertRejects(() => run());
      assertIncludes(error.message, fault);
    }
    assertEquals(await titles(services, everybody), []);
  }));

Deno.test("readArguments() refuses what it does not know", () => {
  assert("fault" in readArguments([]));
  assert("fault" in readArguments(["folder", "--delete"]));
  assert("fault" in readArguments(["folder", "other"]));
  assertEquals(readArguments(["folder", "--organisation=chm", "--dry-run"]), {
    path: "folder",
    organisation: "chm",
    remove: false,
    dryRun: true,
    wait: false,
  });
});
