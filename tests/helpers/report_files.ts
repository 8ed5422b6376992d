import type { ReportConfig } from "../../lib/contract/report_shapes.ts";

const encoder = new TextEncoder();

/** A short talk as captions: two voices, times, a question from the audience. */
export const TALK = `WEBVTT

1
00:00:01.000 --> 00:00:12.000
<v Ada Example>Welcome to this short session about washing spacers, which every practice with young patients should know well.

2
00:00:13.000 --> 00:00:31.000
<v Ben Specimen>A spacer that is rubbed dry with a towel becomes charged, and the medicine sticks to the plastic. Let the spacer dry in the air after washing it once a month.

3
00:00:32.000 --> 00:00:40.000
<v Ada Example>We have a question from the audience. How often should a family replace the spacer?

4
00:00:41.000 --> 00:00:58.000
<v Ben Specimen>Replace the spacer every twelve months, and sooner when the valve is stuck or the plastic has cracked along the seam.
`;

/** Twelve answers to three questions, and a column that names people. */
export function answers(rows = 12): string {
  const lines = [
    "Name,How would you rate the session overall?,What is your main role?,How likely are you to recommend us?",
  ];
  const ratings = ["Excellent", "Good", "Good", "Fair"];
  const roles = ["Nurse", "Doctor", "Nurse"];
  for (let at = 0; at < rows; at++) {
    lines.push(`Person ${at},${ratings[at % 4]},${roles[at % 3]},${[10, 9, 8, 10, 6, 9][at % 6]}`);
  }
  return lines.join("\n");
}

/** The two files of a report, as an upload gives them. */
export function reportFiles(survey = answers()) {
  return {
    transcript: { name: "talk.vtt", mediaType: "text/vtt", bytes: encoder.encode(TALK) },
    survey: { name: "answers.csv", mediaType: "text/csv", bytes: encoder.encode(survey) },
  };
}

/** What a person says about the event. */
export const CONFIG: ReportConfig = {
  event_name: "Washing spacers",
  event_date: "2026-02-26",
  speakers: [{ name: "Ada Example", role: "Host" }],
  audience: "Practice teams",
  programme: "",
  registered: null,
  attended: null,
  sample: false,
  questions: {},
  voices: {},
};
