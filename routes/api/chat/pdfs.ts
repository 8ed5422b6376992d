import { listDocuments } from "../../../lib/chat/mod.ts";
import * as contract from "../../../lib/contract/conversations.ts";
import { serve } from "../../../lib/http/mod.ts";

export const handler = serve(contract.listDocuments, listDocuments);
