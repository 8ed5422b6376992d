// A 60-minute transcript and a survey of 25 questions to a finished PPTX, at 1,000 and 100,000 responses:
//   deno run -A tests/bench/report_bench.ts
// Every run is a process of its own, import included. The baseline parses the same CSV with papaparse and does nothing else.
import { strToU8, zipSync } from "fflate";
import Papa from "papaparse";
import { sampleNumbers } from "../../jobs/tasks/sample/analytics/random.ts";
import { makeReport, PLAIN_BRAND } from "../../lib/reports/making/mod.ts";

const CASES = [
  { responses: 1_000, runs: 7, goalSeconds: 2, goalMegabytes: 300 },
  { responses: 100_000, runs: 3, goalSeconds: 15, goalMegabytes: 800 },
];
const MINUTES = 60;
const QUALITY = ["Excellent", "Good", "Fair", "Poor", "Very poor"];
const AGREEMENT = ["Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree"];
const SATISFACTION = ["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"];
const ROLES = ["General practitioner", "Nurse", "Pharmacist", "Hospital specialist", "Student", "Other"];
const TOPICS = [
  "Resistant hypertension",
  "Frail patients",
  "Pregnancy",
  "Remote follow-up",
  "Salt and weight",
];
const COMMENTS = [
  "More time for questions at the end",
  "Send the slides before the start",
  "A shorter introduction and more cases",
  "More time for cases from practice",
  "The sound was low at times",
];
const WORDS =
  "blood pressure home reading patient clinic nurse tablet dose kidney potassium combination measure review control"
    .split(" ");

function surveyOf(responses: number): Uint8Array {
  const roll = sampleNumbers(1);
  const pick = (options: string[], bias = 1.8) => options[Math.floor(roll() ** bias * options.length)]!;
  const objectives = [
    "measure well",
    "start a combination",
    "plan kidney checks",
    "talk about doses",
    "refer in time",
  ];
  const columns: [string, () => string][] = [
    ["What is your main role?", () => pick(ROLES)],
    ["How would you rate the webinar overall?", () => pick(QUALITY)],
    ...objectives.map((
      item,
    ): [string, () => string] => [`After this webinar I feel able to [${item}]`, () => pick(AGREEMENT)]),
    [
      "How likely are you to recommend this webinar to a colleague? (0-10)",
      () => String(10 - Math.floor(roll() ** 2 * 11)),
    ],
    ...["sound", "length", "platform", "slides", "speakers", "pace"].map((item): [string, () => string] => [
      `How satisfied were you with the ${item}?`,
      () => pick(SATISFACTION),
    ]),
    ["Which topics should we cover next? (choose all that apply)", () => `"${pick(TOPICS)};${pick(TOPICS)}"`],
    [
      "Which devices do you use? (choose all that apply)",
      () => pick(["Clinic;Home", "Home", "Clinic", "24 hours;Clinic"]),
    ],
    ["How did you hear about this webinar?", () => pick(["E-mail", "Colleague", "LinkedIn", "Website"])],
    ["Would you attend another webinar?", () => pick(["Yes", "No"])],
    ["Do you work in primary care?", () => pick(["Yes", "No"])],
    ["How many years have you practised?", () => String(Math.floor(roll() * 40))],
    ["How many patients do you see a week?", () => String(10 + Math.floor(roll() * 90))],
    ["What could be improved?", () => roll() < 0.2 ? pick(COMMENTS, 1) : ""],
    ["What will you do differently?", () => roll() < 0.2 ? pick(COMMENTS, 1) : ""],
    ["Which country do you work in?", () => pick(["Germany", "France", "Spain", "Italy"])],
    ["What did you like most?", () => roll() < 0.2 ? pick(COMMENTS, 1) : ""],
  ];
  if (columns.length !== 25) throw new Error(`The survey has ${columns.length} questions, not 25`);
  const lines = [columns.map(([name]) => name).join(",")];
  for (let row = 0; row < responses; row++) lines.push(columns.map(([, answer]) => answer()).join(","));
  return strToU8(`${lines.join("\n")}\n`);
}

function transcriptOf(): Uint8Array {
  const roll = sampleNumbers(2);
  const speakers = ["Ada Example", "Ben Sample", "Cleo Muster"];
  const sentence = () =>
    `The ${Array.from({ length: 12 }, () => WORDS[Math.floor(roll() * WORDS.length)]).join(" ")}.`;
  const paragraphs: string[] = [];
  for (let seconds = 0; seconds < MINUTES * 60; seconds += 20) {
    const at = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    paragraphs.push(
      `${speakers[Math.floor(roll() * 3)]}   ${at}`,
      Array.from({ length: 4 }, sentence).join(" "),
    );
  }
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join(
    "",
  );
  const types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  return zipSync({
    "[Content_Types].xml": strToU8(
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${types}"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": strToU8(
      `${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  });
}

async function runOnce(what: string, folder: string): Promise<void> {
  const started = performance.now();
  const survey = await Deno.readFile(`${folder}/survey.csv`);
  if (what === "baseline") {
    Papa.parse(new TextDecoder().decode(survey), { header: false });
  } else {
    const { pptx } = await makeReport({
      transcriptBytes: await Deno.readFile(`${folder}/transcript.docx`),
      transcriptName: "transcript.docx",
      surveyBytes: survey,
      surveyName: "survey.csv",
      event: {
        name: "Hypertension in primary care",
        date: "2026-11-12",
        speakers: [],
        audience: "",
        programme: "",
        registered: null,
        attended: null,
      },
      brand: PLAIN_BRAND,
    });
    await Deno.writeFile(`${folder}/deck.pptx`, pptx);
  }
  const peak = Number(/VmHWM:\s+(\d+)/.exec(await Deno.readTextFile("/proc/self/status"))?.[1] ?? 0) / 1024;
  console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000, megabytes: peak }));
}

async function measured(what: string, folder: string): Promise<{ seconds: number; megabytes: number }> {
  const started = performance.now();
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", new URL(import.meta.url).pathname, what, folder],
    stdout: "piped",
    stderr: "inherit",
  });
  const { code, stdout } = await command.output();
  if (code !== 0) throw new Error(`A run of ${what} ended with ${code}`);
  const { megabytes } = JSON.parse(new TextDecoder().decode(stdout).trim().split("\n").at(-1)!);
  return { seconds: (performance.now() - started) / 1000, megabytes };
}

function middle(numbers: number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

async function benchCase(
  { responses, runs, goalSeconds, goalMegabytes }: (typeof CASES)[number],
): Promise<boolean> {
  const folder = await Deno.makeTempDir();
  try {
    const survey = surveyOf(responses);
    await Deno.writeFile(`${folder}/survey.csv`, survey);
    await Deno.writeFile(`${folder}/transcript.docx`, transcriptOf());
    const reports = [];
    const baselines = [];
    for (let run = 0; run < runs; run++) {
      reports.push(await measured("report", folder));
      baselines.push(await measured("baseline", folder));
    }
    const times = reports.map((run) => run.seconds);
    const median = middle(times, 0.5);
    const peak = Math.max(...reports.map((run) => run.megabytes));
    const ratio = median / middle(baselines.map((run) => run.seconds), 0.5);
    const met = median < goalSeconds && peak < goalMegabytes;
    console.log(
      `report ${responses} x 25 (${(survey.length / 1e6).toFixed(1)} MB): median ${
        median.toFixed(2)
      } s, p95 ${middle(times, 0.95).toFixed(2)} s, peak ${peak.toFixed(0)} MB over ${runs} processes; ${
        ratio.toFixed(1)
      } x a bare parse of the same CSV; goal ${goalSeconds} s and ${goalMegabytes} MB: ${
        met ? "met" : "MISSED"
      }`,
    );
    return met;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const [what, folder] = Deno.args;
  if (what !== undefined && folder !== undefined) await runOnce(what, folder);
  else {
    const met = [];
    for (const each of CASES) met.push(await benchCase(each));
    Deno.exit(met.every(Boolean) ? 0 : 1);
  }
}
