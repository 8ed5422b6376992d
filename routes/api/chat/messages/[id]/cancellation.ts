import { stopAnswer } from "../../../../../lib/chat/mod.ts";
import * as contract from "../../../../../lib/contract/chat.ts";
import { serve } from "../../../../../lib/http/mod.ts";

export const handler = serve(contract.stopAnswer, stopAnswer);
