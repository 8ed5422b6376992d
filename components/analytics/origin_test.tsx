import { render } from "preact-render-to-string";
import type { ChangeExplanation, Explanation, FigureRow } from "../../lib/contract/analytics_shapes.ts";
import {
  changeOf,
  later,
  NO_HISTORY,
  periodOf,
  postOf,
  spanFigureOf,
} from "../../tests/helpers/sample_figures.ts";
import { assert, assertEquals, assertIncludes } from "../../tests/helpers/assert.ts";
import { ChangesView } from "./ChangesView.tsx";
import { disputedDays, ExplainView } from "./ExplainView.tsx";

const NASTY = `"><script>alert(1)</script>`;
const RANGE = { range: "30d" as const };
const ACCOUNT = postOf("youtube", null).account;
const HASH = "ab".repeat(32);

function rowOf(day: number, changes: Partial<FigureRow> = {}): FigureRow {
  return {
    metric: "views",
    day: later("2026-10-22", day),
    period_start: null,
    account_id: ACCOUNT.id,
    layer: "account",
    basis: "day",
    source: "export",
    value: 100,
    numerator: null,
    denominator: null,
    provisional: false,
    capture_id: "00000000-0000-4000-8000-000000000001",
    captured_at: "2026-11-20T08:00:00.000Z",
    shown: true,
    earlier: [],
    ...changes,
  };
}

const EXPLANATION: Explanation = {
  platform: "youtube",
  period: periodOf(30),
  figure: spanFigureOf("views", 1234, {
    change: changeOf(1000, 1234),
    days_missing: ["2026-11-05"],
    days_provisional: ["2026-11-20"],
  }),
  formula: "Sum of 29 days.",
  meaning: "How often videos were watched, as YouTube counts a view.",
  accounts: [ACCOUNT],
  rows: [
    rowOf(0),
    rowOf(1, {
      earlier: [{
        value: 90,
        captured_at: "2026-11-01T08:00:00.000Z",
        replaced_at: "2026-11-20T08:00:00.000Z",
      }],
    }),
    rowOf(1, { source: "api", value: 97, shown: false }),
    rowOf(2, { provisional: true }),
  ],
  captures: [{
    id: "00000000-0000-4000-8000-000000000001",
    source: "export",
    captured_at: "2026-11-20T08:00:00.000Z",
    file_name: NASTY,
    file_sha256: HASH,
    layout: "youtube_studio_table",
  }],
  checks: [
    { what: "Total row", stated: 1234, counted: 1234, agrees: true },
    { what: "API", stated: 1300, counted: 1234, agrees: false },
  ],
};

function origin(changes: Partial<Explanation> = {}): string {
  return render(
    <ExplainView
      explanation={{ ...EXPLANATION, ...changes }}
      range={RANGE}
      account={undefined}
      wrong={null}
      timeZone="UTC"
      today="2026-11-21"
    />,
  );
}

Deno.test("ExplainView has what is needed to work a figure out again by hand", () => {
  const html = origin();

  for (
    const part of [
      "YouTube views: 1,234",
      "Sum of 29 days.",
      "No figures for 5 Nov.",
      "20 Nov may still change.",
      "Sources differ about 23 Oct",
      "Agrees",
      "It says 1,300; the rows say 1,234",
      "not shown: another source leads",
      HASH,
      "youtube studio table",
      'href="/analytics/youtube/changes/views"',
    ]
  ) assertIncludes(html, part);
  assertIncludes(html, '<span class="num">90</span>');
  assert(!html.includes("<script"));
});

Deno.test("ExplainView of nothing says that nothing is known", () => {
  const html = origin({
    figure: spanFigureOf("views", null),
    rows: [],
    captures: [],
    checks: [],
    accounts: [],
  });

  assertIncludes(html, "YouTube views: no figures");
  assertIncludes(html, "No row of these days is known.");
  assertIncludes(html, "No source states a total");
});

Deno.test("disputedDays() are those on which two sources differ about one channel", () => {
  assertEquals(disputedDays(EXPLANATION), ["2026-10-23"]);
  const other = rowOf(0, { account_id: crypto.randomUUID(), value: 3 });
  assertEquals(disputedDays({ rows: [rowOf(0), other, rowOf(1), rowOf(1, { source: "api" })] }), []);
});

const CHANGE: ChangeExplanation = {
  platform: "youtube",
  metric: "views",
  period: periodOf(30),
  previous: periodOf(30, "2026-09-22"),
  change: changeOf(1000, 1240),
  state: "explained",
  posts: [
    { post: postOf("youtube", NASTY), current: 400, previous: null, difference: 400, share: null },
    { post: postOf("youtube", "Older"), current: 100, previous: 300, difference: -200, share: -0.83 },
  ],
  rest: 40,
};

function changes(given: Partial<ChangeExplanation> = {}): string {
  return render(
    <ChangesView
      explanation={{ ...CHANGE, ...given }}
      range={RANGE}
      account={undefined}
      wrong={null}
      timeZone="UTC"
      today="2026-11-21"
    />,
  );
}

Deno.test("ChangesView lists the posts that make the difference, what is left, and the sum", () => {
  const html = changes();

  for (
    const part of ["+400", "−200", "Everything else", "+40", "In all", "+240", "1,240 views against 1,000"]
  ) {
    assertIncludes(html, part);
  }
  assert(!html.includes("<script"));
});

Deno.test("ChangesView says why it explains nothing, for each reason", () => {
  assertIncludes(changes({ state: "too_small", posts: [] }), "too small to be taken apart");
  assertIncludes(changes({ state: "no_post_figures", posts: [] }), "no views post by post");
  const none = changes({ state: "no_comparison", posts: [], change: NO_HISTORY, rest: null });
  assertIncludes(none, "There are no figures of the period before.");
  assertIncludes(none, "no comparison");
});
