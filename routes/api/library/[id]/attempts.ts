import * as contract from "../../../../lib/contract/library.ts";
import { serve } from "../../../../lib/http/mod.ts";
import { retrySource } from "../../../../lib/library/mod.ts";

export const handler = serve(contract.retrySource, retrySource);
