import { assert, assertEquals } from "../tests/helpers/assert.ts";
import { deedText, KINDS_OF_DEED } from "./deeds.ts";

/** Every action that some verb records, as its source names it. */
async function recordedActions(): Promise<string[]> {
  const found = new Set<string>();
  for (const folder of ["auth", "people", "reports", "audit", "analytics", "library", "chat/insights"]) {
    for await (const source of sourcesOf(new URL(`../lib/${folder}/`, import.meta.url))) {
      if (!source.includes("recordAudit")) continue;
      for (const [, action] of source.matchAll(/"((?:[a-z_]+)\.(?:[a-z_]+))"/g)) found.add(action!);
    }
  }
  return [...found].filter((name) => !name.endsWith(".ts"));
}

async function* sourcesOf(folder: URL): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) yield* sourcesOf(new URL(`${name}/`, folder));
    else if (name.endsWith(".ts") && !name.endsWith("_test.ts")) {
      yield await Deno.readTextFile(new URL(name, folder));
    }
  }
}

Deno.test("deedText() has words for every action that is recorded, of a kind that can be filtered by", async () => {
  const actions = await recordedActions();
  const kinds: string[] = KINDS_OF_DEED.map(({ kind }) => kind);

  assert(actions.length > 10, `only ${actions.length} actions were found`);
  assertEquals(actions.filter((action) => deedText(action) === madeReadable(action)), []);
  assertEquals(actions.filter((action) => !kinds.includes(action.split(".")[0]!)), []);
});

Deno.test("deedText() makes a name it does not know readable", () => {
  assertEquals(deedText("mail_box.was_emptied"), "Mail box was emptied");
});

function madeReadable(action: string): string {
  const words = action.replace(/[._]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
