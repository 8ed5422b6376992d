/**
 * Building and serving while writing, imported as "fresh/dev". Only dev.ts may import it: it starts esbuild and writes
 * files, which a process that serves the public never does.
 *
 * `builder.build()` writes `_fresh/` and `fresh.gen.ts`; `builder.listen(() => import("./main.ts"))` serves with
 * reload. A build that is up to date is left as it is, so `dev.ts build` may run before every start.
 *
 * @module
 */
export { Builder, type BuildOptions } from "./build/builder.ts";
