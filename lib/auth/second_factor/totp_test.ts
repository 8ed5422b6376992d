import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { codeAt, newTotpSecret, secretText, secretUri, stepOfCode } from "./totp.ts";

// RFC 6238, appendix B, SHA-1: the last six of its eight digits.
const RFC_SECRET = new TextEncoder().encode("12345678901234567890");
const RFC_VECTORS: [seconds: number, code: string][] = [
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
];

Deno.test("codeAt() and stepOfCode() agree with RFC 6238", () => {
  for (const [seconds, code] of RFC_VECTORS) {
    const at = new Date(seconds * 1000);

    assertEquals(codeAt(RFC_SECRET, at), code);
    assertEquals(stepOfCode(RFC_SECRET, code, at), Math.floor(seconds / 30));
  }
});

Deno.test("stepOfCode() takes the step before and after, and none beyond", () => {
  const secret = newTotpSecret();
  const now = new Date("2026-03-02T09:00:00Z");
  const step = now.getTime() / 30_000;
  const codeOf = (steps: number) => codeAt(secret, new Date(now.getTime() + steps * 30_000));

  assertEquals([-1, 0, 1].map((steps) => stepOfCode(secret, codeOf(steps), now)), [step - 1, step, step + 1]);
  const beyond = [-3, -2, 2, 3].map(codeOf).filter((code) => ![-1, 0, 1].map(codeOf).includes(code));
  assertEquals(beyond.map((code) => stepOfCode(secret, code, now)), beyond.map(() => null));
});

Deno.test("stepOfCode() reads a code in two groups, and nothing that is none", () => {
  const at = new Date(59_000);

  assertEquals(stepOfCode(RFC_SECRET, " 287 082 ", at), 1);
  for (const code of ["", "28708", "2870820", "28708a", "２８７０８２", "-87082"]) {
    assertEquals(stepOfCode(RFC_SECRET, code, at), null, code);
  }
});

Deno.test("secretUri() is what apps scan", () => {
  const uri = new URL(secretUri(RFC_SECRET, { issuer: "Sample: Health", account: "ada@sample.example" }));

  assertEquals(uri.protocol, "otpauth:");
  assertEquals(uri.searchParams.get("secret"), secretText(RFC_SECRET));
  assertEquals(secretText(RFC_SECRET), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  assertEquals(uri.searchParams.get("issuer"), "Sample  Health");
  assert(uri.href.includes("ada%40sample.example"), uri.href);
});
