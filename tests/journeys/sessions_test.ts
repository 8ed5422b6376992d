import type { Browser, Page } from "playwright-core";
import { addPerson, credentials } from "../helpers/accounts.ts";
import { assert, assertEquals, assertIncludes } from "../helpers/assert.ts";
import { withBrowser } from "../helpers/browser.ts";
import { withPortal } from "../helpers/portal.ts";
import { withServices } from "../helpers/services.ts";

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/1 Safari/604.1";

/** Signs in by the form, as a person does, in a browser of its own. */
async function signedIn(
  browser: Browser,
  address: string,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  const { email, password } = credentials();
  await page.goto(`${address}/login`);
  await page.fill("#email", email);
  await page.fill("#password", password);
  await page.click("button[type=submit]");
  await page.waitForURL(`${address}/`);
  return page;
}

Deno.test("a session is ended from elsewhere, and the next click there leads to sign in", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      await addPerson(services);
      await withPortal(services, async (address) => {
        const phone = await signedIn(browser, address, {
          userAgent: PHONE,
          viewport: { width: 390, height: 844 },
        });
        const laptop = await signedIn(browser, address);
        await phone.goto(`${address}/settings`);
        assertIncludes(await phone.textContent("main") ?? "", "Safari on an iPhone");

        await laptop.goto(`${address}/settings`);
        await laptop.click("button[aria-label^='Sign out Safari on an iPhone']");
        assertIncludes(await laptop.textContent("[role=status]") ?? "", "Signed out there.");
        assertEquals(await laptop.locator("button[aria-label^='Sign out Safari']").count(), 0);

        await phone.reload();
        assertEquals(new URL(phone.url()).pathname, "/login");
        assert((await phone.context().cookies()).every(({ name }) => !name.startsWith("portal_")));
        await laptop.reload();
        assertEquals(new URL(laptop.url()).pathname, "/settings");
      });
    })
  ));
