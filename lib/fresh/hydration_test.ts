import type { Page } from "playwright-core";
import { withBrowser } from "../../tests/helpers/browser.ts";
import { assertEquals, assertIncludes } from "../../tests/helpers/assert.ts";
import { Builder } from "./dev.ts";
import { webApp } from "./fixture/main.tsx";

/** Opens a page of the fixture in Chromium; an error on its console fails the test. */
async function visit(path: string, look: (page: Page) => Promise<void>): Promise<void> {
  await withBrowser(async (browser) => {
    const app = webApp();
    (await new Builder({ root: `${import.meta.dirname}/fixture` }).build({ snapshot: "memory" }))(app);
    const server = Deno.serve({ port: 0, onListen() {} }, app.handler());
    try {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on("pageerror", (error) => problems.push(String(error)));
      page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
      await page.goto(`http://127.0.0.1:${server.addr.port}${path}`, { waitUntil: "networkidle" });
      await look(page);
      assertEquals(problems, []);
    } finally {
      await server.shutdown();
    }
  });
}

Deno.test("boot() gives islands every kind of value the server had", async () => {
  await visit("/values", async (page) => {
    const alive = page.locator("#values[data-alive=true]");
    const inBrowser = await alive.textContent();
    const scriptless = await page.context().browser()!.newPage({ javaScriptEnabled: false });
    await scriptless.goto(page.url());

    assertEquals(inBrowser, await scriptless.locator("#values").textContent());
    assertIncludes(inBrowser!, "negativeZero: -0\n");
  });
});

Deno.test("boot() keeps one signal one, and the server's HTML in place", async () => {
  await visit("/signals", async (page) => {
    await page.locator("#first").click();
    await page.locator("#second").click();
    await page.locator("#within").click();

    assertEquals(await page.locator("#first").textContent(), "5");
    assertEquals(await page.locator("#second").textContent(), "5");
    assertEquals(await page.locator("#outer output").textContent(), "11");
    assertEquals(await page.title(), "Count 5");
    assertEquals(
      await page.locator("main > div").evaluate((div) => [...div.children].map((child) => child.id)),
      [
        "first",
        "",
        "second",
        "outer",
      ],
    );
  });
});

Deno.test("boot() keeps JSX given to islands, islands within it, and what is shown later", async () => {
  await visit("/slots", async (page) => {
    await page.locator("#inside").click();
    await page.locator("#closed > button").click();
    await page.locator("#later").click();
    await page.locator("#deep > button").click();

    assertEquals(await page.locator("#inside").textContent(), "3");
    assertIncludes((await page.locator("#closed").textContent())!, "shown later");
    assertEquals(await page.locator("#deep .content").count(), 0);
    assertEquals(await page.locator("#open b").textContent(), "shut me");

    await page.locator("#open > button").click();
    assertEquals(await page.locator("#open .content").count(), 0);
    await page.locator("#open > button").click();

    assertEquals(await page.locator("#open .content").textContent(), "text, italic3");
    assertEquals(await page.locator("#open input").isChecked(), true);
    assertEquals(
      await page.locator("main > div").evaluate((div) => [...div.children].map((child) => child.id)),
      [
        "open",
        "closed",
        "after",
      ],
    );
  });
});

Deno.test("boot() wakes islands of the routes folder, whatever their texts hold", async () => {
  await visit("/shop", async (page) => {
    await page.locator("#cart").click();

    assertEquals(await page.locator("#cart li").allTextContents(), [
      "tea & milk",
      "</script><script>alert(1)</script>",
      'it\'s "quoted"',
      "more",
    ]);
  });
});
