import { Buffer } from "node:buffer";
import type { Actor } from "../../lib/contract/actor.ts";
import { addSources, changeSource, searchLibrary } from "../../lib/library/mod.ts";
import type { Services } from "../../lib/services.ts";
import { assert, assertEquals, assertIncludes } from "../helpers/assert.ts";
import { withBrowser } from "../helpers/browser.ts";
import { addAndRead, episodeAbout, runJobs, sampleFile } from "../helpers/library_files.ts";
import { accessFaults, openAs } from "../helpers/open_page.ts";
import { withPortal } from "../helpers/portal.ts";
import { people, withServices } from "../helpers/services.ts";

const ASKING = { requestId: "request-1" };
const LONG_TITLE = "Respiratory winter season: a joint session ".repeat(5) + "ندوة تجريبية";

/** A library with a source in each state. */
async function fill(services: Services, ada: Actor) {
  const silent = {
    name: "silent.vtt",
    bytes: new TextEncoder().encode("WEBVTT\n\n00:01.000 --> 00:02.000\n\n"),
  };
  const [filmed, written, long] = await addAndRead(services, ada, [
    await sampleFile("home-blood-pressure.vtt"),
    await sampleFile("asthma-review-checklist.pdf"),
    await sampleFile("asthma-reviews.json"),
    silent,
  ]);
  await changeSource(services, ada, { id: filmed!.id, youtube: "SAMPLE-0001", date: "2026-03-04" }, ASKING);
  await changeSource(services, ada, { id: long!.id, title: LONG_TITLE }, ASKING);
  await addSources(services, ada, { files: [episodeAbout("waiting")] }, ASKING);
  const [hit] = await searchLibrary(services, ada, { query: "stepping down lowest dose" });
  return { filmed: filmed!.id, written: written!.id, long: long!.id, cited: hit!.passage.id };
}

Deno.test("the library's pages pass the automated rules of access, without sideways scroll", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      const { ada } = await people(services);
      const { filmed, written, long, cited } = await fill(services, ada);
      const paths = [
        "/library",
        "/library?q=nothing-like-it",
        "/library?state=unfinished",
        "/library/new",
        "/library/search?q=stepping+down",
        `/library/${filmed}?t=185`,
        `/library/${filmed}?q=cuff`,
        `/library/${long}`,
        `/library/${written}?cite=${cited}&from=0&to=90&n=3`,
        `/library/${written}?page=1&q=review`,
        `/library/${filmed}/edit`,
        `/library/${written}/delete`,
      ];

      await withPortal(services, async (address) => {
        const faults: string[] = [];
        for (const [width, colorScheme] of [[1440, "light"], [390, "dark"]] as const) {
          const { page, errors } = await openAs(browser, services, ada, {
            viewport: { width, height: 900 },
            colorScheme,
          });
          for (const path of paths) {
            await page.goto(address + path);
            const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            const found = [...await accessFaults(page), ...sideways > 0 ? [`${sideways} px too wide`] : []];
            faults.push(...[...found, ...errors.splice(0)].map((fault) => `${path} at ${width}: ${fault}`));
          }
          await page.context().close();
        }

        assertEquals(faults, []);
      });
    })
  ));

Deno.test("files are added with their progress, read, searched and played from a second", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      const { ada } = await people(services);
      const { page, errors } = await openAs(browser, services, ada);
      // Nothing outside is reached: the player's page is one of ours.
      await page.route("https://www.youtube-nocookie.com/**", (route) =>
        route.fulfill({ contentType: "text/html", body: "<title>Player</title>" }));
      const chosen = await Promise.all(
        ["home-blood-pressure.vtt", "asthma-review-checklist.pdf"].map(sampleFile),
      );

      await withPortal(services, async (address) => {
        await page.goto(`${address}/library`);
        await page.click("text=Add files");
        await page.setInputFiles(
          "input[type=file]",
          [...chosen, { name: "movie.mp4", bytes: new Uint8Array([1]) }].map(({ name, bytes }) => ({
            name,
            mimeType: "application/octet-stream",
            buffer: Buffer.from(bytes),
          })),
        );
        await page.waitForSelector("text=See how they are read");
        assertIncludes(await page.textContent(".adding") ?? "", "Choose a file of one of these kinds");
        await page.click("text=See how they are read");
        assertIncludes(await page.textContent(".shelf") ?? "", "Waiting to be read");
        await runJobs(services);
        await page.waitForSelector("text=Nothing in the library passes these filters");

        await page.goto(`${address}/library`);
        await page.click("text=home-blood-pressure");
        await page.click("text=Edit details");
        await page.fill("#title", "Home readings");
        await page.fill("#youtube", "https://youtu.be/dQw4w9WgXcQ");
        await page.click("text=Save changes");
        assertEquals(await page.textContent("h1"), "Home readings");

        await page.fill("#q", "cuff");
        await page.press("#q", "Enter");
        assert(await page.locator(".found li mark").count() > 2);
        await page.click(".found li a");
        await page.waitForSelector("#cited mark");
        assertEquals(new URL(page.url()).hash, "#cited");

        const time = page.locator(".lines a[data-play]").nth(3);
        await time.focus();
        await page.keyboard.press("Enter");
        const from = await time.getAttribute("data-play");
        const player = await page.waitForSelector(".video iframe");
        assertEquals(
          await player.getAttribute("src"),
          `https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0&start=${from}`,
        );
        assertEquals(errors, []);
      });
    })
  ));

Deno.test("a source is read, paged and removed without script", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      const { ada } = await people(services);
      const { filmed, written } = await fill(services, ada);
      const { page } = await openAs(browser, services, ada, {
        javaScriptEnabled: false,
        viewport: { width: 390, height: 844 },
      });

      await withPortal(services, async (address) => {
        await page.goto(`${address}/library/${filmed}?t=185`);
        const box = await page.locator("#cited").boundingBox();
        assert(box !== null && box.y >= 0 && box.y < 844, `the cited line is in sight: ${box?.y}`);

        await page.goto(`${address}/library/${written}`);
        await page.click("text=Page 2");
        assertIncludes(await page.textContent("#page-title") ?? "", "page 2");
        await page.fill("#page", "3");
        await page.click('button:text-is("Go")');
        assertIncludes(await page.textContent(".lines") ?? "", "Action plan");

        await page.click("text=Remove");
        await page.click("button.button--bad");
        assertEquals(new URL(page.url()).pathname, "/library");
        assert(!(await page.textContent("main") ?? "").includes("asthma-review-checklist"));
      });
    })
  ));
