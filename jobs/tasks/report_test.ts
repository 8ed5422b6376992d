import { assert, assertEquals, assertIncludes } from "../../tests/helpers/assert.ts";
import { isDate, readArguments, speakersFrom } from "./report_arguments.ts";
import { report } from "./report.ts";

const GIVEN = [
  "--transcript",
  "t.docx",
  "--survey",
  "s.csv",
  "--event",
  "Asthma",
  "--date",
  "2026-11-12",
  "--out",
  "d.pptx",
];

/** Runs the command in a folder of its own and answers its code and what it said. */
async function run(args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: [] as string[], err: [] as string[] };
  const { log, error } = console;
  console.log = (...parts: unknown[]) => said.out.push(parts.join(" "));
  console.error = (...parts: unknown[]) => said.err.push(parts.join(" "));
  try {
    const code = await report(args);
    return { code, out: said.out.join("\n"), err: said.err.join("\n") };
  } finally {
    Object.assign(console, { log, error });
  }
}

async function withFiles(act: (folder: string, args: string[]) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const files = {
      "talk.txt": "Ada Example: Home readings tell you more.\nBen Sample: Plan the test the same day.\n",
    };
    for (const [name, text] of Object.entries(files)) await Deno.writeTextFile(`${folder}/${name}`, text);
    const rows = Array.from({ length: 8 }, (_, index) => `${index % 2 ? "Good" : "Excellent"},Nurse`);
    await Deno.writeTextFile(
      `${folder}/answers.csv`,
      ["How would you rate the webinar overall?,Role", ...rows].join("\n"),
    );
    const given = ["--transcript", `${folder}/talk.txt`, "--survey", `${folder}/answers.csv`];
    await act(folder, [
      ...given,
      "--event",
      "Asthma",
      "--date",
      "2026-11-12",
      "--out",
      `${folder}/deck.pptx`,
    ]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("report() writes a deck and its model and says so in one line", () =>
  withFiles(async (folder, args) => {
    const { code, out, err } = await run([...args, "--model", `${folder}/model.json`]);

    assertEquals([code, err], [0, ""]);
    assert(/^.*deck\.pptx: \d+ slides, 8 responses, \d+\.\d s$/.test(out), out);
    const model = JSON.parse(await Deno.readTextFile(`${folder}/model.json`));
    assertEquals([model.model, model.questions[0].n, model.respondents], [1, 8, 8]);
    assertEquals([...Deno.readDirSync(folder)].filter((entry) => entry.name.endsWith(".part")), []);
  }));

Deno.test("report() answers 2 with one plain reason for files it can't use", () =>
  withFiles(async (folder, args) => {
    const swap = (name: string, value: string) =>
      args.map((arg, index) => args[index - 1] === name ? value : arg);
    await Deno.writeTextFile(`${folder}/empty.csv`, "");
    await Deno.writeTextFile(`${folder}/bad.json`, "{");
    const cases: [string[], string][] = [
      [swap("--survey", `${folder}/missing.csv`), "there is no such file"],
      [swap("--survey", `${folder}/empty.csv`), "The file is empty."],
      [swap("--survey", folder), "it is a folder"],
      [swap("--out", `${folder}/no/such/deck.pptx`), "Cannot write"],
      [[...args, "--brand", `${folder}/bad.json`], "The brand kit can't be used."],
    ];

    for (const [given, reason] of cases) {
      const { code, err } = await run(given);
      assertEquals(code, 2, err);
      assertIncludes(err, reason);
      assert(!/ at (?:file|async)/.test(err) && err.split("\n").length <= 2, err);
    }
  }));

Deno.test("report() leaves an earlier deck alone when it fails", () =>
  withFiles(async (folder, args) => {
    await Deno.writeTextFile(`${folder}/deck.pptx`, "the earlier one");
    await Deno.writeTextFile(`${folder}/answers.csv`, "");

    await run(args);

    assertEquals(await Deno.readTextFile(`${folder}/deck.pptx`), "the earlier one");
  }));

Deno.test("readArguments() names the first argument that can't be used", () => {
  const fault = (args: string[]) =>
    "fault" in readArguments(args) ? (readArguments(args) as { fault: string }).fault : "";

  assertEquals(fault(GIVEN), "");
  assertEquals(fault(GIVEN.slice(0, 8)), "--out is missing.");
  assertEquals(fault([...GIVEN, "--colour", "red"]), 'Cannot use the argument "--colour".');
  assertEquals(fault([...GIVEN, "--date", "2026-11-13"]), "--date was given twice.");
  assertEquals(fault([...GIVEN, "--brand"]), "--brand needs a value.");
  assertIncludes(fault(GIVEN.map((arg) => arg === "2026-11-12" ? "2026-02-30" : arg)), "is not a date");
});

Deno.test("isDate() takes days of the calendar only", () => {
  assertEquals(["2026-11-12", "2028-02-29", "2026-02-29", "2026-13-01", "12.11.2026"].map(isDate), [
    true,
    true,
    false,
    false,
    false,
  ]);
});

Deno.test("speakersFrom() parts names from roles at the first comma", () => {
  assertEquals(speakersFrom("Dr Ada Example, Cardiology, Leeds; Ben Sample ;"), [
    { name: "Dr Ada Example", role: "Cardiology, Leeds" },
    { name: "Ben Sample", role: "" },
  ]);
});
