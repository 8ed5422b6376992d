import { listPushes } from "../../../lib/analytics/mod.ts";
import * as contract from "../../../lib/contract/connections.ts";
import { serve } from "../../../lib/http/mod.ts";

export const handler = serve(contract.listPushes, listPushes);
