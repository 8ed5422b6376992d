import type { Page } from "playwright-core";
import { assertEquals, assertIncludes, assertMatch } from "../helpers/assert.ts";
import { withBrowser } from "../helpers/browser.ts";
import { withPortal } from "../helpers/portal.ts";
import { addAda, bytesOf, codeNow, EMAIL, PASSWORD } from "../helpers/second_factor.ts";
import { withServices } from "../helpers/services.ts";

async function typePassword(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/login`);
  await page.fill("#email", EMAIL);
  await page.fill("#password", PASSWORD);
  await page.click("button[type=submit]");
}

Deno.test("a second factor is set up on a phone, and asked for at the next sign-in", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      await addAda(services);
      await withPortal(services, async (address) => {
        const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
        const page = await context.newPage();
        await typePassword(page, address);
        await page.waitForURL(`${address}/`);
        await page.goto(`${address}/settings`);
        await page.click("a[href='/settings/second-factor']");
        await page.click("text=Set it up");
        const key = (await page.textContent(".key"))!.replaceAll(" ", "");
        const secret = bytesOf(key);

        await page.fill("#code", codeNow(services, secret));
        await page.fill("#current_password", PASSWORD);
        await page.click("text=Turn on");
        const codes = await page.locator(".codes li").allTextContents();
        assertEquals(codes.length, 10);
        await context.clearCookies();
        services.clock.advance(30_000);

        await typePassword(page, address);
        await page.waitForURL(`${address}/login/code`);
        await page.fill("#code", "000000");
        await page.click("button[type=submit]");
        assertIncludes((await page.textContent("#code-error"))!, "wrong or was used already");
        await page.fill("#code", codes[0]!);
        await page.click("button[type=submit]");
        await page.waitForURL(`${address}/`);

        await page.goto(`${address}/settings/second-factor`);
        assertMatch((await page.textContent("main"))!, /On since .* 9 recovery codes are left\./);
      });
    })
  ));

Deno.test("a password to be set says how it stands while it is typed", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      await addAda(services);
      await withPortal(services, async (address) => {
        const page = await (await browser.newContext()).newPage();
        await typePassword(page, address);
        await page.waitForURL(`${address}/`);
        await page.goto(`${address}/settings/password`);
        const said = page.locator("form [role=status]");

        for (
          const [typed, words] of [
            ["northside", "Too short."],
            ["northside eye clinic", "Too easy to guess."],
            ["eight herons stand still by the mill", "Strong."],
          ] as const
        ) {
          await page.fill("#new_password", typed);
          await page.waitForFunction(
            (words) => document.querySelector("form [role=status]")?.textContent === words,
            words,
          );
          assertEquals(await said.textContent(), words);
        }
      });
    })
  ));
