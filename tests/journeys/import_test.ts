/** Export files from choosing them to recorded figures, as an admin does it in a browser, with script and without. */
import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import { handlers } from "../../jobs/handlers.ts";
import { runOnce } from "../../jobs/loop.ts";
import { createUser } from "../../lib/people/mod.ts";
import { assertEquals, assertIncludes } from "../helpers/assert.ts";
import { withBrowser } from "../helpers/browser.ts";
import { recordedFigures, STUDIO } from "../helpers/imports.ts";
import { withPortal } from "../helpers/portal.ts";
import { people, type TestServices, withServices } from "../helpers/services.ts";

const EMAIL = "alma@sample.example";
const PASSWORD = "a sample password";

async function signIn(services: TestServices, page: Page, address: string): Promise<string> {
  const { ada: { organisationId } } = await people(services);
  await createUser(services, {
    organisationId,
    name: "Alma",
    email: EMAIL,
    password: PASSWORD,
    role: "admin",
  });
  await page.goto(`${address}/admin/imports`);
  await page.fill("#email", EMAIL);
  await page.fill("#password", PASSWORD);
  await page.click("button[type=submit]");
  await page.waitForURL(`${address}/admin/imports`);
  return organisationId;
}

async function choose(page: Page, address: string): Promise<void> {
  const buffer = Buffer.from(STUDIO.bytes);
  await page.setInputFiles("#file", { name: STUDIO.name, mimeType: STUDIO.mediaType, buffer });
  await page.click("text=Look at the files");
  await page.waitForURL(`${address}/admin/imports/*`);
}

for (const javaScriptEnabled of [true, false]) {
  Deno.test(`an admin imports a file of YouTube Studio ${javaScriptEnabled ? "with" : "without"} script`, () =>
    withBrowser((browser) =>
      withServices((services) =>
        withPortal(services, async (address) => {
          const viewport = javaScriptEnabled ? { width: 1440, height: 900 } : { width: 390, height: 844 };
          const page = await (await browser.newContext({ javaScriptEnabled, viewport })).newPage();
          const errors: string[] = [];
          page.on("pageerror", (error) => errors.push(error.message));
          const organisationId = await signIn(services, page, address);

          await choose(page, address);
          const preview = await page.innerText("main");
          assertIncludes(preview, "took it for a formula");
          assertIncludes(preview, "Agrees");
          assertEquals(await recordedFigures(services, organisationId), []);

          await page.fill("#account_name", "Sample Health Media");
          await page.fill("#period_from", "2026-01-01");
          await page.fill("#period_to", "2026-01-31");
          await page.click("text=Record 4 figures");
          await page.waitForSelector("text=Waiting");
          await runOnce(services, handlers);
          if (!javaScriptEnabled) await page.reload();
          await page.waitForSelector("text=What was recorded");

          assertIncludes(await page.innerText("main"), "For Sample Health Media");
          assertEquals((await recordedFigures(services, organisationId)).length, 4);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
          assertEquals([wide, errors], [false, []]);
        })
      )
    ));
}
