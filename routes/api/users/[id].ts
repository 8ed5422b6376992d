import * as contract from "../../../lib/contract/people.ts";
import { serve } from "../../../lib/http/mod.ts";
import { deactivatePerson, updatePerson } from "../../../lib/people/mod.ts";

export const handler = {
  ...serve(contract.updatePerson, updatePerson),
  ...serve(contract.deactivatePerson, deactivatePerson),
};
