import { removeDeck } from "../../../../../lib/analytics/mod.ts";
import { callOf, define, pathId } from "../../../../../lib/http/mod.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { services, actor } = ctx.state;
    await removeDeck(services, actor!, pathId(ctx.params), callOf(ctx));
    return ctx.redirect("/analytics/decks?done=deleted", 303);
  },
});
