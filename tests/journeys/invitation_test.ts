import { handlers } from "../../jobs/handlers.ts";
import { runOnce } from "../../jobs/loop.ts";
import { assert, assertEquals, assertIncludes } from "../helpers/assert.ts";
import { as } from "../helpers/as.ts";
import { withBrowser } from "../helpers/browser.ts";
import { withPortal } from "../helpers/portal.ts";
import { people, withServices } from "../helpers/services.ts";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

Deno.test("an invitation leads to a first sign-in on a phone", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      const { ada } = await people(services);
      await withPortal(services, async (address) => {
        const admin = await (await browser.newContext({ extraHTTPHeaders: await as(services, ada) }))
          .newPage();
        await admin.goto(`${address}/users`);
        await admin.click("text=Invite people");
        await admin.fill("#emails", "Jo Sample <jo@sample.example>\nkim@sample.example");
        await admin.selectOption("#role", "editor");
        await admin.click("text=Send the invitations");
        assertIncludes(await admin.textContent("main") ?? "", "The invitations are on their way.");
        while (await runOnce(services, handlers));
        await admin.reload();
        assertIncludes(await admin.textContent("main") ?? "", "Open, 7 days left");

        const { link } = services.mailed.find(({ to }) => to === "jo@sample.example")!;
        const phone = await (await browser.newContext(PHONE)).newPage();
        const errors: string[] = [];
        phone.on("pageerror", (error) => errors.push(error.message));
        await phone.goto(address + new URL(link!).pathname);
        assertEquals(await phone.inputValue("#email"), "jo@sample.example");
        assertEquals(await phone.getAttribute("#email", "readonly"), "");
        await phone.fill("#name", "Jo Sample");
        await phone.fill("#password", "seven green umbrellas");
        const wide = await phone.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        await phone.click("text=Join and sign in");
        await phone.waitForURL(`${address}/`);

        assert(!wide, "the page scrolls sideways");
        assertEquals(errors, []);
        await phone.goto(`${address}/settings`);
        assertIncludes(await phone.content(), "jo@sample.example");
      });
    })
  ));
