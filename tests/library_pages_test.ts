/** The library's pages and files as a browser without script asks for them. */
import { changeSource, readSource } from "../lib/library/mod.ts";
import { asker } from "./helpers/asker.ts";
import { assert, assertEquals, assertIncludes } from "./helpers/assert.ts";
import { addAndRead, episodeAbout, sampleFile } from "./helpers/library_files.ts";
import { people } from "./helpers/people.ts";
import { withServices } from "./helpers/services.ts";

const ASKING = { requestId: "test" };

const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";

Deno.test("an episode's page alone may show YouTube's player, and shows it only when asked to play", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);
    const [plain, filmed] = await addAndRead(services, ada, [episodeAbout("gout"), episodeAbout("sciatica")]);
    await changeSource(services, ada, { id: filmed!.id, youtube: "dQw4w9WgXcQ" }, ASKING);
    const ask = asker(services);

    const still = await ask(vera, `/library/${filmed!.id}`);
    const playing = await ask(vera, `/library/${filmed!.id}?play=1&t=5&shown=1`);
    const without = await ask(vera, `/library/${plain!.id}`);

    const site = "https://www.youtube-nocookie.com";
    assertIncludes(policyOf(still), `frame-src 'self' ${site}`);
    assert(
      !policyOf(without).includes("youtube") && !policyOf(await ask(vera, "/library")).includes("youtube"),
    );
    assert(!(await still.text()).includes("<iframe"), "nothing is loaded before a person plays");
    assertIncludes(await playing.text(), `${site}/embed/dQw4w9WgXcQ?autoplay=1&amp;rel=0&amp;start=5`);
  }));

Deno.test("an address with a time leads to the sentence spoken then, without script", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);
    const [source] = await addAndRead(services, ada, [await sampleFile("home-blood-pressure.vtt")]);
    const ask = asker(services);

    const led = await ask(vera, `/library/${source!.id}?t=185`);
    const location = led.headers.get("location")!;
    const page = await (await ask(vera, location.split("#")[0]!)).text();

    assertEquals([led.status, location], [303, `/library/${source!.id}?t=185&shown=1#cited`]);
    const line = /<li class="is-cited" id="cited">.*?<\/li>/s.exec(page)![0];
    assertIncludes(
      line,
      '<span id="t-183" class="is-said">Buy an upper arm monitor that has been validated.</span>',
    );
  }));

Deno.test("what is searched inside the library is narrowed by kind, speaker and day, and a wrong day is told", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);
    await addAndRead(services, ada, [
      await sampleFile("asthma-review-checklist.pdf"),
      await sampleFile("home-blood-pressure.vtt"),
    ]);
    const ask = asker(services);
    const found = async (query: string) => {
      const page = await (await ask(vera, `/library/search?q=pressure+asthma&${query}`)).text();
      return ["Document", "Episode"].map((part) => page.split('class="hits"')[1]?.includes(part) ?? false);
    };

    assertEquals(await found(""), [true, true]);
    assertEquals(await found("kind=document"), [true, false]);
    assertEquals(await found("speaker=alex"), [false, true]);
    assertEquals(await found("until=2001-01-01"), [false, false]);
    const wrong = await ask(vera, "/library/search?q=asthma&since=soon");
    assertEquals(wrong.status, 422);
    assertIncludes(await wrong.text(), 'id="since-error"');
  }));

Deno.test("a document's file is shown in frames of ours alone; a transcript is saved and shown in none", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);
    const [document, episode] = await addAndRead(services, ada, [
      await sampleFile("asthma-review-checklist.pdf"),
      episodeAbout("gout"),
    ]);
    const ask = asker(services);

    const pdf = await ask(vera, `/api/library/${document!.id}/file`);
    const transcript = await ask(vera, `/api/library/${episode!.id}/file`);

    assertEquals(
      [
        pdf.headers.get("content-type"),
        pdf.headers.get("content-disposition"),
        pdf.headers.get("x-frame-options"),
      ],
      ["application/pdf", "inline", "SAMEORIGIN"],
    );
    assertIncludes(policyOf(pdf), "frame-ancestors 'self'");
    assert(!policyOf(pdf).includes("script-src") && policyOf(pdf).startsWith("default-src 'none'"));
    assertEquals(transcript.headers.get("x-frame-options"), "DENY");
    assertIncludes(transcript.headers.get("content-disposition")!, 'attachment; filename="gout.vtt"');
    assertIncludes(policyOf(transcript), "frame-ancestors 'none'");
    assertEquals(
      (await pdf.arrayBuffer()).byteLength,
      (await sampleFile("asthma-review-checklist.pdf")).bytes.length,
    );
    await transcript.body?.cancel();
  }));

Deno.test("files are added by a form without script, and each says what became of it", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);
    await addAndRead(services, ada, [episodeAbout("gout")]);
    const ask = asker(services);
    const form = new FormData();
    for (const { name, bytes } of [episodeAbout("gout"), episodeAbout("<b>bold</b> claims")]) {
      form.append("files", new Blob([bytes]), name);
    }
    form.append(
      "files",
      new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 1])]),
      "odd.vtt",
    );

    const page = await (await ask(ada, "/library/new", form)).text();
    const wrong = new FormData();
    wrong.append("files", new Blob(["text"]), "movie.mp4");
    const refused = await ask(ada, "/library/new", wrong);
    const forbidden = await ask(vera, "/library/new", form);

    assertIncludes(page, "In the library already");
    assertIncludes(page, "Added; it is being read");
    assertIncludes(page, "The transcript is a picture.");
    assert(!page.includes("<b>bold"), "a file's name is no markup");
    assertEquals([refused.status, forbidden.status], [415, 403]);
    assertIncludes(await refused.text(), "“movie.mp4”: Choose a file of one of these kinds");
  }));

Deno.test("details are changed by a form, which comes back with what is wrong beside it", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const [source] = await addAndRead(services, ada, [episodeAbout("gout")]);
    const ask = asker(services);
    const path = `/library/${source!.id}/edit`;
    const form = {
      title: "Gout today",
      date: "2026-02-03",
      speakers: "Dr Alex Example\n\nSam Specimen\n",
      youtube: "",
    };

    const wrong = await ask(ada, path, { ...form, title: " ", date: "2026-02-31", youtube: "vimeo" });
    const told = await wrong.text();
    const saved = await ask(ada, path, form);

    assertEquals([wrong.status, saved.status], [422, 303]);
    for (const words of ["Give it a title.", "Give the date as a day of the calendar"]) {
      assertIncludes(told, words);
    }
    assertIncludes(told, 'value="vimeo"');
    const { title, date, speakers } = await readSource(services, ada, source!);
    assertEquals([title, date, speakers], ["Gout today", "2026-02-03", ["Dr Alex Example", "Sam Specimen"]]);
    assertEquals((await ask(ada, path, { ...form, youtube: "vimeo" })).status, 422);
  }));

Deno.test("the list filters, pages, and says what is wrong with a filter", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);
    const files = Array.from({ length: 5 }, (_, index) => episodeAbout(`subject ${index}`));
    await addAndRead(services, ada, files);
    const ask = asker(services);
    const titles = (page: string) =>
      [...page.matchAll(/<bdi>(subject-\d+)<\/bdi>/g)].map((match) => match[1]!);

    const first = await (await ask(vera, "/library?limit=3")).text();
    const cursor = /cursor=([^"&]+)"/.exec(first)![1]!;
    const second = await (await ask(vera, `/library?limit=3&cursor=${cursor}`)).text();
    const filtered = await (await ask(vera, "/library?q=SUBJECT-4")).text();
    const wrong = await ask(vera, "/library?since=yesterday&q=subject");

    assertEquals(new Set([...titles(first), ...titles(second)]).size, 5);
    assertEquals([titles(first).length, titles(second).length, titles(filtered)], [3, 2, ["subject-4"]]);
    assertEquals(wrong.status, 422);
    assertIncludes(await wrong.text(), "Write a date that exists");
  }));

Deno.test("a source that failed is seen by those who can do something about it", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);
    const silent = {
      name: "silent.vtt",
      bytes: new TextEncoder().encode("WEBVTT\n\n00:01.000 --> 00:02.000\n\n"),
    };
    const [source] = await addAndRead(services, ada, [silent, episodeAbout("gout")]);
    const ask = asker(services);

    const admins = await (await ask(ada, "/library?state=unfinished")).text();
    const viewers = await (await ask(vera, "/library")).text();
    const retried = await ask(ada, `/library/${source!.id}/retry`, { back: "/library?state=unfinished" });

    for (const words of ["Not readable", "No speech was found", "Add another copy"]) {
      assertIncludes(admins, words);
    }
    assert(!viewers.includes("silent") && viewers.includes("gout"));
    assertEquals((await ask(vera, `/library/${source!.id}`)).status, 404);
    assertEquals(retried.headers.get("location"), "/library?state=unfinished");
  }));

Deno.test("a source's address that asks for nonsense is not found", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    const [source] = await addAndRead(services, ada, [await sampleFile("asthma-review-checklist.pdf")]);
    const ask = asker(services);

    for (const query of ["page=0", "page=4", "page=two", "t=-1", "cite=7", "from=1e99"]) {
      assertEquals((await ask(ada, `/library/${source!.id}?${query}`)).status, 404, query);
    }
    assertEquals((await ask(otto, `/library/${source!.id}`)).status, 404);
    assertEquals((await ask(ada, "/library/not-an-id")).status, 404);
  }));
