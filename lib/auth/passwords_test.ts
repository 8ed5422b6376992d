import bcrypt from "bcrypt";
import { assert, assertEquals, assertMatch } from "../../tests/helpers/assert.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";

// Base64 of SHA-256("correct horse battery staple"), by another tool.
const DIGEST = "xLvLH77JnWW/WdhcjLYu4tuWPw/hBvSD2a+nO9Tjmoo=";

Deno.test("hashPassword() writes the format it documents", async () => {
  const hash = await hashPassword("correct horse battery staple");

  assertMatch(hash, /^sha256\$\$2b\$12\$[./A-Za-z0-9]{53}$/);
  assert(await bcrypt.compare(DIGEST, hash.slice("sha256$".length)));
});

Deno.test("verifyPassword() cuts nothing at 72 bytes", async () => {
  const long = "x".repeat(72);
  const hash = await hashPassword(`${long}one`);

  assert(await verifyPassword(`${long}one`, hash));
  assertEquals(await verifyPassword(`${long}two`, hash), false);
});

Deno.test("verifyPassword() knows one text in both its spellings", async () => {
  assert(await verifyPassword("Cafe\u0301 am See", await hashPassword("Caf\u00e9 am See")));
});

Deno.test("verifyPassword() works as hard when there is no account", async () => {
  const hash = await hashPassword("a password of somebody");
  const time = async (stored: string | null) => {
    const started = performance.now();
    assertEquals(await verifyPassword("some other password", stored), false);
    return performance.now() - started;
  };

  const known = Math.min(await time(hash), await time(hash));
  const unknown = Math.min(await time(null), await time(null));

  assert(unknown > known / 3, `${unknown} ms against ${known} ms`);
});

Deno.test("hashPassword() leaves the event loop free", async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);

  await hashPassword("a password of somebody");
  clearInterval(timer);

  assert(turns > 5, `${turns} turns`);
});
