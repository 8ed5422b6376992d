import { assertEquals, assertIncludes } from "../../tests/helpers/assert.ts";
import { OVERVIEW, recordedFigures, STUDIO } from "../../tests/helpers/imports.ts";
import { people, type TestServices, withServices } from "../../tests/helpers/services.ts";
import { importTask } from "./import.ts";

async function asked(services: TestServices, args: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await importTask(args, (work) => work(services), {
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
  });
  return { code, said: said.join("\n"), complained: complained.join("\n") };
}

async function inFolder(services: TestServices): Promise<{ overview: string; studio: string }> {
  const folder = services.config.dataDir;
  const paths = { overview: `${folder}/${OVERVIEW.name}`, studio: `${folder}/${STUDIO.name}` };
  await Deno.writeFile(paths.overview, OVERVIEW.bytes);
  await Deno.writeFile(paths.studio, STUDIO.bytes);
  return paths;
}

const OWN = ["--organisation", "sample-health-media"];

Deno.test("import says what was understood and what was recorded, and knows the files again", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const { overview } = await inFolder(services);
    const args = [overview, ...OWN, "--account", "samplehealth"];

    const looked = await asked(services, [...args, "--dry-run"]);
    assertEquals([looked.code, await recordedFigures(services, ada.organisationId)], [0, []]);
    assertIncludes(looked.said, "X: 10 figures, 2026-02-02 to 2026-02-03");

    const first = await asked(services, args);
    assertEquals([first.code, (await recordedFigures(services, ada.organisationId)).length], [0, 10]);
    assertIncludes(first.said, "Recorded: 10 new, 0 changed");

    const second = await asked(services, args);
    assertIncludes(second.said, "recorded already on 2026-03-02");
    const again = await asked(services, [...args, "--again", "--json"]);
    assertEquals(JSON.parse(again.said).outcome.outcome.added, 0);
  }));

Deno.test("import answers 2 for what can't be used as it was given, with what to do", () =>
  withServices(async (services) => {
    await people(services);
    const { overview, studio } = await inFolder(services);
    const cases: [args: string[], words: string][] = [
      [[], "Name the files to import."],
      [[overview, "--period", "2026-01-31..2026-01-01", ...OWN], "is no span"],
      [[overview], "Name one organisation"],
      [["/nowhere/x.csv", ...OWN], "there is no such file"],
      [[overview, ...OWN], "Name it with --account"],
      [[studio, "--account", "A channel", ...OWN], "does not say which days"],
      [[overview, studio, ...OWN], "different platforms"],
      [[overview, "--account", "7f9d1f2e-3c44-4a58-9c3e-2b8a6f0d1e5a", ...OWN], "There is no account"],
    ];

    for (const [args, words] of cases) {
      const { code, complained } = await asked(services, args);
      assertEquals([args, code], [args, 2]);
      assertIncludes(complained, words);
    }
  }));
