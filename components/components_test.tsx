import type { JSX } from "preact";
import { render } from "preact-render-to-string";
import { endpoints } from "../lib/contract/mod.ts";
import {
  DraftConfig,
  type Report,
  type ReportDetail,
  type ReportDraft,
} from "../lib/contract/report_shapes.ts";
import { openapi } from "../lib/http/openapi.ts";
import { assert, assertEquals, assertIncludes } from "../tests/helpers/assert.ts";
import { ApiDocs } from "./ApiDocs.tsx";
import { EventFields } from "./EventFields.tsx";
import { FileSlot } from "./FileSlot.tsx";
import { Frame } from "./Frame.tsx";
import { Outline } from "./Outline.tsx";
import { ReportsStanding, type Standing } from "./Overview.tsx";
import { eventTexts } from "./report_form.ts";
import { ReportRow } from "./ReportRow.tsx";
import { SlideView } from "./SlideView.tsx";
import { Understood } from "./Understood.tsx";

const REPORT: Report = {
  id: "00000000-0000-4000-8000-000000000001",
  status: "completed",
  event_name: "Talk",
  event_date: "2026-11-12",
  made_by: { id: "00000000-0000-4000-8000-000000000002", name: "Ada Sample" },
  created_at: "2026-11-12T09:00:00.000Z",
  started_at: null,
  completed_at: "2026-11-12T09:01:00.000Z",
  progress: null,
  queue_position: null,
  error: null,
  slides: 14,
  respondents: 1234,
  headline: null,
  warning_count: 0,
  transcript: { name: "talk.docx", bytes: 1 },
  survey: { name: "answers.csv", bytes: 1 },
  output: null,
  attempts: 1,
};
const FAILURE = {
  code: "survey_no_answers",
  title: "The survey has no answers.",
  detail: null,
  request_id: "r-1",
};
const NASTY = `"><script>alert(1)</script>`;

function row(report: Partial<Report>): string {
  const now = "2026-11-12T09:05:00.000Z";
  return render(<ReportRow report={{ ...REPORT, ...report }} timeZone="UTC" now={now} back="/reports" />);
}

function frame(role: "viewer" | "editor" | "admin"): string {
  return render(
    <Frame
      organisation="Sample Health Media"
      logo={null}
      reader={{ name: "Vera Sample", role }}
      path="/settings"
    >
      page
    </Frame>,
  );
}

Deno.test("ReportRow escapes what a person typed, in text and in attributes", () => {
  const html = row({ event_name: NASTY, made_by: { ...REPORT.made_by, name: NASTY } });

  assert(!html.includes("<script"), html);
  assert(!html.includes(NASTY), html);
});

Deno.test("ReportRow offers what can be done in each state", () => {
  assertIncludes(row({}), "/download");
  assertIncludes(row({ status: "pending", queue_position: 0 }), 'value="cancel"');
  assertIncludes(row({ status: "processing", progress: { step: "Drawing", fraction: 0.5 } }), 'value="50"');
  assertIncludes(row({ status: "cancelled" }), 'value="retry"');
  assertIncludes(row({ status: "failed", error: FAILURE }), "Replace survey");
  assertIncludes(row({ status: "failed", error: { ...FAILURE, code: "internal" } }), 'value="retry"');
});

Deno.test("ReportRow gives the reason of a failure, and the request to name", () => {
  const html = row({ status: "failed", error: FAILURE });

  assertIncludes(html, "The survey has no answers.");
  assertIncludes(html, "Request r-1");
});

Deno.test("Frame shows a reader only the places they may open", () => {
  assert(!frame("viewer").includes('href="/reports"'));
  assertIncludes(frame("editor"), 'href="/reports"');
});

Deno.test("Frame marks the one place the page belongs to", () => {
  const marked = [...frame("admin").matchAll(/href="([^"]+)" aria-current="page"/g)].map((match) => match[1]);

  assertEquals([...new Set(marked)], ["/settings"]);
});

function standing(changes: Partial<Standing>, live?: () => JSX.Element): string {
  const whole = {
    counts: { all: 3, processing: 1, completed: 1, failed: 1 },
    latest: null,
    earlier: [],
    unsettled: [],
    ...changes,
  };
  return render(<ReportsStanding timeZone="UTC" standing={whole} live={live} />);
}

Deno.test("ReportsStanding leads with the latest deck, its finding and its figures", () => {
  const latest = {
    ...REPORT,
    headline: "91 % would come again",
    key_figures: [{ value: "+51", text: "Net Promoter Score" }],
  } as unknown as ReportDetail;

  const html = standing({ latest, earlier: [{ ...REPORT, event_name: NASTY }] });

  assertIncludes(html, `/api/reports/${REPORT.id}/slides/1`);
  assertIncludes(html, "would come again");
  assertIncludes(html, "+51");
  assertIncludes(html, "Earlier decks");
  assert(!html.includes("<script"), html);
});

Deno.test("ReportsStanding shows what is under way and what failed, with what moves in place of what stands still", () => {
  const running = { ...REPORT, status: "processing" as const, progress: { step: "Drawing", fraction: 0.5 } };
  const failed = { ...REPORT, status: "failed" as const, error: FAILURE };

  assertIncludes(standing({ unsettled: [running] }), 'value="50"');
  assertIncludes(standing({ unsettled: [running] }, () => <b>moving</b>), "<b>moving</b>");
  assertIncludes(standing({ unsettled: [failed] }, () => <b>moving</b>), "The survey has no answers.");
  assert(!standing({ unsettled: [failed] }, () => <b>moving</b>).includes("moving"));
});

Deno.test("ReportsStanding says how a report is made where there is none", () => {
  const html = standing({ counts: { all: 0, processing: 0, completed: 0, failed: 0 } });

  assertIncludes(html, "No reports yet");
  assertIncludes(html, "How a report is made");
});

Deno.test("EventFields gives the focus to the first field that was refused, and to no other", () => {
  const texts = eventTexts({
    config: DraftConfig.parse({}),
    suggested: { event_name: null, event_date: null },
  });

  const html = render(
    <EventFields texts={texts} errors={{ registered: "No.", event_date: "Choose the day." }} />,
  );

  assertEquals(
    [...html.matchAll(/<input[^>]*autofocus[^>]*>/g)].map(([tag]) => /id="(\w+)"/.exec(tag)?.[1]),
    [
      "event_date",
    ],
  );
});

Deno.test("SlideView leads to the slides beside it, and past the ends nowhere", () => {
  const outline = [1, 2, 3].map((number) => ({ number, title: `Finding ${number}` }));
  const slide = (number: number) =>
    render(<SlideView report={{ id: "r", event_name: NASTY, outline }} number={number} keys={null} />);

  assertIncludes(slide(2), 'href="/reports/r/slides/1" rel="prev"');
  assertIncludes(slide(2), 'href="/reports/r/slides/3" rel="next"');
  assert(!slide(1).includes('rel="prev"') && !slide(3).includes('rel="next"'));
  assertIncludes(slide(2), 'alt="Finding 2"');
  assert(!slide(2).includes("<script"));
});

Deno.test("FileSlot puts the refusal of a file in words that are read out", () => {
  const file = {
    name: "talk.docx",
    bytes: 5,
    summary: null,
    error: { ...FAILURE, detail: "Export it again." },
  };

  const html = render(<FileSlot field="survey" file={file} />);

  assertIncludes(html, 'role="alert"');
  assertIncludes(html, "The survey has no answers. Export it again.");
});

Deno.test("FileSlot shows how far an upload is, and that reading follows", () => {
  const slot = (sentBytes: number) =>
    render(<FileSlot field="survey" file={null} upload={{ name: "a.csv", sentBytes, totalBytes: 200 }} />);

  assertIncludes(slot(112), 'value="56"');
  assertIncludes(slot(200), "Finding out what it says");
});

Deno.test("Outline names what is missing beside the button, with a way there", () => {
  const html = render(<Outline outline={[]} missing={[{ words: "the date", href: "#event_date" }]} />);

  assertIncludes(html, 'One thing to settle first: <a href="#event_date">the date</a>.');
});

Deno.test("Understood lists every question, also those that are folded away", () => {
  const questions = Array.from({ length: 12 }, (_, at): ReportDraft["questions"][number] => ({
    id: `q${at}`,
    text: `Question ${at}?`,
    kind: "rating",
    changed: false,
    why: "Values 1 to 5",
    n: 9,
    included: at > 0,
  }));

  const html = render(
    <Understood
      draft={{ speakers: [], questions, warnings: [], duration_seconds: null } as unknown as ReportDraft}
    />,
  );

  for (const { id } of questions) assertIncludes(html, `name="question.${id}.kind"`);
  assertIncludes(html, "11 of 12 in the deck");
  assertIncludes(html, "Show the other 4 questions");
});

Deno.test("ApiDocs shows every endpoint of the contract", () => {
  const html = render(<ApiDocs document={openapi(endpoints)} />);

  for (const { id, path } of endpoints) {
    assertIncludes(html, `id="${id.replaceAll(".", "-")}"`);
    assertIncludes(html, path);
  }
});

Deno.test("components and pages carry no inline style, which the policy of pages would drop", async () => {
  const found: string[] = [];
  for (const folder of ["components", "islands", "routes"]) {
    for await (const path of filesUnder(new URL(`../${folder}/`, import.meta.url))) {
      if (/\sstyle=/.test(await Deno.readTextFile(path))) found.push(path.pathname);
    }
  }

  assertEquals(found.filter((path) => !path.endsWith("_test.tsx")), []);
});

async function* filesUnder(folder: URL): AsyncGenerator<URL> {
  for await (const entry of Deno.readDir(folder)) {
    if (entry.isDirectory) yield* filesUnder(new URL(`${encodeURIComponent(entry.name)}/`, folder));
    else if (entry.name.endsWith(".tsx")) yield new URL(encodeURIComponent(entry.name), folder);
  }
}
