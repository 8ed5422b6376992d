import { assert, assertEquals, assertMatch } from "../../tests/helpers/assert.ts";
import { passwordFault, passwordStrength } from "./passwords.ts";

const OWNER = {
  name: "Vera Sample",
  email: "vera.sample@northside.example",
  organisation: "Northside Eye Clinic",
};

Deno.test("passwordFault() asks for length, not for tricks", () => {
  assertEquals(passwordFault("all lower case words"), null);
  assertEquals(passwordFault("🩺🫀🫁🧠🦷🦴👁👂👃👄🦻🦾"), null);
  assertEquals(passwordFault("eleven char"), "Use at least 12 characters.");
  assertEquals(passwordFault("aaaaaaaaaaaaaa"), "Use more than a few different characters.");
});

Deno.test("passwordFault() takes 256 characters of any width, and no more", () => {
  const long = "quiet otters drift past 🦦 ".repeat(20);

  assertEquals(passwordFault([...long].slice(0, 256).join("")), null);
  assertEquals(passwordFault([...long].slice(0, 257).join("")), "Use at most 256 characters.");
});

Deno.test("passwordFault() refuses what is guessed first, however it is dressed up", () => {
  const guessed = [
    "password1234",
    "Password2026!",
    "P@ssw0rd!P@ssw0rd!",
    "pa$$w0rd-pa$$w0rd",
    "pass word pass word",
    "Welcome2024!!",
    "W3lc0me123456",
    "qwertyuiop12",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "123456789012",
    "987654321098",
    "abcdefghijkl",
    "iloveyou1234",
    "Admin-Admin-99",
    "letmein letmein",
    "CorrectHorseBatteryStaple",
    "correct horse battery staple",
    "abcabcabcabcd",
    "xyzwxyzwxyzwxyzw",
    "ｐａｓｓｗｏｒｄ１２３４",
  ];

  for (const password of guessed) {
    assertMatch(passwordFault(password) ?? `took ${password}`, /guessed|few different/);
  }
});

Deno.test("passwordFault() refuses the owner's own words and those of the organisation", () => {
  const own = [
    "Northside Eye 7",
    "vera sample vera",
    "vera.sample.2026",
    "clinic-eye-northside",
    "V3ra-S4mple-01",
    "northside.example",
  ];

  for (const password of own) {
    assertMatch(passwordFault(password, OWNER) ?? `took ${password}`, /your name|guessed/);
  }
  assertEquals(passwordFault("Northside otters drift by", OWNER), null);
});

Deno.test("passwordFault() takes passwords that are nobody's guess", () => {
  for (
    const password of [
      "seven otters drift",
      "gT7#kq9!Zb2w",
      "834720951166",
      "Straßenbahn nach Hof",
      "tea, then toast",
    ]
  ) {
    assertEquals(passwordFault(password, OWNER), null, password);
  }
});

Deno.test("passwordStrength() says how it stands in words", () => {
  assertEquals(passwordStrength("short"), "Too short");
  assertEquals(passwordStrength("password1234"), "Too easy to guess");
  assertEquals(passwordStrength("password gwtk"), "Too easy to guess");
  assertEquals(passwordStrength("password gwtkzb"), "Fair");
  assertEquals(passwordStrength("seven otters"), "Fair");
  assertEquals(passwordStrength("seven otters drift by"), "Good");
  assertEquals(passwordStrength("seven otters drift by the pumping mill"), "Strong");
});

Deno.test("passwordFault() answers the longest text a form sends within a blink", () => {
  const started = performance.now();
  passwordFault("password1".repeat(110), OWNER);
  passwordStrength("qwertyuiopasdf".repeat(18), OWNER);

  assert(performance.now() - started < 500);
});
