import { listImports, previewImport } from "../../../../lib/analytics/mod.ts";
import * as contract from "../../../../lib/contract/analytics_imports.ts";
import { serve } from "../../../../lib/http/mod.ts";

export const handler = {
  ...serve(contract.listImports, listImports),
  ...serve(contract.previewImport, previewImport),
};
