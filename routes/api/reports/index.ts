import * as contract from "../../../lib/contract/reports.ts";
import { serve } from "../../../lib/http/mod.ts";
import { listReports } from "../../../lib/reports/mod.ts";

export const handler = serve(contract.listReports, listReports);
