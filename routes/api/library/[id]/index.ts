import * as contract from "../../../../lib/contract/library.ts";
import { serve } from "../../../../lib/http/mod.ts";
import { changeSource, readSource, removeSource } from "../../../../lib/library/mod.ts";

export const handler = {
  ...serve(contract.readSource, readSource),
  ...serve(contract.changeSource, changeSource),
  ...serve(contract.removeSource, removeSource),
};
