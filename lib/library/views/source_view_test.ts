import { assert, assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import { addAndRead, sampleFile, vttFile } from "../../../tests/helpers/library_files.ts";
import { people } from "../../../tests/helpers/people.ts";
import { withServices } from "../../../tests/helpers/services.ts";
import type { SourceView } from "../../contract/library_views.ts";
import type { AppError } from "../../http/app_error.ts";
import { openSource, readSourcePassages, searchLibrary } from "../mod.ts";

const said = (view: SourceView) =>
  view.lines.map(({ sentences }) =>
    sentences.map(({ parts }) => parts.map(({ text }) => text).join("")).join(" ")
  );
const cited = (view: SourceView) =>
  view.lines.flatMap(({ sentences }) => sentences).filter((sentence) => sentence.cited)
    .map(({ parts }) => parts.map(({ text }) => text).join(""));

Deno.test("openSource() shows every word of an episode in lines of one voice at their times", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);
    const [source] = await addAndRead(services, ada, [
      vttFile("talk.vtt", [
        [1, 4, "Robin Sample", "Welcome to you all."],
        [5, 8, "Dr Alex Example", "Thank you. It is good to be here."],
        [9, 12, "Dr Alex Example", "Let us begin."],
      ]),
    ]);

    const view = await openSource(services, vera, { id: source!.id });

    assertEquals(view.lines.map(({ speaker, seconds }) => [speaker, seconds]), [
      ["Robin Sample", 1],
      ["Dr Alex Example", 5],
    ]);
    assertEquals(said(view), ["Welcome to you all.", "Thank you. It is good to be here. Let us begin."]);
    assertEquals(view.lines[0]!.sentences[0]!.id, "t-1");
  }));

Deno.test("openSource() marks the sentence spoken at a moment", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const [source] = await addAndRead(services, ada, [await sampleFile("home-blood-pressure.vtt")]);

    const at = async (seconds: number) => cited(await openSource(services, ada, { id: source!.id, seconds }));

    assertEquals(await at(184), ["Buy an upper arm monitor that has been validated."]);
    assertEquals(await at(183), ["Buy an upper arm monitor that has been validated."]);
    assertEquals(await at(182), ["Which one do I buy?"]);
    assertEquals(await at(90_000), ["And remember, this was a sample."]);
  }));

Deno.test("openSource() marks the words an answer cites, with its number, and says when they are gone", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const [source] = await addAndRead(services, ada, [await sampleFile("asthma-review-checklist.pdf")]);
    const [hit] = await searchLibrary(services, ada, { query: "stepping down lowest dose" });
    const { id, text, page } = hit!.passage;
    const from = text.indexOf("Reduce to the lowest dose");

    const place = { passageId: id, from, to: from + 20, number: 3 };
    const view = await openSource(services, ada, { id: source!.id, ...place });

    assertEquals([view.page, view.number, view.citationGone], [page, 3, false]);
    assert(cited(view).join().startsWith("Reduce to the lowest dose"));
    assertEquals(cited(view).length, 1);
    const gone = await openSource(services, ada, {
      id: source!.id,
      ...place,
      passageId: crypto.randomUUID(),
    });
    assertEquals([gone.number, gone.citationGone, cited(gone)], [null, true, []]);
  }));

Deno.test("openSource() shows a document page by page, with its headings and lists", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const [source] = await addAndRead(services, ada, [await sampleFile("home-blood-pressure-handout.pdf")]);

    const view = await openSource(services, ada, { id: source!.id, page: 2 });

    assertEquals(view.lines.filter(({ heading }) => heading).length, 5);
    assertEquals(said(view)[1], "• Avoid caffeine, tobacco and exercise for 30 minutes.");
    const error = await assertRejects(() =>
      openSource(services, ada, { id: source!.id, page: 5 })
    ) as AppError;
    assertEquals(error.code, "not_found");
  }));

Deno.test("openSource() finds words inside, in the order of the source, and marks them in the text", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const [source] = await addAndRead(services, ada, [
      await sampleFile("home-blood-pressure.vtt"),
      await sampleFile("inhaler-technique.docx"),
    ]);

    const view = await openSource(services, ada, { id: source!.id, query: "cuffs" });

    const times = view.found!.items.map(({ seconds }) => seconds!);
    assert(
      times.length > 2 && times.every((time, index) => index === 0 || time >= times[index - 1]!),
      times.join(),
    );
    assert(view.found!.items.every(({ parts }) => parts.some(({ matched }) => matched)));
    const marked = view.lines.flatMap(({ sentences }) => sentences).flatMap(({ parts }) => parts)
      .filter(({ matched }) => matched).map(({ text }) => text);
    assertEquals([...new Set(marked)], ["cuff"]);
    assertEquals((await openSource(services, ada, { id: source!.id, query: "zebra" })).found!.items, []);
  }));

Deno.test("openSource() shows a very long episode in parts, and opens the part a moment lies in", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const cues = Array.from({ length: 4_000 }, (_, index): [number, number, string, string] => [
      index * 5,
      index * 5 + 4.8,
      "Dr Alex Example",
      `Number ${index} is what we say in this caption of eleven words.`,
    ]);
    const [source] = await addAndRead(services, ada, [vttFile("long.vtt", cues)]);
    const { id } = source!;

    const first = await openSource(services, ada, { id });
    const late = await openSource(services, ada, { id, seconds: 19_000 });
    const next = await openSource(services, ada, { id, part: 2 });

    assertEquals([first.part, next.part], [{ number: 1, of: 2 }, { number: 2, of: 2 }]);
    assertEquals([late.part!.number, cited(late)], [2, [
      "Number 3800 is what we say in this caption of eleven words.",
    ]]);
    assertEquals([...said(first), ...said(next)].join(" ").match(/Number \d+/g)!.length, 4_000);
    const { items, next_after } = await readSourcePassages(services, ada, { id, limit: 100 });
    assertEquals([items.length, next_after], [100, 99]);
  }));
