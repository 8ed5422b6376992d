// Builds the portal (`deno run -A dev.ts build`), or serves it with reload while it is written (`deno run -A dev.ts`).
import { Builder } from "fresh/dev";

const builder = new Builder({ root: import.meta.dirname });

if (Deno.args.includes("build")) await builder.build();
else await builder.listen(() => import("./main.ts"));
