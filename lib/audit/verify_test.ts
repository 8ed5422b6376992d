import { assertEquals } from "../../tests/helpers/assert.ts";
import { people } from "../../tests/helpers/people.ts";
import { type TestServices, withServices } from "../../tests/helpers/services.ts";
import { system, tenant, type Transaction, transaction } from "../db/mod.ts";
import { recordAudit, verifyAudit } from "./mod.ts";

const FIELDS = {
  target: { kind: "report", id: "Ünïcode\u202e" },
  address: "203.0.113.9",
  requestId: "request-1",
  detail: { reason: "password", tries: 2.5, gone: null, "": true },
};

/** A log of five entries, the third with every field; what `harm` does to it as the owner of the tables; its faults. */
async function faultsAfter(harm: (tx: Transaction) => Promise<unknown>): Promise<string[]> {
  let faults: string[] = [];
  await withServices(async (services) => {
    const { ada } = await people(services);
    for (let number = 1; number <= 5; number++) {
      await tenant(services.sql, ada.organisationId, (tx) =>
        recordAudit(tx, {
          organisationId: ada.organisationId,
          actor: number === 2 ? null : ada,
          action: `deed.number_${number}`,
          ...(number === 3 ? FIELDS : {}),
        }));
    }
    await asOwner(services, harm);
    const [chain] = await verifyAudit(services);
    faults = chain!.faults;
  });
  return faults;
}

async function asOwner(
  { sql }: TestServices,
  harm: (tx: Transaction) => Promise<unknown>,
): Promise<void> {
  const tables = ["audit_log", "audit_heads"];
  await transaction(sql, async (tx) => {
    for (const table of tables) {
      await tx.unsafe(
        `alter table ${table} no force row level security; alter table ${table} disable trigger user`,
      );
    }
    await harm(tx);
    for (const table of tables) {
      await tx.unsafe(
        `alter table ${table} force row level security; alter table ${table} enable trigger user`,
      );
    }
  });
}

Deno.test("verifyAudit() finds nothing in a log that was only added to", async () => {
  assertEquals(await faultsAfter(() => Promise.resolve()), []);
});

Deno.test("verifyAudit() names an entry of which any field was changed", async () => {
  const changes = [
    "action = 'x'",
    "actor_id = null",
    "actor_email = 'eve@sample.example'",
    "organisation_id = organisation_id, at = at + interval '1 microsecond'",
    "target_kind = null",
    "target_id = 'x'",
    "outcome = 'failed'",
    "address = null",
    "request_id = 'x'",
    "detail = detail || '{\"tries\": 2}'",
    // A text moved from one field to its neighbour.
    "target_kind = 'reportÜ', target_id = 'nïcode\u202e'",
  ];
  for (const change of changes) {
    assertEquals(
      await faultsAfter((tx) => tx.unsafe(`update audit_log set ${change} where seq = 3`)),
      ["Entry 3 was changed."],
      change,
    );
  }
});

Deno.test("verifyAudit() finds an entry that was changed and given a hash that fits", async () => {
  const faults = await faultsAfter(async (tx) => {
    await tx`update audit_log set action = 'x' where seq = 3`;
    await tx`update audit_log a set hash = audit_hash(a) where seq = 3`;
  });

  assertEquals(faults, ["Entry 4 does not follow entry 3: one of them was changed or moved."]);
});

Deno.test("verifyAudit() names what was removed from the middle, the beginning and the end", async () => {
  assertEquals(await faultsAfter((tx) => tx`delete from audit_log where seq in (2, 3)`), [
    "Entries 2 to 3 were removed.",
  ]);
  assertEquals(await faultsAfter((tx) => tx`delete from audit_log where seq = 1`), ["Entry 1 was removed."]);
  assertEquals(await faultsAfter((tx) => tx`delete from audit_log where seq >= 4`), [
    "Entries 4 to 5 were removed. They were the newest.",
  ]);
  assertEquals(await faultsAfter((tx) => tx`delete from audit_log`), [
    "Entries 1 to 5 were removed. They were the newest.",
  ]);
  assertEquals(await faultsAfter((tx) => tx`delete from audit_heads`), [
    "The head of the chain was removed.",
  ]);
});

Deno.test("verifyAudit() names entries that changed places", async () => {
  const faults = await faultsAfter(async (tx) => {
    await tx`update audit_log set seq = 99 where seq = 2`;
    await tx`update audit_log set seq = 2 where seq = 3`;
    await tx`update audit_log set seq = 3 where seq = 99`;
  });

  assertEquals(faults.slice(0, 2), [
    "Entry 2 does not follow entry 1: one of them was changed or moved.",
    "Entry 2 was changed.",
  ]);
});

Deno.test("verifyAudit() finds a newest entry put in place of another", async () => {
  const faults = await faultsAfter(async (tx) => {
    await tx`update audit_log set action = 'x' where seq = 5`;
    await tx`update audit_log a set hash = audit_hash(a) where seq = 5`;
  });

  assertEquals(faults, ["Entry 5 is not the one that was written last."]);
});

Deno.test("verifyAudit() follows a chain for each organisation and one for none, written side by side", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    const write = (organisationId: string | null, action: string) =>
      system(services.sql, (tx) => recordAudit(tx, { organisationId, actor: null, action }));

    await Promise.all(
      Array.from({ length: 10 }, (_, index) => [
        write(ada.organisationId, `a.${index}`),
        write(otto.organisationId, `b.${index}`),
        write(null, `c.${index}`),
      ]).flat(),
    );

    const chains = await verifyAudit(services);
    assertEquals(chains.map(({ organisation, entries, faults }) => [organisation, entries, faults]), [
      [null, 10, []],
      ["Other Sample Media", 10, []],
      ["Sample Health Media", 10, []],
    ]);
    assertEquals(chains.map(({ head }) => head?.seq), [10, 10, 10]);
  }));
