import { voteOnAnswer } from "../../../../../lib/chat/mod.ts";
import * as contract from "../../../../../lib/contract/chat.ts";
import { serve } from "../../../../../lib/http/mod.ts";

export const handler = serve(contract.voteOnAnswer, voteOnAnswer);
