import { listPosts } from "../../../../lib/analytics/mod.ts";
import * as contract from "../../../../lib/contract/analytics.ts";
import { serve } from "../../../../lib/http/mod.ts";

export const handler = serve(contract.listPosts, listPosts);
