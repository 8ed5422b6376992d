import { render } from "preact-render-to-string";
import type { AnalyticsOverview, PlatformReport } from "../../lib/contract/analytics_shapes.ts";
import type { Role } from "../../lib/contract/roles.ts";
import {
  annotationOf,
  cardOf,
  changeOf,
  freshnessOf,
  periodOf,
  pointsOf,
  postOf,
  spanFigureOf,
} from "../../tests/helpers/sample_figures.ts";
import { assert, assertEquals, assertIncludes } from "../../tests/helpers/assert.ts";
import { addressFor } from "./address.ts";
import { AnalyticsView } from "./AnalyticsView.tsx";
import { Dashboard } from "./Dashboard.tsx";
import { FreshnessLine } from "./FreshnessLine.tsx";
import { openingText } from "./opening.ts";
import { PlatformView } from "./PlatformView.tsx";
import { RangeSwitch } from "./RangeSwitch.tsx";

const NOW = "2026-11-21T09:05:00.000Z";
const NASTY = `"><script>alert(1)</script>`;
const RANGE = { range: "30d" as const };

const youtube = cardOf(
  "youtube",
  spanFigureOf("views", 33_940, { change: changeOf(27_300, 33_852) }),
  pointsOf([10, 20, 90, 10, 12]),
);
const linkedin = cardOf(
  "linkedin",
  spanFigureOf("impressions", 960, { change: changeOf(1000, 960, 30) }),
  pointsOf([5, 6]),
);
const x = cardOf("x", spanFigureOf("impressions", 7613, { days_known: 17 }), pointsOf([null, 6]));

function overviewOf(changes: Partial<AnalyticsOverview> = {}): AnalyticsOverview {
  return {
    period: periodOf(30),
    previous: periodOf(30, "2026-09-22"),
    platforms: [youtube, linkedin, x],
    freshness: [freshnessOf("youtube"), freshnessOf("linkedin"), freshnessOf("x", { state: "stale" })],
    annotations: [],
    posts: [postOf("youtube", NASTY, { views: 5 })],
    posts_total: 48,
    ...changes,
  };
}

function dashboard(role: Role, changes: Partial<Parameters<typeof Dashboard>[0]> = {}): string {
  return render(
    <Dashboard
      reader={{ name: "Vera Sample", role }}
      timeZone="UTC"
      now={NOW}
      overview={overviewOf()}
      requestId="request-1"
      range={RANGE}
      wrong={null}
      platform={undefined}
      standing={role === "viewer" ? null : STANDING}
      questions={[]}
      {...changes}
    />,
  );
}

const STANDING = {
  counts: { all: 0, processing: 0, completed: 0, failed: 0 },
  latest: null,
  earlier: [],
  unsettled: [],
};
const EMPTY = overviewOf({ platforms: [], freshness: [], posts: [], posts_total: 0 });
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, " ");

Deno.test("openingText() tells what moved, what can't be compared and what is missing, and adds nothing up", () => {
  assertEquals(
    plain(openingText(overviewOf())),
    "YouTube views are up 24 % on the period before and LinkedIn impressions down 4 %. " +
      "X has nothing to compare with yet.",
  );
  const none = cardOf("x", spanFigureOf("impressions", null), []);
  assertEquals(
    openingText({ platforms: [x, none] }),
    "X has figures, and nothing to compare them with yet. There are no figures of X for these days.",
  );
  const level = cardOf("x", spanFigureOf("impressions", 5, { change: changeOf(5, 5) }), []);
  assertEquals(openingText({ platforms: [level] }), "X impressions are level with the period before.");
});

Deno.test("Dashboard shows every role the figures, and reports only to those who may read them", () => {
  const [viewer, editor, admin] = (["viewer", "editor", "admin"] as const).map((role) => dashboard(role));

  for (const html of [viewer!, editor!, admin!]) {
    assertIncludes(html, "33,940");
    assertIncludes(html, 'href="/analytics/youtube/figures/views"');
    assertIncludes(html, 'href="/analytics/youtube/changes/views"');
    assertIncludes(html, "No comparison");
    assertIncludes(html, "All 48 posts");
    assert(!html.includes("<script"));
    assert(!html.includes(" style="));
  }
  assert(!viewer!.includes("/reports"), "a viewer sees no report");
  assertIncludes(editor!, "Latest reports");
  assert(!editor!.includes("/admin/sync"));
  assertIncludes(admin!, '<a href="/admin/sync">Refresh now</a>');
});

Deno.test("Dashboard lists the reader's own latest questions, and where to ask one", () => {
  const asked = { href: "/chat/1#question-1", created_at: "2026-11-21T08:00:00.000Z", abstained: true };
  const html = dashboard("viewer", { questions: [{ ...asked, question: NASTY }] });

  assertIncludes(html, "Nothing found · ");
  assertIncludes(html, "today, 08:00");
  assert(!html.includes("<script"));
  assertIncludes(dashboard("viewer"), "Nothing was asked yet.");
});

Deno.test("Dashboard draws the platform that is asked for, else the first that has figures", () => {
  assertIncludes(dashboard("viewer", { platform: "linkedin" }), "LinkedIn impressions were down");
  assertIncludes(dashboard("viewer"), "YouTube views peaked at 90");
  assertIncludes(dashboard("viewer"), "/?platform=x#trend");
});

Deno.test("Dashboard without figures says how they come in, to each what they may do", () => {
  const [viewer, admin] = [dashboard("viewer", { overview: EMPTY }), dashboard("admin", { overview: EMPTY })];

  assertIncludes(viewer, "An admin of your organisation can connect a platform");
  assert(!viewer.includes("/admin/"));
  assertIncludes(admin, 'href="/admin/sync"');
  assertIncludes(admin, 'href="/admin/imports"');
  assertIncludes(admin, "No reports yet");
});

Deno.test("Dashboard says why there are no figures where a source could not be read", () => {
  const failing = freshnessOf("x", { state: "failing", captured_at: null, reason: "X refused the key." });
  const html = dashboard("admin", { overview: { ...EMPTY, freshness: [failing] } });

  assertIncludes(html, "X refused the key.");
  assertIncludes(html, "No figures yet");
});

Deno.test("Dashboard stays whole when the figures can't be read, and names the request", () => {
  const html = dashboard("editor", { overview: null });

  assertIncludes(html, "The figures can’t be read just now.");
  assertIncludes(html, "Request request-1");
  assertIncludes(html, "No reports yet");
});

Deno.test("RangeSwitch keeps what else was asked, and opens with what is wrong beside its field", () => {
  const wrong = {
    faults: { to: "The last day is before the first." },
    sent: { from: "2026-11-02", to: "2026-11-01" },
  };
  const html = render(
    <RangeSwitch
      path="/analytics/x"
      range={RANGE}
      keep={{ account: "a" }}
      wrong={wrong}
      today="2026-11-21"
    />,
  );

  assertIncludes(html, 'href="/analytics/x?range=7d&amp;account=a"');
  assertIncludes(html, '<a href="/analytics/x?account=a" aria-current="true">30 days</a>');
  assertIncludes(html, 'name="account" value="a"');
  assertIncludes(html, '<details class="range__own" open>');
  assertIncludes(html, 'id="to-error"');
  assertIncludes(html, 'value="2026-11-01"');
  assertEquals(
    addressFor("/", { range: "custom", from: "2026-01-01", to: "2026-01-02" }, { q: "" }),
    "/?range=custom&from=2026-01-01&to=2026-01-02",
  );
});

Deno.test("FreshnessLine names only the source that is late, why, and when it is tried again", () => {
  const failing = freshnessOf("x", {
    state: "failing",
    captured_at: "2026-11-18T10:00:00.000Z",
    reason: "X refused the key.",
    next_try_at: "2026-11-21T13:00:00.000Z",
  });
  const html = render(
    <FreshnessLine
      freshness={[freshnessOf("youtube"), failing]}
      timeZone="UTC"
      now={NOW}
      mayRefresh={false}
    />,
  );

  assertIncludes(html, "YouTube complete to 18 Nov");
  assertIncludes(html, "X can’t be read; figures of 18 Nov 2026");
  assertIncludes(
    html,
    "X refused the key. What is shown is the last that is good. The next try is today, 13:00.",
  );
  assertEquals(html.match(/class="late"/g)?.length, 1);
  assertEquals(
    render(<FreshnessLine freshness={[]} timeZone="UTC" now={NOW} mayRefresh={false} />),
    "",
  );
});

function report(changes: Partial<PlatformReport> = {}): PlatformReport {
  const share = (name: string, views: number) => ({
    account: { ...youtube.accounts[0]!, id: crypto.randomUUID(), name },
    figures: [spanFigureOf("views", views), spanFigureOf("followers", 10)],
  });
  return {
    platform: "youtube",
    account: null,
    accounts: [share("قناة تجريبية", 750), share(NASTY, 250)],
    period: periodOf(5),
    previous: periodOf(5, "2026-10-17"),
    figures: [
      spanFigureOf("views", 1000),
      spanFigureOf("engagement_rate", 0.05, { numerator: 50, denominator: 1000 }),
      spanFigureOf("comments", null),
      spanFigureOf("views", 900, { layer: "content" }),
    ],
    series: [
      { metric: "views", layer: "account", points: pointsOf([1, 2, 3, 4, 5]) },
      { metric: "engagement_rate", layer: "account", points: pointsOf([0.05, null, 0.05, 0.04, 0.06]) },
    ],
    freshness: freshnessOf("youtube"),
    annotations: [annotationOf("2026-10-23", NASTY)],
    posts: [],
    posts_total: 0,
    ...changes,
  };
}

function platform(role: Role, changes: Partial<PlatformReport> = {}): string {
  return render(
    <PlatformView
      report={report(changes)}
      lines={[]}
      reader={{ name: "Ed Sample", role }}
      timeZone="UTC"
      now={NOW}
      range={RANGE}
      wrong={null}
    />,
  );
}

Deno.test("PlatformView leads from each figure to its origin, and gives a rate its formula with its parts", () => {
  const html = platform("viewer");

  assertIncludes(html, 'href="/analytics/youtube/figures/views"');
  assertIncludes(html, 'href="/analytics/youtube/figures/views?layer=content"');
  assertIncludes(html, "50 over 1,000");
  assertIncludes(html, 'role="tooltip"');
  assertIncludes(html, "/api/analytics/youtube/export");
  assert(!html.includes("<script"));
});

Deno.test("PlatformView takes channels apart where there are several, each in its own writing", () => {
  const html = platform("viewer");

  assertIncludes(html, "<bdi>قناة تجريبية</bdi>");
  assertIncludes(html, "75\u2009%");
  assertEquals(platform("viewer", { accounts: report().accounts.slice(0, 1) }).includes("By channel"), false);
});

Deno.test("PlatformView lets editors mark the charts, and viewers read the marks", () => {
  assert(!platform("viewer").includes("Mark a day"));
  assertIncludes(
    platform("editor"),
    "/analytics/annotations?back=%2Fanalytics%2Fyoutube&amp;platform=youtube",
  );
});

Deno.test("PlatformView and AnalyticsView without any figure say how they come in", () => {
  const none = { accounts: [], figures: [spanFigureOf("views", null)], series: [] };
  assertIncludes(platform("admin", none), "No figures yet");
  const html = render(
    <AnalyticsView
      reader={{ name: "Ada Sample", role: "admin" }}
      timeZone="UTC"
      now={NOW}
      overview={EMPTY}
      range={RANGE}
      wrong={null}
    />,
  );
  assertIncludes(html, "No figures yet");
  assert(!html.includes("Choose days"));
});
