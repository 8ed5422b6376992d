import { health } from "../../lib/contract/system.ts";
import { serve } from "../../lib/http/mod.ts";

export const handler = serve(health, () => ({ status: "ok" as const }));
