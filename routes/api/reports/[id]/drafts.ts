import * as contract from "../../../../lib/contract/reports.ts";
import { serve } from "../../../../lib/http/mod.ts";
import { createDraftFromReport } from "../../../../lib/reports/mod.ts";

export const handler = serve(contract.createDraftFromReport, createDraftFromReport);
