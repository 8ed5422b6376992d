import { render } from "preact-render-to-string";
import { annotationOf, postOf } from "../../tests/helpers/sample_figures.ts";
import { assert, assertEquals, assertIncludes } from "../../tests/helpers/assert.ts";
import { AnnotationPage } from "./Annotations.tsx";
import { ComparePosts } from "./ComparePosts.tsx";
import { PostsView } from "./PostsView.tsx";
import { PostView } from "./PostView.tsx";

const NASTY = `"><script>alert(1)</script>`;
const LONG = "x".repeat(200);
const ACCOUNTS = [postOf("youtube", null).account, postOf("linkedin", null).account];
const POSTS = [
  postOf("linkedin", NASTY, { impressions: 12_480, reactions: 5, engagement_rate: 0.048 }),
  postOf("x", LONG, { impressions: 3905, likes: -2, replies: 12 }, { duration_seconds: null, kind: null }),
  postOf("youtube", null, { views: 8214, watch_time: 1_843_200 }, { published_at: null }),
];

function posts(changes: Partial<Parameters<typeof PostsView>[0]> = {}): string {
  return render(
    <PostsView
      page={{ items: POSTS, next_cursor: "next", total: 48 }}
      accounts={ACCOUNTS}
      asked={{}}
      range={{ range: "90d" }}
      wrong={null}
      timeZone="UTC"
      today="2026-11-21"
      {...changes}
    />,
  );
}

Deno.test("PostsView gives each platform's figure its own word, and n/a where it has none", () => {
  const html = posts();

  assertIncludes(html, 'data-label="Reactions"');
  assertIncludes(html, 'data-label="Replies"');
  assertIncludes(html, `/analytics/posts/${POSTS[1]!.id}#likes">−2<`);
  assertIncludes(html, ">n/a<");
  assertIncludes(html, "Video without a title");
  assertIncludes(html, "Day of publication not known");
  assertIncludes(html, `<bdi>${LONG}</bdi>`);
  assert(!html.includes("<script") && !html.includes("<img"), "no outside picture is loaded");
});

Deno.test("PostsView keeps filters and span in its order, its pages and its file", () => {
  const asked = {
    platform: "x" as const,
    q: "spacers & more",
    order: "comments" as const,
    direction: "asc" as const,
  };
  const html = posts({ asked });
  const kept = "platform=x&amp;q=spacers+%26+more";

  assertIncludes(
    html,
    `/api/analytics/posts/export?range=90d&amp;${kept}&amp;order=comments&amp;direction=asc`,
  );
  assertIncludes(html, `${kept}&amp;order=comments&amp;direction=asc&amp;cursor=next`);
  assertIncludes(html, `${kept}&amp;order=comments&amp;direction=desc`);
  assertIncludes(html, 'aria-sort="ascending"');
  assertIncludes(html, 'value="spacers &amp; more"');
  assertIncludes(html, "Show all");
});

Deno.test("PostsView says so when nothing passes, what is wrong by its field, and what can't be compared", () => {
  const none = { items: [], next_cursor: null, total: 0 };
  assertIncludes(posts({ page: none }), "No post was published in these days");
  assertIncludes(posts({ page: none, asked: { q: "none" } }), "No post passes these filters");
  const wrong = { faults: { platform: "Choose one of: youtube, linkedin, x." }, sent: {} };
  assertIncludes(posts({ wrong }), 'id="platform-error"');
  assertIncludes(posts({ choice: "Choose two posts at least." }), "Choose two posts at least.");
});

Deno.test("ComparePosts measures posts by those of the same platform alone", () => {
  const html = render(<ComparePosts posts={POSTS} timeZone="UTC" back="/analytics/posts" />);

  assertIncludes(html, "which count differently");
  assert(!html.includes("compare__bar"), "one post of a platform has nothing beside it");
  const two = [postOf("x", "One", { impressions: 100 }), postOf("x", "Two", { impressions: 25 })];
  const alike = render(<ComparePosts posts={two} timeZone="UTC" back="/analytics/posts" />);
  assert(!alike.includes("which count differently"));
  assertIncludes(alike, 'width="25.0"');
  assertEquals(alike.match(/compare__bar/g)?.length, 2);
});

Deno.test("PostView says which days each figure covers, and links nowhere but to the web", () => {
  const delivery = {
    id: crypto.randomUUID(),
    source: "export" as const,
    captured_at: "2026-11-19T08:00:00.000Z",
    file_name: "sample.xlsx",
    file_sha256: "0".repeat(64),
    layout: "linkedin_posts",
  };
  const html = render(
    <PostView post={{ ...POSTS[0]!, captures: [delivery] }} timeZone="UTC" back="/analytics/posts" />,
  );

  assertIncludes(html, "since it was published, to 18 Nov 2026");
  assertIncludes(html, `<tr id="impressions">`);
  assertIncludes(html, `href="#delivery-${delivery.id}"`);
  assertIncludes(html, "sample.xlsx");
  assertIncludes(html, "as LinkedIn gives it.");
  assertIncludes(html, 'rel="noopener noreferrer"');
  const hostile = postOf("x", "One", {}, { url: "javascript:alert(1)" });
  const safe = render(
    <PostView post={{ ...hostile, captures: [] }} timeZone="UTC" back="/analytics/posts" />,
  );
  assert(!safe.includes("javascript:"));
  assertIncludes(safe, "No figures of this post are known yet.");
});

Deno.test("AnnotationPage keeps what was written, with what is wrong under its field", () => {
  const { id } = annotationOf("2026-11-01", "x");
  const html = render(
    <AnnotationPage
      id={id}
      texts={{ title: NASTY, day: "soon", platform: "x" }}
      faults={{ day: "Write a date." }}
      back="/analytics/x?a=1&b=2"
    />,
  );

  assertIncludes(html, 'id="day-error"');
  assertIncludes(html, `/analytics/annotations/${id}?back=%2Fanalytics%2Fx%3Fa%3D1%26b%3D2`);
  assertIncludes(html, "Take it off the charts");
  assert(!html.includes("<script"));
});
