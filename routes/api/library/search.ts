import * as contract from "../../../lib/contract/library.ts";
import { serve } from "../../../lib/http/mod.ts";
import { findInLibrary } from "../../../lib/library/mod.ts";

export const handler = serve(contract.searchLibrary, findInLibrary);
