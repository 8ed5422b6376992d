import * as contract from "../../../lib/contract/reports.ts";
import { serve } from "../../../lib/http/mod.ts";
import { requestReport } from "../../../lib/reports/mod.ts";

export const handler = serve(contract.createReport, requestReport);
