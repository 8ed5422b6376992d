import { DraftConfig } from "../../contract/report_shapes.ts";
import { assert, assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import { CONFIG, reportFiles } from "../../../tests/helpers/report_files.ts";
import { people, withServices } from "../../../tests/helpers/services.ts";
import type { AppError } from "../../http/app_error.ts";
import { listReports, requestReport, requestReportOfDraft } from "../mod.ts";
import {
  createDraft,
  createDraftFromReport,
  readDraft,
  removeDraft,
  replaceDraftFiles,
  sweepDrafts,
  updateDraft,
} from "./mod.ts";

const ASKING = { requestId: "request-1" };
const EMPTY = DraftConfig.parse({});

async function codeOf(act: () => Promise<unknown>): Promise<string> {
  return (await assertRejects(act) as AppError).code;
}

Deno.test("createDraft() says what was understood of both files", () =>
  withServices(async (services) => {
    const { ed } = await people(services);

    const draft = await createDraft(services, ed, { ...reportFiles(), config: EMPTY });

    assertEquals(draft.speakers.map(({ name }) => name).sort(), ["Ada Example", "Ben Specimen"]);
    const kinds = draft.questions.map(({ kind, included }) => [kind, included]);
    assertEquals(kinds, [["likert", true], ["single_choice", true], ["nps", true], ["identity", false]]);
    assert(draft.outline.length >= 5, "an outline of the deck");
    assertEquals([draft.transcript?.error, draft.survey?.error], [null, null]);
  }));

Deno.test("updateDraft() follows a person's corrections, in the questions and in the outline", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    const draft = await createDraft(services, ed, { ...reportFiles(), config: EMPTY });
    const rating = draft.questions[0]!;

    const corrected = await updateDraft(services, ed, {
      id: draft.id,
      config: {
        ...EMPTY,
        questions: { [rating.id]: { included: false } },
        voices: { "Ben Specimen": { name: "Dr Ben Specimen", role: "host" } },
      },
    });

    assertEquals(corrected.questions[0]!.included, false);
    assertEquals(corrected.speakers.find(({ role }) => role === "host")?.shown_name, "Dr Ben Specimen");
    assert(corrected.outline.length < draft.outline.length, "the slide is gone from the outline");
  }));

Deno.test("a file that can't be read says why beside itself, and the other one is still understood", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    const { transcript, survey } = reportFiles();
    const empty = { ...survey, bytes: new TextEncoder().encode("A,B\n") };

    const draft = await createDraft(services, ed, { transcript, survey: empty, config: EMPTY });
    const mended = await replaceDraftFiles(services, ed, { id: draft.id, survey });

    assertEquals([draft.survey?.error?.code, draft.speakers.length], ["survey_no_answers", 2]);
    assertEquals([mended.survey?.error, mended.questions.length], [null, 4]);
  }));

Deno.test("requestReportOfDraft() makes one report of a draft, also when it is asked twice at once", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    const { id } = await createDraft(services, ed, { ...reportFiles(), config: EMPTY });

    const asked = await Promise.allSettled(
      [1, 2, 3].map(() => requestReportOfDraft(services, ed, { id, config: CONFIG }, ASKING)),
    );

    assertEquals(asked.filter(({ status }) => status === "fulfilled").length, 1);
    assertEquals((await listReports(services, ed, {})).counts.all, 1);
    assertEquals(await codeOf(() => readDraft(services, ed, { id })), "not_found");
  }));

Deno.test("requestReportOfDraft() names the file that is missing", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    const { transcript } = reportFiles();
    const { id } = await createDraft(services, ed, { transcript, config: EMPTY });

    assertEquals(
      await codeOf(() => requestReportOfDraft(services, ed, { id, config: CONFIG }, ASKING)),
      "file_missing",
    );
  }));

Deno.test("createDraftFromReport() brings a report's files and details back to the form", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    const report = await requestReport(services, ed, { config: CONFIG, ...reportFiles() }, ASKING);

    const draft = await createDraftFromReport(services, ed, { id: report.id });

    assertEquals([draft.config.event_name, draft.transcript?.name], ["Washing spacers", "talk.vtt"]);
  }));

Deno.test("a draft is its maker's, lasts a week, and is swept with its files", () =>
  withServices(async (services) => {
    const { ed, otto } = await people(services);
    const { id } = await createDraft(services, ed, { ...reportFiles(), config: EMPTY });

    assertEquals(await codeOf(() => removeDraft(services, otto, { id })), "not_found");
    services.clock.advance(8 * 86_400_000);
    assertEquals(await codeOf(() => readDraft(services, ed, { id })), "draft_expired");
    assertEquals([await sweepDrafts(services), await sweepDrafts(services)], [1, 0]);
    assertEquals(await codeOf(() => readDraft(services, ed, { id })), "not_found");
  }));
