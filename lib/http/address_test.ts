import { assertEquals } from "../../tests/helpers/assert.ts";
import { clientAddress, normalAddress, throttleAddress } from "./address.ts";

function forwarded(value: string): Headers {
  return new Headers({ "x-forwarded-for": value });
}

Deno.test("clientAddress() ignores X-Forwarded-For when no proxy stands in front", () => {
  assertEquals(clientAddress(forwarded("203.0.113.9"), "198.51.100.1", 0), "198.51.100.1");
});

Deno.test("clientAddress() believes only what our own proxies added", () => {
  const cases: [header: string, proxies: number, expected: string][] = [
    ["203.0.113.9", 1, "203.0.113.9"],
    ["1.1.1.1, 203.0.113.9", 1, "203.0.113.9"],
    ["1.1.1.1, 203.0.113.9, 10.0.0.2", 2, "203.0.113.9"],
    ["203.0.113.9", 3, "203.0.113.9"],
    ["", 1, "10.0.0.1"],
    ["nonsense, <script>", 1, "10.0.0.1"],
    ["[2001:db8::7]:4711", 1, "2001:db8::7"],
    ["203.0.113.9:4711", 1, "203.0.113.9"],
  ];

  for (const [header, proxies, expected] of cases) {
    assertEquals(clientAddress(forwarded(header), "10.0.0.1", proxies), expected, header);
  }
});

Deno.test("normalAddress() spells one address one way", () => {
  assertEquals(normalAddress("::FFFF:203.0.113.9"), "203.0.113.9");
  assertEquals(normalAddress("fe80::1%eth0"), "fe80::1");
});

Deno.test("throttleAddress() counts an IPv6 client by its /64", () => {
  assertEquals(throttleAddress("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  assertEquals(throttleAddress("2001:0db8:1:2::99"), "2001:db8:1:2::/64");
  assertEquals(throttleAddress("203.0.113.9"), "203.0.113.9");
});
