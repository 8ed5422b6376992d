import * as contract from "../../../../lib/contract/reports.ts";
import { serve } from "../../../../lib/http/mod.ts";
import { downloadReport } from "../../../../lib/reports/mod.ts";

export const handler = serve(contract.downloadReport, downloadReport);
