// Keeps the promise that a route or island added by hand cannot be forgotten in fresh.gen.ts:
//   deno run -R -W=fresh.gen.ts lib/fresh/manifest.ts   writes it
//   deno run -R lib/fresh/manifest.ts --check           fails when it is stale
import { crawl, TEST_FILE } from "./build/crawl.ts";
import { isManifestFresh, printManifest, writeManifest } from "./build/manifest.ts";

if (import.meta.main) {
  const root = Deno.cwd();
  const found = await crawl(root, { routes: "routes", islands: "islands" }, [TEST_FILE]);
  const text = printManifest(found, "routes");
  if (!Deno.args.includes("--check")) await writeManifest(root, text);
  else if (!await isManifestFresh(root, text)) {
    console.error(
      'fresh.gen.ts is stale: run "deno run -R -W=fresh.gen.ts lib/fresh/manifest.ts" and commit it.',
    );
    Deno.exit(1);
  }
}
