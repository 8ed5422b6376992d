import { Buffer } from "node:buffer";
import { handlers } from "../../jobs/handlers.ts";
import { runOnce } from "../../jobs/loop.ts";
import type { Actor } from "../../lib/contract/actor.ts";
import { invitePeople } from "../../lib/people/mod.ts";
import { createDraft, requestReport } from "../../lib/reports/mod.ts";
import type { Services } from "../../lib/services.ts";
import { DraftConfig } from "../../lib/contract/report_shapes.ts";
import { assert, assertEquals, assertIncludes } from "../helpers/assert.ts";
import { withBrowser } from "../helpers/browser.ts";
import { accessFaults, openAs } from "../helpers/pages.ts";
import { withPortal } from "../helpers/portal.ts";
import { CONFIG, reportFiles } from "../helpers/report_files.ts";
import { people, type TestServices, withServices } from "../helpers/services.ts";

const ASKING = { requestId: "request-1" };
const LONG_NAME = "Respiratory winter season: a joint session ".repeat(5) + "ندوة تجريبية";

async function addReports(
  services: Services,
  person: Actor,
): Promise<{ done: string; failed: string; waiting: string }> {
  const ask = async (event_name: string, survey?: string) =>
    (await requestReport(
      services,
      person,
      { config: { ...CONFIG, event_name }, ...reportFiles(survey) },
      ASKING,
    )).id;
  const done = await ask("Washing spacers");
  await runOnce(services, handlers);
  const failed = await ask(LONG_NAME, "How was it?,What next?\n");
  await runOnce(services, handlers);
  return { done, failed, waiting: await ask("Waiting <b>its</b> turn") };
}

/** Invites somebody, and returns the path of the link. */
async function addInvitation(services: TestServices, person: Actor): Promise<string> {
  const form = { emails: "jo@sample.example", role: "viewer" as const };
  await invitePeople(services, person, form, {
    address: "203.0.113.9",
    userAgent: null,
    requestId: "request-1",
  });
  await runOnce(services, handlers);
  return new URL(services.mailed.at(-1)!.link!).pathname;
}

Deno.test("every page passes the automated rules of access at both widths and themes, without sideways scroll", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      const { ada, ed, vera } = await people(services);
      const invitation = await addInvitation(services, ada);
      const { done, failed, waiting } = await addReports(services, ed);
      const draft = await createDraft(services, ed, { ...reportFiles(), config: DraftConfig.parse({}) });
      const pages: [Actor | null, string][] = [
        [null, "/login"],
        [null, "/forgot"],
        [null, "/reset/none"],
        [null, "/setup/none"],
        [null, invitation],
        [null, "/invite/none"],
        [vera, "/"],
        ...[
          "/",
          "/reports",
          "/reports?show=processing",
          "/reports/new",
          `/reports/new?draft=${draft.id}`,
          `/reports/${done}`,
          `/reports/${failed}`,
          `/reports/${waiting}`,
          `/reports/${done}/slides/1`,
          `/reports/${done}/delete`,
          "/settings",
          "/settings/password",
          "/settings/profile",
          "/settings/second-factor",
          "/docs",
          "/chat",
          "/chat/history",
          "/nowhere",
        ].map((path): [Actor, string] => [ed, path]),
        [ada, "/settings"],
        [ada, "/users"],
        [ada, "/users/invite"],
        [ada, "/admin/audit"],
        [ada, "/admin/chat"],
      ];

      await withPortal(services, async (address) => {
        const faults: string[] = [];
        for (const [width, colorScheme] of [[1440, "light"], [390, "dark"]] as const) {
          const looks = { viewport: { width, height: 900 }, colorScheme };
          for (const person of [null, vera, ed, ada]) {
            const { page, errors } = await openAs(browser, services, person, looks);
            for (const [, path] of pages.filter(([reader]) => reader === person)) {
              await page.goto(address + path);
              const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
              const found = [...await accessFaults(page), ...sideways > 0 ? [`${sideways} px too wide`] : []];
              found.push(...errors.splice(0).filter((error) => !/status of (404|410)/.test(error)));
              faults.push(...found.map((fault) => `${path} at ${width}: ${fault}`));
            }
            await page.context().close();
          }
        }

        assertEquals(faults, []);
      });
    })
  ));

Deno.test("a report is made, corrected, cancelled, retried and deleted without script", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      const { ed } = await people(services);
      const { page } = await openAs(browser, services, ed, { javaScriptEnabled: false });
      const files = reportFiles();

      await withPortal(services, async (address) => {
        await page.goto(`${address}/reports/new`);
        for (const [field, { name, mediaType, bytes }] of Object.entries(files)) {
          await page.setInputFiles(`#${field} input`, {
            name,
            mimeType: mediaType,
            buffer: Buffer.from(bytes),
          });
        }
        await page.fill("#event_name", "Without script");
        await page.click("button[value=read]");
        assertIncludes(await page.textContent("#step-2 ~ table") ?? "", "Words");
        const before = await page.textContent(".sum h2");

        await page.uncheck("input[name='question.q3.included']");
        await page.fill("#registered", "many");
        await page.click(".sum button[value=generate]");
        assertIncludes(await page.textContent("#event_date-error") ?? "", "Choose the day");
        assertIncludes(await page.textContent(".sum__acts") ?? "", "Two things to settle first");
        assertEquals(await page.inputValue("#registered"), "many");
        assertEquals(await page.getAttribute("[autofocus]", "id"), "event_date");
        assertEquals(await page.inputValue("#event_name"), "Without script");
        assert(await page.textContent(".sum h2") !== before, "the outline follows the correction");

        await page.fill("#event_date", "2026-02-26");
        await page.fill("#registered", "1,301");
        await page.click(".sum button[value=generate]");
        assertIncludes(await page.textContent(".head .status") ?? "", "Waiting");
        await page.click("button[value=cancel]");
        assertIncludes(await page.textContent("main") ?? "", "This report was cancelled");
        await page.click("button[value=retry]");
        await runOnce(services, handlers);
        await page.reload();
        assertIncludes(await page.textContent(".head .status") ?? "", "Completed");

        await page.click("summary[aria-label='More actions']");
        await page.click("text=Delete report");
        await page.click("button.button--bad");
        assertEquals(new URL(page.url()).pathname, "/reports");
        assertIncludes(await page.textContent("main") ?? "", "No reports yet");
      });
    })
  ));
