import * as contract from "../../../../lib/contract/reports.ts";
import { serve } from "../../../../lib/http/mod.ts";
import { retryReport } from "../../../../lib/reports/mod.ts";

export const handler = serve(contract.retryReport, retryReport);
