/** The chat in a browser: asked by keyboard, answered sentence by sentence, stopped, cut off, read beside its sources. */
import type { Page } from "playwright-core";
import { askQuestion, voteOnAnswer } from "../../lib/chat/mod.ts";
import { webApp } from "../../main.ts";
import { assert, assertEquals, assertIncludes } from "../helpers/assert.ts";
import { withBrowser } from "../helpers/browser.ts";
import { inPieces, stepper, withChatbot } from "../helpers/chatbot.ts";
import { addAndRead, sampleFile } from "../helpers/library_files.ts";
import { accessFaults, openAs } from "../helpers/pages.ts";
import { withPortal } from "../helpers/portal.ts";
import { people, type TestServices, withServices } from "../helpers/services.ts";
import { until } from "../helpers/until.ts";

const ASKING = { requestId: "request-1" };
const SENTENCES = ["Two readings in the morning.", "Two in the evening.", "For seven days."];
const WIDE = { viewport: { width: 1440, height: 900 }, colorScheme: "light" as const };
const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: "dark" as const, hasTouch: true };

async function faultsOf(page: Page, errors: string[]): Promise<string[]> {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [
    ...await accessFaults(page),
    ...errors.splice(0),
    ...sideways > 0 ? [`${sideways} px too wide`] : [],
  ];
}

async function focused(page: Page): Promise<string> {
  return await page.evaluate(() => document.activeElement?.id ?? "");
}

/** Serves the portal by one process, and from `restart()` on by another; the streams of the first end. */
async function withRestart(
  services: TestServices,
  run: (address: string, restart: () => void) => Promise<void>,
): Promise<void> {
  let closing = new AbortController();
  let handler = webApp(() => Promise.resolve(services), closing.signal).handler();
  const options = { port: 0, hostname: "127.0.0.1", onListen: () => {} };
  const server = Deno.serve(options, (request, info) => handler(request, info));
  const restart = () => {
    const other = { ...services };
    const old = closing;
    closing = new AbortController();
    handler = webApp(() => Promise.resolve(other), closing.signal).handler();
    old.abort();
  };
  try {
    await run(`http://127.0.0.1:${server.addr.port}`, restart);
  } finally {
    closing.abort();
    await server.shutdown();
  }
}

Deno.test("a question is asked by keyboard, answered in place through a restart, and stays after a reload", () =>
  withBrowser((browser) => {
    const gate = stepper();
    return withChatbot(() => inPieces(SENTENCES, gate.next), async (services) => {
      const { vera } = await people(services);
      const { page, errors } = await openAs(browser, services, vera, WIDE);

      await withRestart(services, async (address, restart) => {
        await page.goto(`${address}/chat`);
        await page.focus("#question");
        await page.keyboard.type("How many readings?");
        await page.keyboard.press("Enter");
        await page.waitForSelector(".skeleton");
        assertEquals([await focused(page), await page.inputValue("#question")], ["question", ""]);
        gate.step();
        await page.waitForSelector(".answer .cite");
        assertEquals(new URL(page.url()).pathname.length, "/chat/".length + 36);

        restart();
        gate.open();
        await page.waitForSelector(".after");
        const said = await page.textContent(".answer") ?? "";
        for (const sentence of SENTENCES) assertEquals(said.split(sentence).length, 2, said);
        assertEquals(await page.getAttribute("[role=log]", "aria-label"), "Answers");

        await page.reload();
        assertEquals(await page.locator(".turn").count(), 1);
        assertEquals(await page.locator(".source").count(), 3);
        assertEquals(errors, []);
      });
    });
  }));

Deno.test("a question that is refused comes back to where it was typed, and says why", () =>
  withBrowser((browser) =>
    withChatbot(() => inPieces(SENTENCES), async (services) => {
      const { vera } = await people(services);
      const { page } = await openAs(browser, services, vera, WIDE);
      for (let count = 0; count < 12; count++) {
        await askQuestion(services, vera, { question: `Question ${count}` }, ASKING);
      }

      await withPortal(services, async (address) => {
        await page.goto(`${address}/chat`);
        await page.fill("#question", "One too many?");
        await page.keyboard.press("Enter");
        await page.waitForSelector("[role=alert]");

        assertIncludes(await page.textContent("[role=alert]") ?? "", "Wait a moment");
        assertEquals(await page.inputValue("#question"), "One too many?");
        assertEquals(await page.locator(".skeleton").count(), 0);
      });
    })
  ));

Deno.test("an answer is copied with its numbers and its sources", () =>
  withBrowser((browser) =>
    withChatbot(() => inPieces(SENTENCES), async (services) => {
      const { vera } = await people(services);
      const { conversation_id } = await askQuestion(services, vera, { question: "How many?" }, ASKING);
      const { page, errors } = await openAs(browser, services, vera, WIDE);
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);

      await withPortal(services, async (address) => {
        await page.goto(`${address}/chat/${conversation_id}`);
        await page.click("[data-copy]");
        await page.waitForSelector("text=Copied");

        const copied = await page.evaluate(() => navigator.clipboard.readText());
        assertIncludes(copied, "How many?\n\nTwo readings in the morning. [1] Two in the evening. [2]");
        assertIncludes(copied, "[3] Source of For seven days., Document\n“For seven days.”");
        assertEquals(errors, []);
      });
    })
  ));

Deno.test("an answer is stopped, and one under way is taken up by a second tab and after a reload", () =>
  withBrowser((browser) => {
    let gate = stepper();
    return withChatbot(() => inPieces(SENTENCES, gate.next), async (services) => {
      const { vera } = await people(services);
      const { page, errors } = await openAs(browser, services, vera, PHONE);

      await withPortal(services, async (address) => {
        await page.goto(`${address}/chat`);
        await page.fill("#question", "How many readings?");
        await page.click("button[aria-label=Ask]");
        gate.step();
        await page.waitForSelector(".answer .cite");
        assertEquals(await faultsOf(page, errors), []);
        await page.click("button[aria-label=Stop]");
        await page.waitForSelector("text=Stopped here.");
        assertEquals((await page.textContent(".answer"))?.includes(SENTENCES[1]!), false);

        gate = stepper();
        await page.click("button[value=retry]");
        gate.step();
        await page.waitForSelector(".answer .cite");
        const tab = await page.context().newPage();
        await tab.goto(page.url());
        await tab.waitForSelector(".answer .cite");
        gate.open();
        for (const each of [page, tab]) {
          await each.waitForSelector(".after");
          assertEquals(await each.locator(".source").count(), 3);
        }
        assertEquals(errors, []);
      });
    });
  }));

Deno.test("numbers lead from the answer to the transcript and back, beside the talk and in a sheet", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      const { ada, vera } = await people(services);
      await addAndRead(services, ada, [await sampleFile("home-blood-pressure.vtt")]);
      const question = "Which cuff size do I need?";
      const { conversation_id: id } = await askQuestion(services, vera, { question }, ASKING);

      await withPortal(services, async (address) => {
        const wide = await openAs(browser, services, vera, WIDE);
        await wide.page.goto(`${address}/chat/${id}`);
        assertEquals(await wide.page.locator("aside.transcript mark").count() > 0, true);
        await wide.page.focus(".answer .cite");
        await wide.page.keyboard.press("Enter");
        await wide.page.waitForSelector(".answer .cite[aria-current=true]");
        const cited = await wide.page.textContent(".is-cited mark");
        assertIncludes(
          await wide.page.textContent(".source.is-open blockquote") ?? "",
          cited!.trim().slice(0, 30),
        );
        await wide.page.click(".lines .cite");
        assertEquals(new URL(wide.page.url()).hash, "#source-1-1");
        assertEquals(await faultsOf(wide.page, wide.errors), []);

        const phone = await openAs(browser, services, vera, PHONE);
        await phone.page.goto(`${address}/chat/${id}`);
        assertEquals(await phone.page.locator("aside.transcript").isVisible(), false);
        await phone.page.click(".source .title");
        await phone.page.waitForSelector("dialog.transcript[open] mark");
        assertEquals(await faultsOf(phone.page, phone.errors), []);
        await phone.page.keyboard.press("Escape");
        await until("the sheet is shut", () =>
          phone.page.locator("dialog[open]").count().then((count) => count === 0));

        const plain = await openAs(browser, services, vera, { ...PHONE, javaScriptEnabled: false });
        await plain.page.goto(`${address}/chat/${id}`);
        await plain.page.click(".source .title");
        assert(await plain.page.locator("aside.transcript mark").first().isVisible());
        await plain.page.click(".transcript__close");
        assertEquals(await plain.page.locator("aside.transcript").isVisible(), false);
      });
    })
  ));

Deno.test("every state of the chat passes the automated rules of access at both widths and themes", () =>
  withBrowser((browser) =>
    withChatbot((_request, { question }) => {
      if (question.includes("fail")) return new Response(null, { status: 500 });
      if (question.includes("nothing")) return Response.json({ answer: "I found nothing.", abstained: true });
      return inPieces([`${SENTENCES[0]!} ندوة تجريبية.`, "x".repeat(300)]);
    }, async (services) => {
      const { ada, vera } = await people(services);
      const questions = [
        "What of this?",
        "nothing here",
        "fail",
        "I have chest pain right now, what should I do?",
      ];
      const first = await askQuestion(services, vera, { question: `${"Very long ".repeat(40)}?` }, ASKING);
      const { conversation_id } = first;
      for (const question of questions) {
        await askQuestion(services, vera, { question, conversation_id }, ASKING);
      }
      await voteOnAnswer(services, vera, {
        id: first.message_id,
        value: "down",
        reason: "unsafe",
        comment: "No",
      });

      await withPortal(services, async (address) => {
        const faults: string[] = [];
        for (const look of [WIDE, PHONE]) {
          for (
            const [person, paths] of [
              [vera, ["/chat", `/chat/${conversation_id}`, `/chat/${conversation_id}/rename`]],
              [vera, [`/chat/${conversation_id}/delete`, "/chat/history", "/chat/history?q=none"]],
              [ada, ["/admin/chat", "/admin/chat?since=2026-03-03&until=2026-03-01"]],
            ] as const
          ) {
            const { page, errors } = await openAs(browser, services, person, look);
            for (const path of paths) {
              await page.goto(address + path);
              const found = await faultsOf(page, errors);
              faults.push(
                ...found.filter((fault) => !/status of 422/.test(fault)).map((fault) => `${path}: ${fault}`),
              );
            }
            await page.context().close();
          }
        }
        assertEquals(faults, []);
      });
    })
  ));
