import { readSyncSchema } from "../../../../lib/analytics/mod.ts";
import * as contract from "../../../../lib/contract/sync.ts";
import { serve } from "../../../../lib/http/mod.ts";

export const handler = serve(contract.readSyncSchema, readSyncSchema);
