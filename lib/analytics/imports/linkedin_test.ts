import { assertEquals, assertIncludes } from "../../../tests/helpers/assert.ts";
import {
  csvFile,
  figuresOf,
  type SampleCell,
  textFile,
  workbookFile,
} from "../../../tests/helpers/exports.ts";
import { openImport } from "./open_import.ts";
import type { Choices, ImportFile } from "./reading.ts";

const LATER = { readAt: "2026-06-01T00:00:00Z" };

function figures(files: ImportFile[], choices: Choices = LATER): Record<string, number> {
  return figuresOf(openImport(files, choices).batches());
}

const METRICS: SampleCell[][] = [
  ["Aggregated data of organic and sponsored posts, by day, in UTC"],
  [
    "Date",
    "Impressions (organic)",
    "Impressions (sponsored)",
    "Impressions (total)",
    "Unique impressions (organic)",
    "Clicks (total)",
    "Reactions (total)",
    "Engagement rate (total)",
  ],
  ["01/02/2026", 90, 10, 100, 80, 4, 3, 0.0453],
  ["01/03/2026", 40, 0, 40, 35, 1, -1, 0],
];
const POSTS: SampleCell[][] = [
  ["Posts that were published in the chosen days"],
  [
    "Post title",
    "Post link",
    "Post type",
    "Campaign name",
    "Posted by",
    "Created date",
    "Audience",
    "Impressions",
    "Views",
    "Offsite Views",
    "Clicks",
    "Click through rate (CTR)",
    "Likes",
    "Comments",
    "Reposts",
    "Follows",
    "Engagement rate",
    "Content Type",
  ],
  [
    "Spacer or not?",
    "https://www.linkedin.com/feed/update/urn:li:activity:7123456789012345678/",
    "Organic",
    "",
    "Robin Sample",
    "01/02/2026",
    "All followers",
    70,
    null,
    null,
    3,
    0.0428,
    2,
    0,
    1,
    "",
    0.08,
    "Image",
  ],
];

for (const type of ["xlsx", "biff8"] as const) {
  Deno.test(`openImport() reads LinkedIn's content workbook as ${type}: days of the page, totals of posts`, () => {
    const file = workbookFile("sample-health_content_1767600000000.xls", {
      Metrics: METRICS,
      "All posts": POSTS,
    }, {
      type,
      formats: { "All posts!L3": "0.00%" },
    });
    const opened = openImport([file]);
    const post = "urn:li:activity:7123456789012345678";

    assertEquals(figures([file], {}), {
      "account impressions_organic day 2026-01-02": 90,
      "account impressions_sponsored day 2026-01-02": 10,
      "account impressions day 2026-01-02": 100,
      "account unique_impressions day 2026-01-02": 80,
      "account clicks day 2026-01-02": 4,
      "account reactions day 2026-01-02": 3,
      "account engagement_rate day 2026-01-02": 0.0453,
      "account impressions_organic day 2026-01-03": 40,
      "account impressions_sponsored day 2026-01-03": 0,
      "account impressions day 2026-01-03": 40,
      "account unique_impressions day 2026-01-03": 35,
      "account clicks day 2026-01-03": 1,
      "account reactions day 2026-01-03": -1,
      "account engagement_rate day 2026-01-03": 0,
      [`${post} impressions 2026-01-02..2026-01-03`]: 70,
      [`${post} clicks 2026-01-02..2026-01-03`]: 3,
      [`${post} click_through_rate 2026-01-02..2026-01-03`]: 0.0428,
      [`${post} likes 2026-01-02..2026-01-03`]: 2,
      [`${post} comments 2026-01-02..2026-01-03`]: 0,
      [`${post} reposts 2026-01-02..2026-01-03`]: 1,
      [`${post} engagement_rate 2026-01-02..2026-01-03`]: 0.08,
    });
    assertEquals(opened.reading.exportedAt, "2026-01-05T08:00:00.000Z");
    assertEquals([opened.reading.accountHint.name, opened.reading.needs], ["sample health", []]);
  });
}

Deno.test("openImport() keeps a rate's parts, so that days of rates can be weighed", () => {
  const [batch] = openImport([workbookFile("c.xlsx", { Metrics: METRICS })], LATER).batches();
  const rate = batch!.observations.find(({ metric }) => metric === "engagement_rate")!;

  assertEquals([rate.value, rate.numerator, rate.denominator], [0.0453, 4.53, 100]);
});

Deno.test("openImport() reads ratios of a LinkedIn CSV by what each cell says", () => {
  const rows = [METRICS[1]!, ["01/02/2026", "90", "10", "1,100", "80", "4", "3", "4.53%"], [
    "01/13/2026",
    "1",
    "0",
    "1",
    "1",
    "0",
    "0",
    "0.5",
  ]];
  const all = figures([csvFile("metrics.csv", rows)]);

  assertEquals(all["account engagement_rate day 2026-01-02"], 0.0453);
  assertEquals(all["account engagement_rate day 2026-01-13"], 0.5);
  assertEquals(all["account impressions day 2026-01-02"], 1100);
});

Deno.test("openImport() takes new followers by day, and says which sheets about the audience it leaves out", () => {
  const file = workbookFile("sample_followers_1767600000000.xls", {
    "New followers": [
      ["Date", "Sponsored followers", "Organic followers", "Auto-invited followers", "Total followers"],
      ["01/02/2026", 1, 5, 2, 8],
    ],
    Location: [["Location", "Total followers"], ["Sample City", 12]],
    Seniority: [["Seniority", "Total followers"], ["Senior", 7]],
  }, { type: "biff8" });
  const { tables } = openImport([file]).reading;

  assertEquals(figures([file], {}), {
    "account followers_gained_sponsored day 2026-01-02": 1,
    "account followers_gained_organic day 2026-01-02": 5,
    "account followers_gained_invited day 2026-01-02": 2,
    "account followers_gained day 2026-01-02": 8,
  });
  assertEquals(tables.map(({ sheet, layout }) => [sheet, layout]), [
    ["New followers", "linkedin_followers"],
    ["Location", null],
    ["Seniority", null],
  ]);
  assertIncludes(tables[1]!.leftOut!, "who the audience is");
});

Deno.test("openImport() takes visitors of the whole page, not its parts", () => {
  const header = [
    "Overview page views (desktop)",
    "Overview page views (total)",
    "Total page views (desktop)",
    "Total page views (mobile)",
    "Total page views (total)",
    "Total unique visitors (total)",
  ];
  const file = csvFile("visitors.csv", [["Date", ...header], ["01/02/2026", 1, 3, 4, 5, 9, 6]]);

  assertEquals(figures([file]), {
    "account page_views day 2026-01-02": 9,
    "account unique_visitors day 2026-01-02": 6,
  });
});

Deno.test("openImport() takes the own page of a table of competitors", () => {
  const file = workbookFile("sample_competitor_analytics_1767600000000.xlsx", {
    COMPETITORS: [
      ["1/1/2026 - 1/31/2026"],
      ["Page", "Total Followers", "New Followers", "Total post engagements", "Total posts"],
      ["Sample Health Media", 1200, 30, 400, 12],
      ["Another Example Ltd", 9000, 10, 100, 3],
    ],
  });
  const choices = {
    period: { from: "2026-01-01", to: "2026-01-31" },
    accountName: "Sample Health  Media",
    readAt: "2026-06-01T00:00:00Z",
  };

  assertEquals(figures([file], choices), {
    "account followers to_date 2026-01-31": 1200,
    "account followers_gained 2026-01-01..2026-01-31": 30,
    "account posts_created 2026-01-01..2026-01-31": 12,
  });
  const [refused] = openImport([file], choices).reading.rowsRefused;
  assertIncludes(refused!.reason, "another organisation's page");
});

Deno.test("openImport() knows LinkedIn's headings in Portuguese and Spanish, and dates by which numbers they can be", () => {
  const portuguese = csvFile("conteudo.csv", [
    ["Relatório agregado"],
    [
      "Data",
      "Impressões (orgânicas)",
      "Impressões (total)",
      "Impressões únicas (orgânicas)",
      "Cliques (total)",
      "Compartilhamentos (total)",
      "Taxa de engajamento (total)",
    ],
    ["13/01/2026", "90", "1.100", "80", "4", "2", "4,53%"],
  ]);
  const spanish = csvFile("contenido.csv", [
    [
      "Fecha",
      "Impresiones totales",
      "Impresiones (orgánicas)",
      "Clics (Totales)",
      "Reacciones (generales)",
      "Veces compartido (total)",
    ],
    ["01/13/2026", "100", "90", "4", "3", "2"],
  ]);

  assertEquals(figures([portuguese]), {
    "account impressions_organic day 2026-01-13": 90,
    "account impressions day 2026-01-13": 1100,
    "account unique_impressions day 2026-01-13": 80,
    "account clicks day 2026-01-13": 4,
    "account reposts day 2026-01-13": 2,
    "account engagement_rate day 2026-01-13": 0.0453,
  });
  assertEquals(figures([spanish]), {
    "account impressions day 2026-01-13": 100,
    "account impressions_organic day 2026-01-13": 90,
    "account clicks day 2026-01-13": 4,
    "account reactions_organic day 2026-01-13": 3,
    "account reposts day 2026-01-13": 2,
  });
});

Deno.test("openImport() reads days that could be either order by the order in which they follow each other", () => {
  const days = ["01/02/2026", "02/02/2026", "03/02/2026", "04/02/2026"];
  const rows = days.map((day) => [day, 1, 2, 3]);
  const file = csvFile("f.csv", [
    ["Date", "Sponsored followers", "Organic followers", "Total followers"],
    ...rows,
  ]);

  assertEquals(openImport([file], LATER).reading.span, { from: "2026-02-01", to: "2026-02-04" });
});

Deno.test("openImport() says how it reads a day that could be either", () => {
  const file = textFile("f.csv", "Date,Organic followers,Total followers\n03/04/2026,1,2\n");

  assertEquals(openImport([file], LATER).reading.warnings, [
    '"f.csv": Dates such as 03/04/2026 are read as month/day.',
  ]);
});

Deno.test("openImport() is not led astray by a day that no calendar has", () => {
  const rows = ["01/02/2026", "01/03/2026", "31/31/2026"].map((day) => [day, 1, 2]);
  const { reading } = openImport([
    csvFile("f.csv", [["Date", "Organic followers", "Total followers"], ...rows]),
  ], LATER);

  assertEquals(reading.span, { from: "2026-01-02", to: "2026-01-03" });
  assertEquals(reading.rowsRefused.map(({ reason }) => reason), ['"31/31/2026" is not a date.']);
});
