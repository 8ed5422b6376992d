import { AppError, define } from "../../lib/http/mod.ts";
import { readLogo } from "../../lib/people/mod.ts";

/** The logo of the reader's organisation; under its version it never changes. */
export const handler = define.handlers({
  async GET({ url, state: { services, actor } }) {
    if (actor === null) throw new AppError("not_found");
    const { bytes, mediaType, version } = await readLogo(services, actor);
    const lasting = version !== null && url.searchParams.get("v") === version;
    return new Response(bytes, {
      headers: {
        "content-type": mediaType,
        "cache-control": lasting ? "private, max-age=31536000, immutable" : "private, no-cache",
      },
    });
  },
});
