import { type Browser, chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let isToldMissing = false;

/** Where Chromium is, or null when this machine has none. */
export function chromiumPath(): string | null {
  return PLACES.find((path) => exists(path)) ?? null;
}

/** Runs with a real Chromium and closes it; without one it says once how to get it, and does nothing. */
export async function withBrowser(run: (browser: Browser) => Promise<void>): Promise<void> {
  const executablePath = chromiumPath();
  if (executablePath === null) {
    if (!isToldMissing) {
      console.log("Browser tests are skipped: install Chromium, such as with `apt install chromium`.");
    }
    isToldMissing = true;
    return;
  }
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  try {
    await run(browser);
  } finally {
    await browser.close();
  }
}

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
