import { PLATFORM_NAMES, PLATFORMS } from "../../lib/contract/metrics.ts";
import { Field } from "../Field.tsx";
import { addressFor, POSTS_PATH, rangePairs } from "./address.ts";
import { Choice } from "./AnnotationForm.tsx";
import type { PostsViewProps } from "./PostsView.tsx";

/** Which posts are listed: by words, platform, channel and day of publication; span and order are kept. */
export function PostFilters(
  { asked, accounts, range, wrong, filtered }:
    & Pick<PostsViewProps, "asked" | "accounts" | "range" | "wrong">
    & { filtered: boolean },
) {
  const shown = asked.platform === undefined
    ? accounts
    : accounts.filter(({ platform }) => platform === asked.platform);
  const faults = wrong?.faults ?? {};
  const hidden = { ...rangePairs(range), order: asked.order, direction: asked.direction };
  return (
    <form class="post-filters" method="get" action={POSTS_PATH} role="search" aria-label="Filter the posts">
      {Object.entries(hidden).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />
      )}
      <Field name="q" label="Words in the title" value={asked.q} error={faults.q} maxLength={200} />
      <Choice
        name="platform"
        label="Platform"
        value={asked.platform ?? ""}
        choices={[["", "All"], ...PLATFORMS.map((each): [string, string] => [each, PLATFORM_NAMES[each]])]}
        error={faults.platform}
      />
      {accounts.length < 2 ? null : (
        <Choice
          name="account"
          label="Channel"
          value={asked.account ?? ""}
          choices={[
            ["", "All"],
            ...shown.map((
              { id, name, platform },
            ): [string, string] => [id, `${name} (${PLATFORM_NAMES[platform]})`]),
          ]}
          error={faults.account}
        />
      )}
      <Choice
        name="published"
        label="Published"
        value={asked.published ?? "in_range"}
        choices={[["in_range", "In these days"], ["any", "At any time"]]}
        error={faults.published}
      />
      <button class="button" type="submit">Show</button>
      {filtered ? <a class="button button--quiet" href={addressFor(POSTS_PATH, range)}>Show all</a> : null}
    </form>
  );
}
