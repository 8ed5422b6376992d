import type { Browser, Page } from "playwright-core";
import type { Actor } from "../../lib/contract/actor.ts";
import type { Services } from "../../lib/services.ts";
import { as } from "./as.ts";

const axe = await Deno.readTextFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url));

/** Opens pages as this person; a console error of the page is kept. */
export async function openAs(
  browser: Browser,
  services: Services,
  person: Actor | null,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ ...options, extraHTTPHeaders: await as(services, person) });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  return { page, errors };
}

/** What automated accessibility rules find, one line each. */
export async function accessFaults(page: Page): Promise<string[]> {
  // The page was loaded under its policy; only the rules come in past it, and the next page is held to it again.
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setBypassCSP", { enabled: true });
  await page.evaluate(axe);
  await session.detach();
  return await page.evaluate(async () => {
    // deno-lint-ignore no-explicit-any
    const found = await (globalThis as any).axe.run();
    // deno-lint-ignore no-explicit-any
    return found.violations.map((fault: any) => `${fault.id}: ${fault.nodes[0].html}`);
  });
}
