import type { Page } from "playwright-core";
import { addAnnotation, listPosts } from "../../lib/analytics/mod.ts";
import type { Actor } from "../../lib/contract/actor.ts";
import type { Services } from "../../lib/services.ts";
import { assert, assertEquals, assertIncludes } from "../helpers/assert.ts";
import { withBrowser } from "../helpers/browser.ts";
import { accessFaults, openAs } from "../helpers/open_page.ts";
import { withPortal } from "../helpers/portal.ts";
import { addSampleChannels } from "../helpers/sample_channels.ts";
import { people, withServices } from "../helpers/services.ts";

const CALL = { address: "203.0.113.9", requestId: "request-1" };
const MOST_SCRIPT_BYTES = 40_000;
/** Between a page and a phone, where only the room is looked at. */
const MIDDLE = 768;

async function fill(services: Services, ed: Actor): Promise<string[]> {
  await addSampleChannels(services, ed.organisationId, "2026-03-01");
  await addAnnotation(services, ed, { day: "2026-02-21", title: "Episode 41", kind: "episode" }, CALL);
  const { items } = await listPosts(services, ed, {
    range: "90d",
    published: "any",
    order: "seen",
    direction: "desc",
    limit: 3,
  });
  return items.map(({ id }) => id);
}

Deno.test("every page of analytics passes the automated rules of access at each width and theme", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      const { ada, ed, vera, otto } = await people(services);
      const ids = await fill(services, ed);
      const pages: [Actor, string][] = [
        ["/", vera],
        ["/", otto],
        ["/?range=custom&from=2026-02-20&to=2026-02-10", ada],
        ["/analytics", vera],
        ["/analytics/youtube", ed],
        ["/analytics/x", vera],
        ["/analytics/youtube/figures/views", vera],
        ["/analytics/youtube/changes/views", vera],
        ["/analytics/posts", vera],
        [`/analytics/posts/${ids[0]}`, vera],
        [`/analytics/posts/compare?ids=${ids}`, vera],
        ["/analytics/annotations", ed],
      ].map(([path, person]) => [person, path] as [Actor, string]);

      await withPortal(services, async (address) => {
        const faults: string[] = [];
        for (const [width, colorScheme] of [[1440, "light"], [390, "dark"], [MIDDLE, "light"]] as const) {
          for (const person of [vera, ed, ada, otto]) {
            const looks = { viewport: { width, height: 900 }, colorScheme };
            const { page, errors } = await openAs(browser, services, person, looks);
            for (const [, path] of pages.filter(([reader]) => reader === person)) {
              await page.goto(address + path);
              if (await page.locator("svg .days").count() > 0) {
                await page.locator(".chart__reader").first().waitFor();
              }
              const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
              const found = sideways > 0 ? [`${sideways} px too wide`] : [];
              if (width !== MIDDLE) found.push(...await accessFaults(page));
              found.push(...errors.splice(0).filter((error) => !/status of 422/.test(error)));
              faults.push(...found.map((fault) => `${path} at ${width}: ${fault}`));
            }
            await page.context().close();
          }
        }

        assertEquals(faults, []);
      });
    })
  ));

Deno.test("a chart is read by pointer and by arrow keys on one tab stop, and moves nothing", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      const { ed, vera } = await people(services);
      await fill(services, ed);

      await withPortal(services, async (address) => {
        for (const width of [1440, 390]) {
          const { page, errors } = await openAs(browser, services, vera, {
            viewport: { width, height: 900 },
          });
          const scripts: number[] = [];
          page.on("response", async (response) => {
            if (response.request().resourceType() === "script") {
              scripts.push(await packedBytes(await response.body()));
            }
          });
          await page.goto(address);
          const reader = page.getByRole("slider");
          await reader.waitFor();
          assertEquals(await reader.count(), 1);
          const height = await page.evaluate(() => document.body.scrollHeight);

          await reader.focus();
          await page.keyboard.press("Home");
          assertEquals(await reader.getAttribute("aria-valuenow"), "1");
          await page.keyboard.press("End");
          for (let step = 0; step < 8; step++) await page.keyboard.press("ArrowLeft");
          assertIncludes(await reader.getAttribute("aria-valuetext") ?? "", "21 Feb 2026");
          assertIncludes(await shownTip(page), "Episode 41");
          await page.keyboard.press("Escape");
          assertEquals(await shownTip(page), "");

          const box = (await reader.boundingBox())!;
          await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2);
          assertIncludes(await shownTip(page), "views");
          await page.mouse.move(5, 5);
          assertEquals(await shownTip(page), "");
          assertEquals(await page.evaluate(() => document.body.scrollHeight), height);
          assertEquals(errors, []);
          const whole = scripts.reduce((sum, bytes) => sum + bytes, 0);
          assert(whole > 0 && whole <= MOST_SCRIPT_BYTES, `${whole} bytes of script`);
          await page.context().close();
        }
      });
    })
  ));

/** How large a script is on its way. */
async function packedBytes(bytes: Uint8Array): Promise<number> {
  const packed = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(packed).arrayBuffer()).byteLength;
}

async function shownTip(page: Page): Promise<string> {
  const texts = await page.locator(".chart__reader .tip__text:visible").allTextContents();
  return texts.join(" ");
}

Deno.test("figures lead to their origin, spans are chosen and posts compared without script, by keyboard alone", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      const { ed, vera } = await people(services);
      await fill(services, ed);

      await withPortal(services, async (address) => {
        const { page } = await openAs(browser, services, vera, { javaScriptEnabled: false });
        await page.goto(address);
        assertEquals(await page.locator("svg.chart__wide .line").count() > 0, true);

        await followByKeyboard(page, "a[href='/analytics/youtube/figures/views']");
        assertIncludes(await page.textContent("h1") ?? "", "YouTube views:");
        assertIncludes(await page.textContent("main") ?? "", "Sum of 29 days");
        await followByKeyboard(page, ".switch a[href*='90d']");
        assertIncludes(page.url(), "/analytics/youtube/figures/views?range=90d");

        await page.focus(".range__own summary");
        await page.keyboard.press("Enter");
        await page.fill("#from", "2026-02-01");
        await page.fill("#to", "2026-02-07");
        await followByKeyboard(page, ".range__own button");
        assertIncludes(await page.textContent(".head") ?? "", "1 Feb – 7 Feb 2026");

        await page.goto(`${address}/analytics/posts`);
        for (const index of [0, 1]) {
          await page.locator("input[name=ids]").nth(index).focus();
          await page.keyboard.press("Space");
        }
        await followByKeyboard(page, "text=Compare the chosen");
        assertIncludes(await page.textContent("h1") ?? "", "2 posts compared");

        await page.goto(`${address}/?platform=linkedin`);
        assertIncludes(await page.textContent("#trend-title") ?? "", "LinkedIn impressions");
        await page.focus(".chart summary");
        await page.keyboard.press("Enter");
        assert(await page.isVisible("#trend-table"));
      });
    })
  ));

async function followByKeyboard(page: Page, selector: string): Promise<void> {
  await page.focus(selector);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}

Deno.test("an editor marks a day, and the mark stands on the chart", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      const { ed } = await people(services);
      await fill(services, ed);

      await withPortal(services, async (address) => {
        const { page, errors } = await openAs(browser, services, ed);
        await page.goto(`${address}/analytics/linkedin`);
        await page.click("text=Mark a day");
        await page.fill("#title", "Campaign of spring");
        await page.fill("#day", "2026-02-10");
        await page.selectOption("#kind", "campaign");
        await page.click("text=Mark the day");
        assertIncludes(page.url(), "/analytics/linkedin");
        assertIncludes(await page.textContent("svg.chart__wide") ?? "", "Campaign of spring");

        await page.click("[aria-label='Change Campaign of spring']");
        await page.click("text=Take it off the charts");
        assert(!(await page.textContent("main") ?? "").includes("Campaign of spring"));
        assertEquals(errors, []);
      });
    })
  ));
