import papaparse from "papaparse";
import { assert, assertEquals, assertRejects } from "../../tests/helpers/assert.ts";
import { type People, people } from "../../tests/helpers/people.ts";
import { type TestServices, withServices } from "../../tests/helpers/services.ts";
import type { AppError } from "../http/mod.ts";
import { tenant } from "../db/mod.ts";
import { type AuditEntry, exportAudit, listAudit, recordAudit } from "./mod.ts";

const CALL = { address: "203.0.113.9", requestId: "request-1" };

async function write(
  { sql }: TestServices,
  { ada, ed, otto }: People,
  entries: (Partial<AuditEntry> & { action: string })[],
): Promise<void> {
  for (const [index, entry] of entries.entries()) {
    const actor = index % 2 === 0 ? ada : ed;
    await tenant(
      sql,
      ada.organisationId,
      (tx) => recordAudit(tx, { organisationId: ada.organisationId, actor, ...entry }),
    );
  }
  await tenant(
    sql,
    otto.organisationId,
    (tx) => recordAudit(tx, { organisationId: otto.organisationId, actor: otto, action: "session.created" }),
  );
}

Deno.test("listAudit() filters by who, what, how it ended and when", () =>
  withServices(async (services) => {
    const everybody = await people(services);
    const { ada } = everybody;
    await write(services, everybody, [
      { action: "session.created" },
      { action: "session.refused", outcome: "refused" },
      { action: "sessions.other" },
      { action: "report.removed" },
    ]);
    const actions = async (filter: Parameters<typeof listAudit>[2]) =>
      (await listAudit(services, ada, filter)).items.map(({ action }) => action);
    const today = new Date().toISOString().slice(0, 10);

    assertEquals(await actions({}), [
      "report.removed",
      "sessions.other",
      "session.refused",
      "session.created",
    ]);
    assertEquals(await actions({ who: "ED@" }), ["report.removed", "session.refused"]);
    assertEquals(await actions({ who: "%" }), []);
    assertEquals(await actions({ action: "session" }), ["session.refused", "session.created"]);
    assertEquals(await actions({ action: "report.removed" }), ["report.removed"]);
    assertEquals(await actions({ outcome: "refused" }), ["session.refused"]);
    assertEquals((await actions({ since: today, until: today })).length, 4);
    assertEquals(await actions({ until: "2026-01-01" }), []);
    assertEquals(await actions({ since: "2999-01-01" }), []);
  }));

Deno.test("listAudit() pages to the end without missing or repeating an entry", () =>
  withServices(async (services) => {
    const everybody = await people(services);
    await write(services, everybody, Array.from({ length: 5 }, (_, index) => ({ action: `deed.n${index}` })));

    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAudit(services, everybody.ada, { limit: 2, cursor });
      seen.push(...page.items.map(({ seq }) => seq));
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);

    assertEquals(seen, [5, 4, 3, 2, 1]);
    const error = await assertRejects(() => listAudit(services, everybody.ada, { cursor: "1 or 1" }));
    assertEquals((error as AppError).code, "input_invalid");
  }));

Deno.test("exportAudit() writes every entry once, in batches, with no cell a spreadsheet would run", () =>
  withServices(async (services) => {
    const everybody = await people(services);
    const nasty = ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "\t=1", "\r=1", " =1", '"quoted", and\nbroken'];
    await write(services, everybody, nasty.map((id) => ({ action: "a.b", target: { kind: "x", id } })));
    await tenant(
      services.sql,
      everybody.ada.organisationId,
      (tx) =>
        tx`insert into audit_log (organisation_id, action) select ${everybody.ada.organisationId}, 'bulk.row'
         from generate_series(1, 1200)`,
    );

    const file = await exportAudit(services, everybody.ada, {}, CALL);
    const text = await new Response(file.body as ReadableStream).text();
    const { data, errors } = papaparse.parse<string[]>(text.trim());

    assertEquals([errors.length, data.length], [0, 1 + nasty.length + 1200 + 1]);
    assertEquals(data[1]!.slice(4, 5), ["audit.exported"]);
    for (const cell of data.flat()) assert(!/^[=+\-@\t\r]/.test(cell), cell);
    assertEquals(data.at(-1)![7], `'${nasty[0]}`);
    assertEquals(data.at(-8)![7], nasty[7]!);
  }));
