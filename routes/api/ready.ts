import { ready } from "../../lib/contract/system.ts";
import { readReadiness, serve } from "../../lib/http/mod.ts";

export const handler = serve(ready, readReadiness, { status: (readiness) => readiness.ready ? 200 : 503 });
