import { handlers } from "../../jobs/handlers.ts";
import { reapOnce, runOnce } from "../../jobs/loop.ts";
import { assert, assertEquals, assertIncludes, assertRejects } from "../../tests/helpers/assert.ts";
import { answers, CONFIG, reportFiles } from "../../tests/helpers/report_files.ts";
import { people, type TestServices, withServices } from "../../tests/helpers/services.ts";
import { tenant } from "../db/mod.ts";
import type { AppError } from "../http/app_error.ts";
import { claimJob } from "../queue/mod.ts";
import {
  cancelReport,
  downloadReport,
  followReport,
  listReports,
  readReport,
  readReportModel,
  readSlide,
  removeReport,
  requestReport,
  retryReport,
} from "./mod.ts";

const ASKING = { requestId: "request-1" };

async function codeOf(act: () => Promise<unknown>): Promise<string> {
  return (await assertRejects(act) as AppError).code;
}

async function textOf(body: Uint8Array | ReadableStream<Uint8Array>): Promise<string> {
  return await new Response(body as BodyInit).text();
}

async function storedFiles({ config }: TestServices): Promise<string[]> {
  const found: string[] = [];
  async function walk(folder: string): Promise<void> {
    for await (const entry of Deno.readDir(folder)) {
      if (entry.isDirectory) await walk(`${folder}/${entry.name}`);
      else found.push(`${folder}/${entry.name}`);
    }
  }
  await walk(`${config.dataDir}/files`).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  return found;
}

Deno.test("requestReport() keeps both files and waits for the worker, which completes the report", () =>
  withServices(async (services) => {
    const { ed } = await people(services);

    const asked = await requestReport(services, ed, { config: CONFIG, ...reportFiles() }, ASKING);
    const worked = await runOnce(services, handlers);

    assertEquals([asked.status, asked.queue_position, worked], ["pending", 0, true]);
    const report = await readReport(services, ed, { id: asked.id });
    assertEquals([report.status, report.respondents, report.attempts], ["completed", 12, 1]);
    assertEquals(report.outline.length, report.slides);
    const deck = await downloadReport(services, ed, { id: asked.id });
    assertEquals(deck.name, "Washing spacers 2026-02-26.pptx");
    assertEquals((await new Response(deck.body as BodyInit).bytes()).length, report.output!.bytes);
    assertIncludes(
      await textOf((await readSlide(services, ed, { id: asked.id, number: 1 })).body),
      "Washing spacers",
    );
    const model = JSON.parse(await textOf((await readReportModel(services, ed, { id: asked.id })).body));
    assertEquals(model.respondents, 12);
    assert(!JSON.stringify(model).includes("Person 3"), "a person's name reached the deck");
  }));

Deno.test("a report is seen by its maker and by admins, and is not there for anybody else", () =>
  withServices(async (services) => {
    const { ada, ed, vera, otto } = await people(services);
    const { id } = await requestReport(services, ed, { config: CONFIG, ...reportFiles() }, ASKING);
    const adas = await requestReport(services, ada, { config: CONFIG, ...reportFiles() }, ASKING);

    assertEquals((await readReport(services, ada, { id })).id, id);
    assertEquals(await codeOf(() => readReport(services, ed, { id: adas.id })), "not_found");
    assertEquals(await codeOf(() => readReport(services, otto, { id })), "not_found");
    assertEquals(await codeOf(() => removeReport(services, otto, { id }, ASKING)), "not_found");
    assertEquals(await codeOf(() => listReports(services, vera, {})), "role_too_low");
    assertEquals((await listReports(services, ed, {})).items.map((one) => one.id), [id]);
    assertEquals((await listReports(services, ada, {})).counts.all, 2);
    assertEquals((await listReports(services, otto, {})).counts.all, 0);
  }));

Deno.test("a report whose survey can't be used fails with a code and keeps its files for another try", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    const files = reportFiles("Name,Rating,Role\n");
    const { id } = await requestReport(services, ed, { config: CONFIG, ...files }, ASKING);

    await runOnce(services, handlers);

    const report = await readReport(services, ed, { id });
    assertEquals([report.status, report.error?.code], ["failed", "survey_no_answers"]);
    assertEquals(report.error?.request_id, "request-1");
    assertEquals((await storedFiles(services)).length, 2);
    assertEquals(await codeOf(() => downloadReport(services, ed, { id })), "report_not_ready");
    assertEquals((await retryReport(services, ed, { id }, ASKING)).status, "pending");
    assertEquals(await codeOf(() => retryReport(services, ed, { id }, ASKING)), "report_not_failed");
  }));

Deno.test("requestReport() refuses files of another kind before anything is kept", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    const { transcript, survey } = reportFiles();
    const pdf = { ...transcript, bytes: new TextEncoder().encode("%PDF-1.7\n%âãÏÓ\n1 0 obj\n") };

    const asPdf = await codeOf(() =>
      requestReport(services, ed, { config: CONFIG, transcript: pdf, survey }, ASKING)
    );
    const swapped = await codeOf(() =>
      requestReport(services, ed, { config: CONFIG, transcript: survey, survey: transcript }, ASKING)
    );

    assertEquals([asPdf, swapped], ["file_type_wrong", "survey_is_transcript"]);
    assertEquals(await storedFiles(services), []);
    assertEquals((await listReports(services, ed, {})).counts.all, 0);
  }));

Deno.test("cancelReport() stops a waiting report, and the worker leaves it alone", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    const { id } = await requestReport(services, ed, { config: CONFIG, ...reportFiles() }, ASKING);

    const cancelled = await cancelReport(services, ed, { id }, ASKING);

    assertEquals([cancelled.status, await runOnce(services, handlers)], ["cancelled", false]);
    assertEquals(await codeOf(() => cancelReport(services, ed, { id }, ASKING)), "report_not_running");
    assertEquals((await retryReport(services, ed, { id }, ASKING)).status, "pending");
    await runOnce(services, handlers);
    assertEquals((await readReport(services, ed, { id })).status, "completed");
  }));

Deno.test("a report cancelled while it is made stays cancelled", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    const { id } = await requestReport(services, ed, { config: CONFIG, ...reportFiles() }, ASKING);
    const job = (await claimJob(services.sql, {
      worker: "test",
      kinds: ["generate_report"],
      now: services.clock.now(),
    }))!;

    await cancelReport(services, ed, { id }, ASKING);
    await handlers.generate_report!.run(services, job.payload, {
      ...job,
      jobId: job.id,
      log: services.log,
      signal: new AbortController().signal,
      finishIn: () => Promise.resolve(),
    });

    assertEquals((await readReport(services, ed, { id })).status, "cancelled");
  }));

Deno.test("a report retried while its cancelled job still winds down is made by the new one", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    const { id } = await requestReport(services, ed, { config: CONFIG, ...reportFiles() }, ASKING);
    await claimJob(services.sql, { worker: "slow", kinds: ["generate_report"], now: services.clock.now() });
    await cancelReport(services, ed, { id }, ASKING);

    await retryReport(services, ed, { id }, ASKING);
    await runOnce(services, handlers);

    assertEquals((await readReport(services, ed, { id })).status, "completed");
  }));

Deno.test("a report whose worker died again and again fails with words, and can be retried", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    const { id } = await requestReport(services, ed, { config: CONFIG, ...reportFiles() }, ASKING);

    for (let attempt = 0; attempt < 4; attempt++) {
      await claimJob(services.sql, { worker: "dead", kinds: ["generate_report"], now: services.clock.now() });
      services.clock.advance(31_000);
      await reapOnce(services, handlers);
      services.clock.advance(3_600_000);
    }

    const report = await readReport(services, ed, { id });
    assertEquals([report.status, report.error?.code], ["failed", "internal"]);
    assertEquals((await retryReport(services, ed, { id }, ASKING)).status, "pending");
  }));

Deno.test("removeReport() leaves no row and no file", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    const { id } = await requestReport(services, ed, { config: CONFIG, ...reportFiles() }, ASKING);
    await runOnce(services, handlers);

    await removeReport(services, ed, { id }, ASKING);

    assertEquals(await codeOf(() => readReport(services, ed, { id })), "not_found");
    assertEquals(await storedFiles(services), []);
    const actions = await tenant(
      services.sql,
      ed.organisationId,
      (tx) => tx<{ action: string }[]>`select action from audit_log order by id`,
    );
    assertEquals(actions.map(({ action }) => action), ["report.requested", "report.removed"]);
  }));

Deno.test("listReports() pages by cursor and counts every state", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    const ids: string[] = [];
    for (let at = 0; at < 5; at++) {
      services.clock.advance(1000);
      ids.unshift((await requestReport(services, ed, { config: CONFIG, ...reportFiles() }, ASKING)).id);
    }

    const first = await listReports(services, ed, { limit: 2 });
    const second = await listReports(services, ed, { limit: 2, cursor: first.next_cursor! });
    const last = await listReports(services, ed, { limit: 2, cursor: second.next_cursor! });

    assertEquals([...first.items, ...second.items, ...last.items].map(({ id }) => id), ids);
    assertEquals([last.next_cursor, first.counts.processing], [null, 5]);
    assertEquals(first.items[0]!.queue_position, 4);
    assertEquals(await codeOf(() => listReports(services, ed, { cursor: "nonsense" })), "input_invalid");
  }));

Deno.test("followReport() tells the present state first and ends when the report is settled", () =>
  withServices(async (services) => {
    const { ed, otto } = await people(services);
    const { id } = await requestReport(services, ed, { config: CONFIG, ...reportFiles(answers(40)) }, ASKING);
    const { signal } = new AbortController();

    const told: string[] = [];
    const events = await followReport(services, ed, { id }, { signal });
    for await (const { data } of events) {
      if (told.push((data as { status: string }).status) === 1) await runOnce(services, handlers);
    }

    assertEquals([told.at(0), told.at(-1)], ["pending", "completed"]);
    assertEquals(await codeOf(() => followReport(services, otto, { id }, { signal })), "not_found");
  }));
