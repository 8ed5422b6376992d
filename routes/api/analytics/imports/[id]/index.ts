import { discardImport, readImport } from "../../../../../lib/analytics/mod.ts";
import * as contract from "../../../../../lib/contract/analytics_imports.ts";
import { serve } from "../../../../../lib/http/mod.ts";

export const handler = {
  ...serve(contract.readImport, readImport),
  ...serve(contract.discardImport, discardImport),
};
