import { assert, assertEquals, assertIncludes } from "../helpers/assert.ts";
import { withBrowser } from "../helpers/browser.ts";
import { accessFaults, openAs } from "../helpers/open_page.ts";
import { json, withPlatform } from "../helpers/platform.ts";
import { withPortal } from "../helpers/portal.ts";
import { people, withServices } from "../helpers/services.ts";
import { APPS, connectX, outsideAt, sampleX } from "../helpers/sources.ts";
import { listRuns, refreshConnection } from "../../lib/analytics/mod.ts";

Deno.test("an admin refreshes the sources and watches, and makes and ends a push key", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      const { ada } = await people(services);
      await connectX(services, ada);
      await withPlatform(sampleX, ({ url }) =>
        withPortal(services, async (address) => {
          const { page, errors } = await openAs(browser, services, ada, { colorScheme: "dark" });
          await page.goto(`${address}/admin/sync`);
          await page.focus("text=Refresh now");
          await page.keyboard.press("Enter");
          await page.waitForSelector("text=Waiting for the worker");
          assertEquals(await accessFaults(page), []);

          const [waiting] = (await listRuns(services, ada)).items;
          const run = { organisationId: ada.organisationId, id: waiting!.id };
          const signal = new AbortController().signal;
          await refreshConnection(services, run, { signal, outside: outsideAt(services, url) });
          await page.waitForSelector("text=1 source read anew.");
          assertIncludes(await page.textContent("main") ?? "", "Up to date");

          await page.fill("#name", "Night job");
          await page.click("text=Make a key");
          const secret = await page.textContent(".secret dd:last-child");
          assert(/^mhs_[\w-]{43}$/.test(secret ?? ""), `no secret: ${secret}`);
          assertEquals(await accessFaults(page), []);
          await page.goto(`${address}/admin/sync`);
          assert(!(await page.content()).includes(secret!), "the secret is shown a second time");
          await page.click("role=button[name='End the key Night job']");
          await page.waitForSelector("text=The key was ended.");
          assertEquals(errors, []);
        }));
    }, APPS)
  ));

Deno.test("the page of operations works without script, and says what failed on a phone", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      const { ada } = await people(services);
      await connectX(services, ada);
      const away = () =>
        json({}, { status: 503, headers: { "retry-after": "900", "x-transaction-id": "tx-77" } });
      await withPlatform(away, ({ url }) =>
        withPortal(services, async (address) => {
          const { page } = await openAs(browser, services, ada, {
            viewport: { width: 390, height: 844 },
            javaScriptEnabled: false,
          });
          await page.goto(`${address}/admin/sync`);
          await page.click("text=Refresh now");
          await page.waitForSelector("text=Waiting for the worker");
          const [waiting] = (await listRuns(services, ada)).items;
          const run = { organisationId: ada.organisationId, id: waiting!.id };
          const signal = new AbortController().signal;
          await refreshConnection(services, run, { signal, outside: outsideAt(services, url) });
          await page.reload();

          const text = await page.textContent("main") ?? "";
          assertIncludes(text, "0 of 1 source read anew; 1 failed.");
          assertIncludes(text, "X asks to wait (503).");
          assertIncludes(text, "Their request tx-77");
          assertIncludes(text, "In 15 min");
        }));
    }, APPS)
  ));
