import { changeDeckSchedule, readDeckSchedule } from "../../../lib/analytics/mod.ts";
import * as contract from "../../../lib/contract/analytics_decks.ts";
import { serve } from "../../../lib/http/mod.ts";

export const handler = {
  ...serve(contract.readDeckSchedule, readDeckSchedule),
  ...serve(contract.changeDeckSchedule, changeDeckSchedule),
};
