import { readDeck, removeDeck } from "../../../../../lib/analytics/mod.ts";
import * as contract from "../../../../../lib/contract/analytics_decks.ts";
import { serve } from "../../../../../lib/http/mod.ts";

export const handler = {
  ...serve(contract.readDeck, readDeck),
  ...serve(contract.removeDeck, removeDeck),
};
