import * as contract from "../../../../lib/contract/reports.ts";
import { serve } from "../../../../lib/http/mod.ts";
import { readReport, removeReport } from "../../../../lib/reports/mod.ts";

export const handler = {
  ...serve(contract.readReport, readReport),
  ...serve(contract.removeReport, removeReport),
};
