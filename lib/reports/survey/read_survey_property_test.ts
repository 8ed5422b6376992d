import fc from "fast-check";
import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { AppError } from "../../http/app_error.ts";
import { readSurvey } from "./read_survey.ts";
import type { Survey } from "./survey.ts";

function read(text: string): Survey {
  return readSurvey(new TextEncoder().encode(text), "answers.csv");
}

Deno.test("readSurvey() counts each person once in a choice, whatever the answers", () => {
  const answer = fc.oneof(
    fc.constantFrom(
      "Yes",
      "no",
      "N/A",
      "",
      "5",
      "10",
      "Strongly agree",
      "A;B;",
      "a, b",
      "=1+1",
      "'x",
      '"',
      "-",
      "\n",
    ),
    fc.string({ maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(answer, answer, answer), { minLength: 1, maxLength: 40 }), (rows) => {
      const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
      const csv = `First question?,Second question?,Third question?\n${
        rows.map((row) => row.map(quoted).join(",")).join("\n")
      }\n`;
      let survey: Survey;
      try {
        survey = read(csv);
      } catch (error) {
        return error instanceof AppError;
      }
      return survey.questions.every(({ kind, n, counts, numbers, byRespondent }) => {
        const total = counts.reduce((all, { count }) => all + count, 0);
        const exact = ["single_choice", "rating", "likert", "nps"].includes(kind);
        return n <= survey.respondents && (!exact || total === n) &&
          (kind !== "rating" || numbers.length === n) &&
          (byRespondent.length === 0 || byRespondent.length === survey.respondents);
      });
    }),
    { numRuns: 300 },
  );
});

Deno.test("readSurvey() reads 100,000 rows in seconds", () => {
  const row = (place: number) =>
    `${["Excellent", "Good", "Poor"][place % 3]},"A, B",${
      place % 11
    },"Comment number ${place}, with ""quotes"""`;
  const csv = `How was it?,Which?,Recommend us?,Comment\n${
    Array.from({ length: 100_000 }, (_, place) => row(place)).join("\n")
  }`;
  const started = performance.now();
  const survey = read(csv);

  assertEquals(survey.respondents, 100_000);
  assert(performance.now() - started < 10_000);
});
