import * as z from "zod/mini";
import { AppError, callOf, define, pathId, readForm, safeNext } from "../../../../../lib/http/mod.ts";
import { retrySource } from "../../../../../lib/library/mod.ts";

const Back = z.object({ back: z.optional(z.string()) });

export const handler = define.handlers({
  async POST(ctx) {
    const { services, actor } = ctx.state;
    const { back } = await readForm(ctx, Back);
    const source = pathId(ctx.params);
    await retrySource(services, actor!, source, callOf(ctx)).catch((error) => {
      // It was read again before the button arrived: the page then shows what is true.
      if (!(error instanceof AppError) || error.code !== "source_not_failed") throw error;
    });
    return ctx.redirect(back === undefined ? `/library/${source.id}` : safeNext(back), 303);
  },
});
