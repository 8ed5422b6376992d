import { assertEquals } from "../../tests/helpers/assert.ts";
import { deviceOf } from "./device.ts";

const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";

Deno.test("deviceOf() says in words what a user agent claims to be", () => {
  const cases: [userAgent: string | null, words: string][] = [
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0",
      "Firefox on a Mac",
    ],
    [`${MAC} Version/18.1 Safari/605.1.15`, "Safari on a Mac"],
    [`${WINDOWS} Chrome/142.0.0.0 Safari/537.36`, "Chrome on Windows"],
    [`${WINDOWS} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, "Edge on Windows"],
    [`${WINDOWS} Chrome/142.0.0.0 Safari/537.36 OPR/124.0.0.0`, "Opera on Windows"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) " +
      "Version/18.1 Mobile/15E148 Safari/604.1",
      "Safari on an iPhone",
    ],
    [
      "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 " +
      "Mobile/15E148 Safari/604.1",
      "Chrome on an iPad",
    ],
    [
      "Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 " +
      "Chrome/125.0 Mobile Safari/537.36",
      "Samsung Internet on an Android phone",
    ],
    ["Mozilla/5.0 (Linux; Android 14; Tablet) Chrome/142.0 Safari/537.36", "Chrome on an Android tablet"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on Linux"],
    ["Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko", "A browser on Windows"],
    ["Mozilla/5.0 (compatible)", "A browser"],
    ["curl/8.5.0", "Program curl"],
    ["weekly import", "Program weekly import"],
    ["<script>alert(1)</script>", "A program"],
    ["  ", "A program"],
    [null, "A program"],
  ];

  for (const [userAgent, words] of cases) assertEquals(deviceOf(userAgent), words, `${userAgent}`);
});

Deno.test("deviceOf() is quick and short, however long the text", () => {
  const begun = performance.now();

  assertEquals(deviceOf("a".repeat(100_000)), `Program ${"a".repeat(40)}`);
  assertEquals(deviceOf("Version/1 ".repeat(10_000)).length <= 48, true);
  assertEquals(performance.now() - begun < 500, true);
});
