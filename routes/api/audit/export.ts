import { exportAudit } from "../../../lib/audit/mod.ts";
import * as contract from "../../../lib/contract/audit.ts";
import { serve } from "../../../lib/http/mod.ts";

export const handler = serve(contract.exportAudit, exportAudit);
