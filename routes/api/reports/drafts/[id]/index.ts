import * as contract from "../../../../../lib/contract/reports.ts";
import { serve } from "../../../../../lib/http/mod.ts";
import { readDraft, removeDraft, updateDraft } from "../../../../../lib/reports/mod.ts";

export const handler = {
  ...serve(contract.readDraft, readDraft),
  ...serve(contract.updateDraft, updateDraft),
  ...serve(contract.removeDraft, removeDraft),
};
