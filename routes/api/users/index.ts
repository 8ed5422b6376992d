import * as contract from "../../../lib/contract/people.ts";
import { serve } from "../../../lib/http/mod.ts";
import { listPeople } from "../../../lib/people/mod.ts";

export const handler = serve(contract.listPeople, listPeople);
