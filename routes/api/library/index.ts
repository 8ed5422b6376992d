import * as contract from "../../../lib/contract/library.ts";
import { serve } from "../../../lib/http/mod.ts";
import { addSources, listSources } from "../../../lib/library/mod.ts";

export const handler = {
  ...serve(contract.listLibrary, listSources),
  ...serve(contract.addSources, addSources),
};
