import { assert, assertEquals, assertIncludes, assertThrows } from "../../../tests/helpers/assert.ts";
import { AppError } from "../../http/app_error.ts";
import { readSurvey } from "./read_survey.ts";

function refusal(bytes: Uint8Array | string): AppError {
  const given = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
  const error = assertThrows(() => readSurvey(given, "../odd\u0000name 🎉.csv"));
  assert(error instanceof AppError, String(error.stack));
  return error;
}

Deno.test("readSurvey() refuses what is no survey and says what to do", () => {
  const pdf = new TextEncoder().encode("%PDF-1.7\n%âãÏÓ\n1 0 obj\n");
  const cases: [Uint8Array | string, string, string][] = [
    [new Uint8Array(), "file_empty", "Export"],
    [pdf, "file_type_wrong", "save it as CSV"],
    ["<!DOCTYPE html><html><body>x</body></html>", "file_type_wrong", "CSV"],
    ['{"answers": [1, 2],\n"people": [3, 4]}\n', "file_type_wrong", "JSON"],
    ["Comment\nGood\nBad\n", "survey_one_column", "Export"],
    ["A?,B?,C?\n", "survey_no_answers", "responses"],
    ["A?,B?,C?\n,,\n,,\n", "survey_no_answers", "none holds"],
    ["Name,Email\nAda,ada@example.org\n", "survey_no_answers", "answers, too"],
    ['A?,B?\n1,2\n"3,4\n5,6\n', "survey_quote_open", "row 3"],
    ["WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n", "survey_is_transcript", "as the transcript"],
    [
      "1\n00:00:01,000 --> 00:00:02,000\nHello, all\n\n2\n00:00:03,000 --> 00:00:04,000\nYes, hello\n",
      "survey_is_transcript",
      "CSV",
    ],
    [
      "Ada: Good evening, all.\nEd: Hello, Ada.\nAda: Shall we, then?\nEd: Yes, do.\n",
      "survey_is_transcript",
      "CSV",
    ],
    ["Attendee Report\nReport Generated:,x\nTopic,Webinar ID\nA,1\n", "survey_is_other_report", "attendee"],
    [
      "Question and Answer Report\nTopic,Webinar ID\nA,1\n",
      "survey_is_other_report",
      "questions and answers",
    ],
    [`${"Q?,".repeat(1_999)}Q?\n${"1,".repeat(1_999)}1\n`, "survey_too_wide", "2,000"],
    [`A?,B?\n${"1,2\n".repeat(200_001)}`, "survey_too_long", "200,000"],
  ];
  for (const [bytes, code, part] of cases) {
    const error = refusal(bytes);
    assertEquals(error.code, code);
    assertIncludes(error.detail ?? "", part);
  }
});
