import { readConfig } from "../../lib/config.ts";
import { assert, assertEquals, assertIncludes, assertRejects } from "../../tests/helpers/assert.ts";
import { people } from "../../tests/helpers/people.ts";
import { withServices } from "../../tests/helpers/services.ts";
import { revokeSessions } from "./revoke_sessions.ts";
import { rotateKeys } from "./rotate_keys.ts";

Deno.test("revokeSessions() says how many sessions it ended, or that nobody has the address", () =>
  withServices(async (services) => {
    await people(services);

    assertEquals(
      await revokeSessions(services, "vera@sample.example"),
      "vera@sample.example is signed out: 1 session ended.",
    );
    assertEquals(
      await revokeSessions(services, "vera@sample.example"),
      "vera@sample.example is signed out: 0 sessions ended.",
    );
    assertIncludes(
      (await assertRejects(() => revokeSessions(services, "x@sample.example"))).message,
      "Nobody here",
    );
  }));

Deno.test("rotateKeys() replaces a key of our own, and keeps the one before for the overlap", async () => {
  const dataDir = await Deno.makeTempDir();
  try {
    const first = readConfig({ DATA_DIR: dataDir });
    const said = rotateKeys(first);
    const second = readConfig({ DATA_DIR: dataDir });
    rotateKeys(second);
    const third = readConfig({ DATA_DIR: dataDir });

    assertEquals([first.jwtPreviousSecret, second.jwtPreviousSecret], [null, first.jwtSecret]);
    assert(new Set([first.jwtSecret, second.jwtSecret, third.jwtSecret]).size === 3);
    assertEquals(third.jwtPreviousSecret, second.jwtSecret);
    assertEquals(Deno.statSync(`${dataDir}/secrets.json`).mode! & 0o777, 0o600);
    assert(!said.includes(second.jwtSecret) && !said.includes(first.jwtSecret));
  } finally {
    await Deno.remove(dataDir, { recursive: true });
  }
});

Deno.test("rotateKeys() changes nothing where the key comes from the environment, and says what to set", async () => {
  const dataDir = await Deno.makeTempDir();
  try {
    const secret = "a secret that only the tests know, and no one else";
    const said = rotateKeys(readConfig({ DATA_DIR: dataDir, JWT_SECRET: secret }));

    assertIncludes(said, "JWT_SECRET_PREVIOUS=(what JWT_SECRET is at present)");
    assert(!said.includes(secret));
    assertEquals([...Deno.readDirSync(dataDir)], []);
  } finally {
    await Deno.remove(dataDir, { recursive: true });
  }
});
