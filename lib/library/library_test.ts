import { handlers } from "../../jobs/handlers.ts";
import { reapOnce, runOnce } from "../../jobs/loop.ts";
import { assert, assertEquals, assertRejects } from "../../tests/helpers/assert.ts";
import { addAndRead, episodeAbout, runJobs, sampleFile } from "../../tests/helpers/library_files.ts";
import { people } from "../../tests/helpers/people.ts";
import { withServices } from "../../tests/helpers/services.ts";
import { tenant } from "../db/mod.ts";
import type { AppError } from "../http/app_error.ts";
import type { Services } from "../services.ts";
import {
  addSources,
  changeSource,
  libraryStanding,
  listSources,
  readPassages,
  readSource,
  readSourcePassages,
  removeSource,
  retrySource,
  searchLibrary,
  streamSourceFile,
} from "./mod.ts";

const ASKING = { requestId: "test" };

/** Every row the library keeps for an organisation, but for moments. */
async function kept(services: Services, organisationId: string) {
  return await tenant(services.sql, organisationId, async (tx) => ({
    sources: await tx`select id, title, state, words, passage_count from library_sources order by id`,
    passages:
      await tx`select id, source_id, ordinal, speaker, page, text, sentences from library_passages order by id`,
  }));
}

Deno.test("addSources() makes files searchable by job, each sentence at its second or page", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);
    const [episode, document] = await addAndRead(services, ada, [
      await sampleFile("home-blood-pressure.vtt"),
      await sampleFile("asthma-review-checklist.pdf"),
    ]);

    const read = await readSource(services, vera, { id: episode!.id });
    assertEquals([read.kind, read.state, read.speakers[0]], ["episode", "ready", "Dr Alex Example"]);
    const hits = await searchLibrary(services, vera, { query: "Which cuff size do I need?", limit: 3 });
    assertEquals(hits[0]!.passage.sourceId, episode!.id);
    const matched = hits[0]!.matches.map(({ from, to }) => hits[0]!.passage.text.slice(from, to));
    assert(matched.includes("cuff"), matched.join());
    const [page] = await searchLibrary(services, vera, {
      query: "stepping down",
      filters: { kind: "document" },
    });
    assertEquals([page!.passage.sourceId, page!.passage.page], [document!.id, 2]);
    assertEquals(await readPassages(services, vera, [page!.passage.id]), [page!.passage]);
  }));

Deno.test("addSources() knows a file again by its content, whatever its name", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const file = episodeAbout("sleep apnoea");
    const [first] = await addAndRead(services, ada, [file]);
    const before = await kept(services, ada.organisationId);

    const { items } = await addSources(
      services,
      ada,
      { files: [{ ...file, name: "other-name.vtt" }] },
      ASKING,
    );
    await runJobs(services);

    assertEquals([items[0]!.known, items[0]!.source!.id], [true, first!.id]);
    assertEquals(await kept(services, ada.organisationId), before);
  }));

Deno.test("addSources() says of each file why it can't be used, and takes the others", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const png = {
      name: "picture.vtt",
      bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]),
    };

    const { items } = await addSources(services, ada, { files: [png, episodeAbout("gout")] }, ASKING);

    assertEquals(items.map(({ error }) => error?.code ?? null), ["file_type_wrong", null]);
  }));

Deno.test("indexSource() ends a file that can't be read with its reason, and reads it again when asked", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);
    const silent = {
      name: "silent.vtt",
      bytes: new TextEncoder().encode("WEBVTT\n\n00:01.000 --> 00:02.000\n\n"),
    };
    const [source] = await addAndRead(services, ada, [silent]);

    const failed = await readSource(services, ada, { id: source!.id });
    assertEquals([failed.state, failed.error?.code], ["failed", "transcript_no_speech"]);
    const error = await assertRejects(() => readSource(services, vera, { id: source!.id })) as AppError;
    assertEquals(error.code, "not_found");

    assertEquals((await retrySource(services, ada, { id: source!.id }, ASKING)).state, "queued");
    const again = await assertRejects(() =>
      retrySource(services, ada, { id: source!.id }, ASKING)
    ) as AppError;
    assertEquals(again.code, "source_not_failed");
    await runJobs(services);
    assertEquals((await readSource(services, ada, { id: source!.id })).state, "failed");
  }));

Deno.test("indexSource() done twice, or after its worker died, leaves the same passages", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const [source] = await addAndRead(services, ada, [episodeAbout("migraine")]);
    const before = await kept(services, ada.organisationId);

    await tenant(
      services.sql,
      ada.organisationId,
      (tx) => tx`update library_sources set state = 'indexing' where id = ${source!.id}`,
    );
    await tenant(services.sql, ada.organisationId, (tx) =>
      tx`
        update jobs
        set state = 'running', finished_at = null, lease_token = gen_random_uuid(),
          lease_expires_at = ${new Date(services.clock.now().getTime() - 1000)}
        where kind = 'index_document'
      `);
    await reapOnce(services, handlers);
    services.clock.advance(60_000);
    assert(await runOnce(services, handlers));

    assertEquals(await kept(services, ada.organisationId), before);
    assertEquals((await searchLibrary(services, ada, { query: "migraine" })).length > 0, true);
  }));

Deno.test("removeSource() takes passages, search and file away; an early job finds nothing to do", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const [gone, stays] = await addAndRead(services, ada, [
      episodeAbout("tinnitus"),
      episodeAbout("psoriasis"),
    ]);
    const standing = await libraryStanding(services, ada);

    await removeSource(services, ada, { id: gone!.id }, ASKING);
    const { items: [waiting] } = await addSources(services, ada, { files: [episodeAbout("eczema")] }, ASKING);
    await removeSource(services, ada, { id: waiting!.source!.id }, ASKING);
    await runJobs(services);

    assertEquals(await searchLibrary(services, ada, { query: "tinnitus" }), []);
    assertEquals((await listSources(services, ada, {})).items.map(({ id }) => id), [stays!.id]);
    const now = await libraryStanding(services, ada);
    assertEquals([standing.episodes, now.episodes], [2, 1]);
    assert(standing.fingerprint !== now.fingerprint);
    const folder = `organisations/${ada.organisationId}/library/${gone!.id}`;
    await assertRejects(() => Deno.stat(`${services.config.dataDir}/files/${folder}`));
  }));

Deno.test("listSources() shows of a day the last added first, page by page", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const added: string[] = [];
    for (const about of ["gout", "acne", "rickets", "measles"]) {
      services.clock.advance(1);
      const { items } = await addSources(services, ada, { files: [episodeAbout(about)] }, ASKING);
      added.unshift(items[0]!.source!.id);
    }

    const first = await listSources(services, ada, { limit: 3 });
    const second = await listSources(services, ada, { limit: 3, cursor: first.next_cursor! });

    assertEquals([...first.items, ...second.items].map(({ id }) => id), added);
    assertEquals(second.next_cursor, null);
  }));

Deno.test("changeSource() keeps what is left out, and search finds the new title", () =>
  withServices(async (services) => {
    const { ada, ed } = await people(services);
    const [source] = await addAndRead(services, ada, [episodeAbout("vertigo")]);

    const changed = await changeSource(services, ada, {
      id: source!.id,
      title: "Dizziness on the ward",
      date: "2024-02-29",
      youtube: "https://youtu.be/dQw4w9WgXcQ?t=3",
    }, ASKING);

    assertEquals([changed.title, changed.date, changed.youtube_id], [
      "Dizziness on the ward",
      "2024-02-29",
      "dQw4w9WgXcQ",
    ]);
    assertEquals(changed.speakers, ["Dr Alex Example", "Robin Sample"]);
    const [hit] = await searchLibrary(services, ed, { query: "dizziness", filters: { since: "2024-02-01" } });
    assertEquals(hit!.passage.sourceTitle, "Dizziness on the ward");
    const refused = await assertRejects(() =>
      changeSource(services, ada, { id: source!.id, youtube: "https://vimeo.com/1" }, ASKING)
    ) as AppError;
    assertEquals(Object.keys(refused.fields!), ["youtube"]);
    const role = await assertRejects(() =>
      changeSource(services, ed, { id: source!.id, title: "No" }, ASKING)
    ) as AppError;
    assertEquals(role.code, "role_too_low");
  }));

Deno.test("the library of one organisation is not found from another, not by search, id, list or file", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    const [source] = await addAndRead(services, ada, [episodeAbout("sarcoidosis")]);
    const { items: [passage] } = await readSourcePassages(services, ada, { id: source!.id, limit: 10 });
    // Otto's organisation has the very same words.
    const [same] = await addAndRead(services, otto, [episodeAbout("sarcoidosis")]);

    assert(same!.id !== source!.id);
    const hits = await searchLibrary(services, otto, { query: "sarcoidosis" });
    assertEquals([...new Set(hits.map(({ passage }) => passage.sourceId))], [same!.id]);
    assertEquals(await readPassages(services, otto, [passage!.id]), []);
    assertEquals((await listSources(services, otto, {})).items.map(({ id }) => id), [same!.id]);
    for (const attempt of [readSource, streamSourceFile]) {
      const error = await assertRejects(() => attempt(services, otto, { id: source!.id })) as AppError;
      assertEquals(error.code, "not_found");
    }
    assertEquals(
      await searchLibrary(services, otto, { query: "sarcoidosis", filters: { sources: [source!.id] } }),
      [],
    );
  }));
