import { assertEquals, assertIncludes } from "../../tests/helpers/assert.ts";
import { readTheme, themeCookie } from "./theme.ts";

const plain = { publicUrl: "http://127.0.0.1:8000" };
const secure = { publicUrl: "https://portal.example" };

Deno.test("readTheme() finds what themeCookie() set, also under its secure name", () => {
  for (const config of [plain, secure]) {
    const cookie = themeCookie("dark", config).split(";")[0]!;

    assertEquals(readTheme(new Headers({ cookie }), config), "dark");
  }
});

Deno.test("readTheme() takes anything else as the system's choice", () => {
  assertEquals(readTheme(new Headers(), plain), "system");
  assertEquals(readTheme(new Headers({ cookie: 'portal_theme=dark"><script>' }), plain), "system");
});

Deno.test("themeCookie() forgets a choice when the system shall decide", () => {
  assertIncludes(themeCookie("system", plain), "Max-Age=0");
});
