import { assertEquals } from "../../tests/helpers/assert.ts";
import { placeOf } from "./place.ts";

Deno.test("placeOf() says what an address says by itself", () => {
  const cases: [address: string | null, words: string][] = [
    ["127.0.0.1", "the portal’s own machine"],
    ["::1", "the portal’s own machine"],
    ["192.168.1.20", "the portal’s own network (192.168.1.20)"],
    ["172.31.0.9", "the portal’s own network (172.31.0.9)"],
    ["172.32.0.9", "address 172.32.0.9"],
    ["fd12:3456::1", "the portal’s own network (fd12:3456::1)"],
    ["fe80::1", "the portal’s own network (fe80::1)"],
    ["2001:db8::7", "address 2001:db8::7"],
    ["203.0.113.9", "address 203.0.113.9"],
    ["local", "an unknown address"],
    [null, "an unknown address"],
  ];

  for (const [address, words] of cases) assertEquals(placeOf(address), words, `${address}`);
});
