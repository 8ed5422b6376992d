import { assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import { people, withServices } from "../../../tests/helpers/services.ts";
import { system } from "../../db/mod.ts";
import type { Credentials } from "../connectors/credentials.ts";
import { connectSource } from "./connect.ts";
import { connectionKeyring } from "./keyring.ts";

const TOKENS: Credentials = {
  accessToken: "a-1",
  refreshToken: "r-1",
  expiresAt: new Date("2026-03-02T11:00:00Z"),
  apiKey: null,
};

Deno.test("connectionKeyring() keeps the tokens of whoever renewed first, and both go on with those", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const { organisationId } = ada;
    const { id } = await connectSource(services, {
      organisationId,
      kind: "x",
      externalId: "1",
      credentials: TOKENS,
      scopes: "",
    });
    const [one, other] = [1, 2].map(() => connectionKeyring(services, { organisationId, id }));
    assertEquals([await one!.read(), await other!.read()], [TOKENS, TOKENS]);
    const first = { ...TOKENS, accessToken: "a-2", refreshToken: "r-2" };

    const kept = [await one!.replace(first), await other!.replace({ ...TOKENS, accessToken: "a-3" })];

    assertEquals(kept, [first, first]);
    assertEquals(await connectionKeyring(services, { organisationId, id }).read(), first);
  }));

Deno.test("sealed tokens open for their own connection only", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const { organisationId } = ada;
    const source = { organisationId, kind: "x", credentials: TOKENS, scopes: "" } as const;
    const one = await connectSource(services, { ...source, externalId: "1" });
    const other = await connectSource(services, { ...source, externalId: "2" });
    await system(services.sql, (tx) =>
      tx`
        update analytics_connections
        set sealed_credentials = (select sealed_credentials from analytics_connections where id = ${one.id})
        where id = ${other.id}
      `);

    await assertRejects(() => connectionKeyring(services, { organisationId, id: other.id }).read());
  }));
