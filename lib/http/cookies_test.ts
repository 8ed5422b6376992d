import { assertEquals } from "../../tests/helpers/assert.ts";
import { readCookies, setCookie } from "./cookies.ts";

Deno.test("setCookie() keeps a cookie from scripts, other sites and subdomains", () => {
  const cookie = setCookie({ name: "portal_access", value: "abc", maxAgeSeconds: 60, secure: true });

  assertEquals(cookie, "__Host-portal_access=abc; Path=/; Max-Age=60; HttpOnly; Secure; SameSite=Lax");
});

Deno.test("setCookie() works on plain HTTP, where browsers refuse the prefix", () => {
  const cookie = setCookie({ name: "portal_access", value: "abc", maxAgeSeconds: 0, secure: false });

  assertEquals(cookie, "portal_access=abc; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
});

Deno.test("readCookies() takes the first of a name, and skips what is none", () => {
  const cookies = readCookies(new Headers({ cookie: 'a=1; b="two=2"; a=3; nonsense; =x; ' }));

  assertEquals([...cookies], [["a", "1"], ["b", "two=2"]]);
});
