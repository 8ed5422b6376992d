import { askInPieces, queryLibrary } from "../../../lib/chat/mod.ts";
import * as contract from "../../../lib/contract/chat.ts";
import { serve } from "../../../lib/http/mod.ts";

export const handler = serve(contract.askQuestion, queryLibrary, { events: askInPieces });
