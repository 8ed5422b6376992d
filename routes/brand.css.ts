import { accentFault, accentStyleSheet } from "../lib/brand.ts";
import { define } from "../lib/http/mod.ts";
import { readOrganisation } from "../lib/people/mod.ts";

/** The accent of the reader's organisation; empty for who is not signed in, or for a colour that can't be read. */
export const handler = define.handlers({
  async GET({ state }) {
    const accent = state.actor === null
      ? null
      : (await readOrganisation(state.services, state.actor)).brand.accent;
    const sheet = accent === null || accentFault(accent) !== null ? "" : accentStyleSheet(accent);
    return new Response(sheet, {
      headers: { "content-type": "text/css; charset=utf-8", "cache-control": "private, max-age=300" },
    });
  },
});
