import { receivePush, verifyPush } from "../../../../lib/analytics/mod.ts";
import * as contract from "../../../../lib/contract/sync.ts";
import { serve } from "../../../../lib/http/mod.ts";

export const handler = serve(contract.pushFigures, receivePush, { verify: verifyPush });
