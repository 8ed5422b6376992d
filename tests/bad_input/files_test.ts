/** Every file that can't be used, through each door: the upload, the draft, and the command. */
import { report } from "../../jobs/tasks/report.ts";
import type { ReportDraft } from "../../lib/contract/report_shapes.ts";
import { assert, assertEquals, assertMatch } from "../helpers/assert.ts";
import { answers, reportFiles, TALK } from "../helpers/report_files.ts";
import { people, withServices } from "../helpers/services.ts";
import * as hostile from "./hostile.ts";
import { draftCodes, keptFiles, portalDoor, refusalIn, type Sending } from "./portal_door.ts";

const survey = (text: string): Sending => ({ survey: hostile.textFile("answers.csv", text) });
const transcript = (file: hostile.HostileFile): Sending => ({ transcript: file });

const CASES: Record<string, [Sending, code: string]> = {
  "an empty transcript": [transcript(hostile.textFile("talk.docx", "")), "file_empty"],
  "a transcript of blanks": [transcript(hostile.textFile("talk.txt", "\n \n")), "file_empty"],
  "an empty survey": [survey(""), "file_empty"],
  "a PDF named DOCX": [transcript(hostile.pdfAs("talk.docx")), "file_type_wrong"],
  "a web page named DOCX": [transcript(hostile.htmlAs("talk.docx")), "file_type_wrong"],
  "an archive named DOCX": [transcript(hostile.zipAs("talk.docx")), "file_type_wrong"],
  "a PDF named CSV": [{ survey: hostile.pdfAs("answers.csv") }, "file_type_wrong"],
  "a web page named CSV": [{ survey: hostile.htmlAs("answers.csv") }, "file_type_wrong"],
  "an archive named CSV": [{ survey: hostile.zipAs("answers.csv") }, "file_type_wrong"],
  "a document with a password": [transcript(hostile.encryptedDocx()), "transcript_encrypted"],
  "a document cut in the middle": [transcript(hostile.cutDocx()), "transcript_unreadable"],
  "a document cut at its end": [transcript(hostile.cutDocx(0.99)), "transcript_unreadable"],
  "5 GB told as too large for a ZIP": [transcript(hostile.bomb(0xffffffff)), "archive_unsafe"],
  "5 GB told as 1 KB": [transcript(hostile.bomb(1000)), "archive_unsafe"],
  "5 GB told as 40 MB": [transcript(hostile.bomb(40 * 2 ** 20)), "archive_unsafe"],
  "5 GB told as they are, in a hundred parts": [transcript(hostile.honestBomb()), "archive_unsafe"],
  "100,000 parts": [transcript(hostile.manyParts(100_000)), "archive_unsafe"],
  "elements nested without end": [transcript(hostile.deepDocx(50_000)), "transcript_unreadable"],
  "entities that double": [transcript(hostile.laughingDocx()), "transcript_unreadable"],
  "a survey of one column": [survey("Comment\nGood\nBad\nFine\n"), "survey_one_column"],
  "a survey of headers": [survey("Was it clear?,Was it short?,Your role?\n"), "survey_no_answers"],
  "a survey of 2,000 columns": [survey(hostile.table(2000, 5)), "survey_too_wide"],
  "quotes that never close": [survey(hostile.openQuote()), "survey_quote_open"],
  "the survey as the transcript": [transcript(hostile.textFile("a.txt", answers())), "transcript_is_survey"],
  "the transcript as the survey": [survey(TALK), "survey_is_transcript"],
};

/** Words that tell a client what to do next. */
const ADVICE =
  /\b(?:export|save|upload|give|remove|copy|close it|leave out|choose|unpack|open it|responses, not)\b/i;

Deno.test("a file that can't be used is refused by its reason at each door, with what to do, and nothing is kept", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    const door = portalDoor(services, ed);
    const earlier = await door.make({});
    const before = await keptFiles(services);

    for (const [name, [sending, code]] of Object.entries(CASES)) {
      const outcome = await door.make(sending);
      assertEquals([name, outcome.code], [name, code]);
      assertMatch(outcome.words, ADVICE);
      if (outcome.id !== null) await door.ask(`/api/reports/${outcome.id}`, { method: "DELETE" });

      const response = await door.draft(sending);
      if (response.status === 201) {
        const draft = await response.json() as ReportDraft;
        assert(draftCodes(draft).includes(code), `${name}: ${draftCodes(draft)}`);
        await door.ask(`/api/reports/drafts/${draft.id}`, { method: "DELETE" });
      } else assertEquals([name, (await refusalIn(response)).code], [name, code]);
      assertEquals(await keptFiles(services), before, name);
    }
    assertEquals((await door.read(earlier.id!)).status, "completed");
  }));

Deno.test("the same files make the command answer 2 with the reason, and write nothing", async () => {
  const folder = await Deno.makeTempDir();
  try {
    for (const [name, [sending]] of Object.entries(CASES)) {
      const { code, out, err } = await runCommand(folder, sending);
      assertEquals([name, code, out], [name, 2, ""]);
      assertMatch(err, ADVICE);
      assert(!/^\s+at /m.test(err) && err.split("\n").length === 1, err);
      assert(![...Deno.readDirSync(folder)].some((entry) => /pptx|json|part$/.test(entry.name)), name);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("ragged rows and 100,000 rows make a report at each door", () =>
  withServices(async (services) => {
    const door = portalDoor(services, (await people(services)).ed);
    const folder = await Deno.makeTempDir();

    for (const text of [hostile.raggedRows(), hostile.table(4, 100_000)]) {
      const { code, id } = await door.make(survey(text));
      assertEquals(code, "completed");
      const { respondents, warnings } = await door.read(id!);
      assertEquals(respondents === 100_000 || warnings.length > 0, true, `${respondents} ${warnings.length}`);
      assertEquals((await runCommand(folder, survey(text))).code, 0);
    }
    await Deno.remove(folder, { recursive: true });
  }));

async function runCommand(
  folder: string,
  sending: Sending,
): Promise<{ code: number; out: string; err: string }> {
  const files = { ...reportFiles(), ...sending };
  const path = (file: hostile.HostileFile) => `${folder}/${file.name}`;
  for (const file of [files.transcript, files.survey]) await Deno.writeFile(path(file), file.bytes);
  const said = { log: [] as string[], error: [] as string[] };
  const { log, error } = console;
  console.log = (...parts: unknown[]) => said.log.push(parts.join(" "));
  console.error = (...parts: unknown[]) => said.error.push(parts.join(" "));
  try {
    const code = await report([
      ...["--transcript", path(files.transcript), "--survey", path(files.survey)],
      ...["--event", "Washing spacers", "--date", "2026-02-26", "--out", `${folder}/deck.pptx`],
    ]);
    return { code, out: said.log.join("\n"), err: said.error.join("\n") };
  } finally {
    Object.assign(console, { log, error });
  }
}
