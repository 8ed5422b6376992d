import { assert, assertEquals, assertIncludes } from "../../../tests/helpers/assert.ts";
import { readSurvey } from "./read_survey.ts";
import type { Question, QuestionChanges, Survey } from "./survey.ts";

function read(text: string, changes?: QuestionChanges): Survey {
  return readSurvey(new TextEncoder().encode(text), "answers.csv", changes);
}

/** A survey of one question and a second column that keeps it a table. */
function ask(question: string, answers: string[], changes?: QuestionChanges): Question {
  const cells = answers.map((answer) => `"${answer.replaceAll('"', '""')}",x`);
  return read(`"${question}",Kept\n${cells.join("\n")}\n`, changes).questions[0]!;
}

function repeat<T>(...pairs: [T, number][]): T[] {
  return pairs.flatMap(([value, times]) => Array(times).fill(value));
}

Deno.test("readSurvey() sees a rating in numbers and completes its scale", () => {
  const question = ask("Rate the session from 1 to 5", ["5", "4", "4.0", "2", "N/A"]);

  assertEquals([question.kind, question.n], ["rating", 4]);
  assertEquals(question.counts.map(({ label, count }) => `${label}:${count}`), [
    "5:1",
    "4:2",
    "3:0",
    "2:1",
    "1:0",
  ]);
  assertEquals(question.numbers, [5, 4, 4, 2]);
  assertEquals(question.byRespondent, [5, 4, 4, 2, null]);
});

Deno.test("readSurvey() takes the bounds of a scale from the question", () => {
  assertEquals(ask("On a scale of 1-7, how clear?", ["3", "4"]).counts.length, 7);
  assertEquals(ask("Clarity (1 = poor, 10 = excellent)", ["3", "4"]).counts.length, 10);
  assertEquals(ask("Stars", ["★★★★★", "★★★☆☆"]).counts[0], { label: "5", count: 1 });
});

Deno.test("readSurvey() reads a scale where 1 is best as such", () => {
  const question = ask("Note (1 = sehr gut, 5 = ungenügend)", ["1", "1", "3"]);

  assertEquals(question.counts.map(({ label }) => label), ["1", "2", "3", "4", "5"]);
  assertEquals(question.byRespondent, [5, 5, 3]);
});

Deno.test("readSurvey() reads numbers with words beside them", () => {
  const question = ask("The aims were clear", [
    "5 - Strongly agree",
    "4 - Agree",
    "3 - Neutral",
    "1 - Strongly disagree",
    "2 - Disagree",
  ]);
  assertEquals([question.kind, question.counts[0]!.label], ["likert", "Strongly agree"]);

  const turned = ask("How critical is it?", [
    "1 – Extremely critical",
    "2 – Very critical",
    "5 – Not at all critical",
    "3 – Somewhat critical",
    "4 – Not so critical",
  ]);
  assertEquals(turned.counts[0]!.label, "Extremely critical");
});

Deno.test("readSurvey() knows scales in words in several languages", () => {
  const scales: [string[], string, string][] = [
    [["Strongly agree", "disagree", "N/A"], "agreement", "Strongly agree"],
    [["Very satisfied", "Neither satisfied nor dissatisfied"], "satisfaction", "Very satisfied"],
    [["Extremely useful", "Not at all useful", "Very useful"], "usefulness", "Extremely useful"],
    [["Not at all confident", "Very confident"], "confidence", "Very confident"],
    [["Always", "Rarely"], "frequency", "Always"],
    [["Stimme voll zu", "Stimme eher nicht zu"], "agreement", "Stimme voll zu"],
    [["Très satisfait(e)", "Insatisfait(e)"], "satisfaction", "Très satisfait(e)"],
    [["Totalmente de acuerdo", "En desacuerdo"], "agreement", "Totalmente de acuerdo"],
    [["Concordo totalmente", "Discordo"], "agreement", "Concordo totalmente"],
    [["Rất hài lòng", "Không hài lòng"], "satisfaction", "Rất hài lòng"],
  ];
  for (const [answers, name, best] of scales) {
    const question = ask("How was it?", answers);
    assertEquals([question.kind, question.scale?.name, question.counts[0]!.label], ["likert", name, best]);
    assertEquals(question.counts.reduce((total, { count }) => total + count, 0), question.n);
  }
});

Deno.test("readSurvey() finds the net promoter question, and not where the scale can't be 0 to 10", () => {
  const nps = ask(
    "How likely are you to recommend us?",
    repeat(["10", 12], ["8", 4], ["9", 2], ["5", 1], ["6", 1]),
  );
  assertEquals([nps.kind, nps.counts.length, nps.counts[10]!.count], ["nps", 11, 12]);

  assertEquals(ask("Would you recommend it? (1-5)", ["5", "4"]).kind, "rating");
  assertEquals(ask("Recommend, 1 to 10", ["9", "4"]).kind, "rating");
  assertEquals(ask("Would you recommend it?", ["Yes", "No"]).kind, "single_choice");
});

Deno.test("readSurvey() joins spellings of one option and keeps Other last", () => {
  const question = ask("Your role?", [
    "Nurse",
    "nurse ",
    "NURSE",
    "Nurse",
    "Other",
    "Other",
    "Other",
    "Other",
    "Other",
    "Doctor",
  ]);

  assertEquals(question.counts, [{ label: "Nurse", count: 4 }, { label: "Doctor", count: 1 }, {
    label: "Other",
    count: 5,
  }]);
});

Deno.test("readSurvey() keeps commas inside an option of one choice", () => {
  const question = ask(
    "Is it?",
    repeat(["Yes, very much so", 6], ["Yes, a little", 5], ["No, not at all", 4]),
  );

  assertEquals([question.kind, question.counts.length], ["single_choice", 3]);
});

Deno.test("readSurvey() reads numbers with their units", () => {
  const question = ask("Years of practice", ["12 years", "3", "about 20", "7,5", "1,200", "a while"]);

  assertEquals([question.kind, question.n], ["number", 5]);
  assertEquals(question.numbers, [12, 3, 20, 7.5, 1200]);
});

Deno.test("readSurvey() takes formulas for text", () => {
  const question = ask("Any comment?", [
    "=cmd|' /C calc'!A0",
    "+1 for the speaker, really good",
    "'-- as it is",
    "Fine by me, thank you",
  ]);

  assertEquals(question.texts[0], "=cmd|' /C calc'!A0");
  assertEquals(question.texts[2], "-- as it is");
});

Deno.test("readSurvey() lets nothing that identifies people out", () => {
  const survey = read(
    "Name,Work e-mail,Phone,IP Address,Your full name please,Comment\n" +
      "Ada Example,ada@example.org,+44 20 7946 0000,192.0.2.7,Ada E. Example,Write to ada@example.org or call +44 20 7946 0000\n" +
      "Ed Example,ed@example.org,+44 20 7946 0001,192.0.2.8,Ed F. Example,Patient MRN 12345678 did well; see https://example.org/x?token=abc\n" +
      "Vera Example,vera@example.org,+44 20 7946 0002,192.0.2.9,Vera G. Example,On 12-11-2026 we saw 1 200 patients\n",
  );
  const said = JSON.stringify(survey);

  assert(!/ada@|ed@|7946|192\.0|Ada E|12345678|token=abc|Vera/.test(said), said);
  assertEquals(survey.questions.at(-1)!.texts[2], "On 12-11-2026 we saw 1 200 patients");
  assertIncludes(survey.warnings.map(({ code }) => code).join(), "personal_data_masked");
  assertEquals(survey.questions.filter(({ included }) => included).length, 1);
});

Deno.test("readSurvey() counts the later answer of a person who answers twice", () => {
  const survey = read(
    "Timestamp,Email Address,Clear?\n2026/11/13 9:00:00,ada@example.org,Yes\n2026/11/12 9:00:00,Ada@example.org,No\n2026/11/12 9:00:00,ed@example.org,No\n",
  );

  assertEquals([survey.rows, survey.respondents], [3, 2]);
  assertEquals(survey.questions[2]!.counts.map(({ count }) => count), [1, 1]);
  assertEquals(survey.warnings[0]!.code, "answered_twice");
});

Deno.test("readSurvey() says how many rows have no answers", () => {
  const survey = read("Timestamp,Clear?,Useful?\n2026-11-12,Yes,Yes\n2026-11-12,,\n2026-11-12,,\n,,\n");

  assertEquals([survey.rows, survey.respondents], [4, 1]);
  assertEquals(survey.warnings.map(({ message }) => message), ["3 rows have no answers."]);
});

Deno.test("readSurvey() leaves rows that do not fit the header out, naming them", () => {
  const full = Array.from({ length: 20 }, (_, row) => `${row % 2 ? "Yes" : "No"},Good,Often,`).join("\n");
  const survey = read(`A clear?,B good?,C often?,D?\n${full}\nYes,Good,Often\nYes,Good,Often,x,y\n`);

  assertEquals(survey.respondents, 20);
  const said = survey.warnings.filter(({ code }) => code === "rows_left_out").map(({ message }) => message)
    .join(" ");
  assertIncludes(said, "Row 22 has 3 columns where the header has 4");
  assertIncludes(said, "Row 23 has 5 columns where the header has 4");
});

Deno.test("readSurvey() fills rows whose exporter dropped empty cells at the end", () => {
  const survey = read("A clear?,B good?,Comment\nYes,Good,Nice and short it was\nNo,Good\nYes,Fair\n");

  assertEquals(survey.respondents, 3);
  assertEquals(survey.warnings.map(({ code }) => code), ["rows_padded"]);
});

Deno.test("readSurvey() applies a person's corrections", () => {
  const answers = ["3", "5", "4", "9"];
  assertEquals(ask("Score", answers).kind, "rating");
  assertEquals(ask("Duration of the talk", answers).kind, "rating");
  assertEquals(ask("Score", answers, { q1: { kind: "nps" } }).counts.length, 11);
  assertEquals(ask("Score", answers, { q1: { kind: "number" } }).numbers, [3, 5, 4, 9]);
  assertEquals(ask("Score", answers, { q1: { kind: "single_choice" } }).counts.length, 4);
  assertEquals(ask("Score", answers, { q1: { kind: "free_text" } }).texts, answers);
  assertEquals(ask("Score", answers, { q1: { kind: "identity" } }).included, false);
  assertEquals(ask("Score", answers, { q1: { included: false } }).included, false);
  assertEquals(ask("Tags", ["a, b", "b"], { q1: { kind: "multiple_choice" } }).counts[0], {
    label: "b",
    count: 2,
  });
  assertEquals(ask("Odd", ["Blue", "Blue", "Red"], { q1: { kind: "likert" } }).counts[0], {
    label: "Blue",
    count: 2,
  });
});

Deno.test("readSurvey() keeps ids in place when kinds are corrected", () => {
  const csv = "A?,B?,C?\nYes,Good,1\nNo,Fair,2\n";
  const ids = (survey: Survey) => survey.questions.map(({ id, text }) => `${id} ${text}`);

  assertEquals(ids(read(csv, { q2: { kind: "free_text" } })), ids(read(csv)));
});

Deno.test("readSurvey() pairs the same question before and after", () => {
  const survey = read(
    '"Before the webinar, how confident were you in diagnosing asthma?","After the webinar, how confident are you in diagnosing asthma?",Do you read before or after work?\n' +
      "Not at all confident,Somewhat confident,Yes\nSomewhat confident,Very confident,No\n",
  );

  assertEquals(survey.pairs.map(({ beforeId, afterId }) => [beforeId, afterId]), [["q1", "q2"]]);
});

Deno.test("readSurvey() pairs no question that names both times", () => {
  const survey = read(
    "I like talks before or after work,I like talks after work\nAgree,Disagree\nDisagree,Agree\n",
  );

  assertEquals(survey.questions.map(({ kind }) => kind), ["likert", "likert"]);
  assertEquals(survey.pairs, []);
});

Deno.test("readSurvey() reads UTF-8 with a mark, UTF-16 and Windows-1252", () => {
  const text = "Rôle?;Clarté?\nInfirmière;Très bien\nMédecin;Bien\n";
  const utf16 = new Uint8Array(2 + text.length * 2);
  utf16.set([0xff, 0xfe]);
  for (let at = 0; at < text.length; at++) {
    utf16.set([text.charCodeAt(at) & 0xff, text.charCodeAt(at) >> 8], 2 + at * 2);
  }
  const windows = Uint8Array.from(text, (char) => char.charCodeAt(0));
  for (const bytes of [new TextEncoder().encode(`\ufeff${text}`), utf16, windows]) {
    assertEquals(readSurvey(bytes, "a.csv").questions[1]!.counts[1], { label: "Très bien", count: 1 });
  }
});
