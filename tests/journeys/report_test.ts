/** A report from signing in to the bytes of its deck, as a person makes it in a browser. */
import { Buffer } from "node:buffer";
import type { Browser, Page } from "playwright-core";
import { handlers } from "../../jobs/handlers.ts";
import { runOnce } from "../../jobs/loop.ts";
import { readPptx } from "../../lib/office/pptx/oracle.ts";
import { createUser } from "../../lib/people/mod.ts";
import { assert, assertEquals, assertIncludes, assertMatch } from "../helpers/assert.ts";
import { withBrowser } from "../helpers/browser.ts";
import { withPortal } from "../helpers/portal.ts";
import { reportFiles } from "../helpers/report_files.ts";
import { people, type TestServices, withServices } from "../helpers/services.ts";

const EMAIL = "edith@sample.example";
const PASSWORD = "a sample password";
const TITLE = "Washing spacers: ندوة, buổi hội thảo";

const DESKTOP = {
  name: "a desktop",
  viewport: { width: 1440, height: 900 },
  generate: ".sum",
  download: ".head",
};
const PHONE = {
  name: "a phone",
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  generate: ".dock",
  download: ".dock",
};

/** A page of nobody yet, with what its console complained about. */
async function openPage(browser: Browser, options: Parameters<Browser["newContext"]>[0]) {
  const page = await (await browser.newContext(options)).newPage();
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  return { page, errors };
}

async function addEditor(services: TestServices): Promise<void> {
  const { ada } = await people(services);
  const { organisationId } = ada;
  await createUser(services, {
    organisationId,
    name: "Edith",
    email: EMAIL,
    password: PASSWORD,
    role: "editor",
  });
}

async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/reports/new`);
  assertIncludes(page.url(), "/login?next=");
  await page.fill("#email", EMAIL);
  await page.fill("#password", PASSWORD);
  await page.click("button[type=submit]");
  await page.waitForURL(`${address}/reports/new`);
}

function picked(file: { name: string; mediaType: string; bytes: Uint8Array }) {
  return { name: file.name, mimeType: file.mediaType, buffer: Buffer.from(file.bytes) };
}

/** Lets the worker make the next report, but holds it where the deck is kept until it is let go. */
function heldWorker(services: TestServices): { letGo: () => void; done: Promise<unknown> } {
  const gate = Promise.withResolvers<void>();
  const storage = {
    ...services.storage,
    put: async (...given: Parameters<TestServices["storage"]["put"]>) => {
      await gate.promise;
      return await services.storage.put(...given);
    },
  };
  return { letGo: gate.resolve, done: runOnce({ ...services, storage }, handlers) };
}

for (const device of [DESKTOP, PHONE]) {
  Deno.test(`a report is made on ${device.name}, and its deck says what was asked for`, () =>
    withBrowser((browser) =>
      withServices(async (services) => {
        await addEditor(services);
        const { page, errors } = await openPage(browser, device);
        const files = reportFiles();

        await withPortal(services, async (address) => {
          await signIn(page, address);

          await page.setInputFiles("#transcript input", picked(files.transcript));
          await page.waitForSelector("#transcript .status--good");
          await page.setInputFiles("#survey input", picked(files.survey));
          await page.waitForSelector("#step-2 ~ table");
          assertIncludes(await page.textContent("#transcript") ?? "", "talk.vtt");
          assertEquals(await page.inputValue("input[name='voice.0.name']"), "Ben Specimen");

          await page.selectOption("select[name='question.q4.kind']", "free_text");
          await page.waitForFunction(() =>
            document.querySelector(".sum [role=status]")?.textContent?.startsWith("The deck has")
          );
          await page.fill("#event_name", TITLE);
          await page.fill("#event_date", "2026-02-26");
          await page.click(`${device.generate} button[value=generate]`);
          await page.waitForURL(/\/reports\/[0-9a-f-]{36}$/);
          assertIncludes(await page.textContent(".head .status") ?? "", "Waiting");

          const worker = heldWorker(services);
          await page.waitForSelector("text=Keeping the deck");
          assertIncludes(await page.textContent(".head .status") ?? "", "Processing");
          assertMatch(await page.textContent(".progress .num") ?? "", /^9\d %$/);
          worker.letGo();
          await worker.done;
          await page.waitForSelector(".head .status--good");

          const downloading = page.waitForEvent("download");
          await page.click(`${device.download} a[href$='/download']`);
          const { slides } = readPptx(await Deno.readFile(await (await downloading).path()));
          assertIncludes(slides[0]!.texts.join("\n"), TITLE);
          assert(slides.some(({ charts }) => charts.length > 0), "a slide has a chart");
          const titles = slides.map(({ title }) => title).join("\n");
          assert(!/Net Promoter/.test(titles), `the changed kind reaches the deck: ${titles}`);

          assertEquals(errors, []);
        });
        await page.context().close();
      })
    ));
}

/** What has the focus; a stop that can't be seen fails. */
async function focused(page: Page): Promise<string> {
  const stop = await page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const name = element.getAttribute("aria-label") ?? element.id ?? "";
    return {
      seen: element === document.body || outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
      words: `${element.tagName} ${name} ${element.textContent?.trim().slice(0, 40) ?? ""}`,
    };
  });
  assert(stop.seen, `The focus is not seen at ${stop.words}`);
  return stop.words;
}

/** Presses Tab until the focus is on what `words` names. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Tab");
    passed.push(await focused(page));
    if (words.test(passed.at(-1)!)) return;
  }
  throw new Error(`Tab does not lead to ${words}:\n${passed.join("\n")}`);
}

Deno.test("a report is asked for with the keyboard alone, and the focus is seen at every stop", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      await addEditor(services);
      const { page, errors } = await openPage(browser, DESKTOP);
      const files = reportFiles();
      const { keyboard } = page;
      // Who listens from the start is asked for every file; a dialog opened before that would be the system's own.
      page.on("filechooser", () => {});
      const choose = async (words: RegExp, file: typeof files.survey) => {
        await tabTo(page, words);
        const choosing = page.waitForEvent("filechooser");
        await keyboard.press("Enter");
        await (await choosing).setFiles(picked(file));
      };

      await withPortal(services, async (address) => {
        await page.goto(`${address}/login`);
        await page.waitForSelector("[aria-label='Show the password']");
        await tabTo(page, /email/);
        await keyboard.type(EMAIL);
        await tabTo(page, /password/);
        await keyboard.type(PASSWORD);
        await keyboard.press("Enter");
        await page.waitForURL(`${address}/`);

        await tabTo(page, /Skip to content/);
        await keyboard.press("Enter");
        await tabTo(page, /Generate report/);
        await keyboard.press("Enter");
        await page.waitForURL(`${address}/reports/new`);

        await choose(/Transcript/, files.transcript);
        await page.waitForSelector("#transcript .status--good");
        await choose(/Survey/, files.survey);
        await page.waitForSelector("#step-2 ~ table");
        await tabTo(page, /Skip to content/);
        await keyboard.press("Enter");
        await tabTo(page, /event_name/);
        await keyboard.type(TITLE);
        await tabTo(page, /event_date/);
        await keyboard.type("02262026");
        await tabTo(page, /BUTTON .*Generate report/);
        await keyboard.press("Enter");
        await page.waitForURL(/\/reports\/[0-9a-f-]{36}$/);

        assertEquals((await page.textContent("h1"))?.trim(), TITLE);
        assertEquals(errors, []);
      });
    })
  ));

Deno.test("the keyboard turns the slides of a deck, and Escape leads back to the report", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      await addEditor(services);
      const { page, errors } = await openPage(browser, DESKTOP);

      await withPortal(services, async (address) => {
        await signIn(page, address);
        await page.setInputFiles("#transcript input", picked(reportFiles().transcript));
        await page.waitForSelector("#transcript .status--good");
        await page.setInputFiles("#survey input", picked(reportFiles().survey));
        await page.waitForSelector("#step-2 ~ table");
        await page.fill("#event_name", TITLE);
        await page.fill("#event_date", "2026-02-26");
        await page.click(".sum button[value=generate]");
        await page.waitForURL(/\/reports\/[0-9a-f-]{36}$/);
        await runOnce(services, handlers);
        await page.waitForSelector(".head .status--good");
        const report = page.url();

        const turn = async (key: string, path: string) => {
          await page.waitForSelector("text=The arrow keys turn slides");
          await page.keyboard.press(key);
          await page.waitForURL(report + path);
        };
        await page.click(".deck li:nth-child(2) a");
        await page.waitForURL(`${report}/slides/2`);
        await turn("ArrowRight", "/slides/3");
        await turn("ArrowLeft", "/slides/2");
        await turn("Home", "/slides/1");
        await turn("Escape", "");

        assertEquals(errors, []);
      });
    })
  ));
