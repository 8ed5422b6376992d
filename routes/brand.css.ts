import { define } from "../lib/http/mod.ts";
import { readAccentSheet } from "../lib/people/mod.ts";

/** The accent of the reader's organisation; empty for who is not signed in. */
export const handler = define.handlers({
  async GET({ state: { services, actor } }) {
    const sheet = actor === null ? "" : await readAccentSheet(services, actor);
    return new Response(sheet, {
      headers: { "content-type": "text/css; charset=utf-8", "cache-control": "private, max-age=300" },
    });
  },
});
